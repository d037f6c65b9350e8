using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RiskPlatform.RiskService.Platform.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Foundation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Allocations",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    WorkerId = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    WorkerKey = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Side = table.Column<int>(type: "INTEGER", nullable: false),
                    SameWorkerReason = table.Column<int>(type: "INTEGER", nullable: false),
                    EndTime = table.Column<long>(type: "INTEGER", nullable: true),
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreateTime = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Allocations", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Assessments",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    EvaluatedLevel = table.Column<int>(type: "INTEGER", nullable: false),
                    WorkerId = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    AssessorKnown = table.Column<bool>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CounterAllegationId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    ConsultationId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    ApproveTime = table.Column<long>(type: "INTEGER", nullable: true),
                    ApprovedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ApproveReason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreateTime = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assessments", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "CaseKeys",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    MasterKeyId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    WrappedKey = table.Column<byte[]>(type: "BLOB", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseKeys", x => x.CaseId);
                });

            migrationBuilder.CreateTable(
                name: "Cases",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ReferenceHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    Reference = table.Column<byte[]>(type: "BLOB", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    LatestAssessmentId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    SafeguardingRequiredBy = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    SafeguardingMetThrough = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    SelfHarmRequiredBy = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    SelfHarmMetThrough = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    LowerLevelAwaiting = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    Facts = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Stance = table.Column<int>(type: "INTEGER", nullable: false),
                    SubjectIntoxicated = table.Column<bool>(type: "INTEGER", nullable: false),
                    IntoxicationTime = table.Column<long>(type: "INTEGER", nullable: true),
                    ConfidentialityExplained = table.Column<bool>(type: "INTEGER", nullable: false),
                    AbuseAlleged = table.Column<bool>(type: "INTEGER", nullable: false),
                    AbuseDisclosed = table.Column<bool>(type: "INTEGER", nullable: false),
                    SurvivorLevel = table.Column<int>(type: "INTEGER", nullable: false),
                    SurvivorViewReason = table.Column<int>(type: "INTEGER", nullable: false),
                    Children = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenCounterAllegationId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    CounterAllegationConcludedTime = table.Column<long>(type: "INTEGER", nullable: true),
                    NextReviewTime = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreateTime = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdateTime = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cases", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Consultations",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    RequiredAgencies = table.Column<int>(type: "INTEGER", nullable: false),
                    Agencies = table.Column<int>(type: "INTEGER", nullable: false),
                    Done = table.Column<bool>(type: "INTEGER", nullable: false),
                    DueTime = table.Column<long>(type: "INTEGER", nullable: true),
                    ConsultTime = table.Column<long>(type: "INTEGER", nullable: true),
                    Note = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreateTime = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consultations", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Contacts",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    ContactTime = table.Column<long>(type: "INTEGER", nullable: false),
                    PlannedContactId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreateTime = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contacts", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "CounterAllegations",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    ConcludeTime = table.Column<long>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ConcludedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreateTime = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CounterAllegations", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "IdempotentRequests",
                columns: table => new
                {
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ClientId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RequestId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    RequestHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Answer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreateTime = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdempotentRequests", x => new { x.AgencyId, x.ClientId, x.RequestId });
                });

            migrationBuilder.CreateTable(
                name: "Observations",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    AssessmentId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    Presence = table.Column<int>(type: "INTEGER", nullable: false),
                    Sources = table.Column<long>(type: "INTEGER", nullable: false),
                    HeardTime = table.Column<long>(type: "INTEGER", nullable: false),
                    OccurredTime = table.Column<long>(type: "INTEGER", nullable: true),
                    Words = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreateTime = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Observations", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Parties",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    ChildRelation = table.Column<int>(type: "INTEGER", nullable: false),
                    ChildEffects = table.Column<int>(type: "INTEGER", nullable: false),
                    Identity = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RemoveTime = table.Column<long>(type: "INTEGER", nullable: true),
                    RemoveReason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreateTime = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Parties", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "RoleSwaps",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    NewSubjectPartyId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Reason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Approved = table.Column<bool>(type: "INTEGER", nullable: true),
                    DecideTime = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DecideReason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreateTime = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleSwaps", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SafeguardingActions",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    AssessmentId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ActionTime = table.Column<long>(type: "INTEGER", nullable: false),
                    WorkerId = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Note = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreateTime = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SafeguardingActions", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Allocations_AgencyId_WorkerKey_EndTime_CaseId",
                table: "Allocations",
                columns: new[] { "AgencyId", "WorkerKey", "EndTime", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AgencyId_ReferenceHash",
                table: "Cases",
                columns: new[] { "AgencyId", "ReferenceHash" },
                unique: true,
                filter: "[ReferenceHash] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AgencyId_State_NextReviewTime_Id_Level",
                table: "Cases",
                columns: new[] { "AgencyId", "State", "NextReviewTime", "Id", "Level" });

            migrationBuilder.CreateIndex(
                name: "IX_IdempotentRequests_CreateTime",
                table: "IdempotentRequests",
                column: "CreateTime");

            migrationBuilder.CreateIndex(
                name: "IX_SafeguardingActions_CaseId_AssessmentId",
                table: "SafeguardingActions",
                columns: new[] { "CaseId", "AssessmentId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Allocations");

            migrationBuilder.DropTable(
                name: "Assessments");

            migrationBuilder.DropTable(
                name: "CaseKeys");

            migrationBuilder.DropTable(
                name: "Cases");

            migrationBuilder.DropTable(
                name: "Consultations");

            migrationBuilder.DropTable(
                name: "Contacts");

            migrationBuilder.DropTable(
                name: "CounterAllegations");

            migrationBuilder.DropTable(
                name: "IdempotentRequests");

            migrationBuilder.DropTable(
                name: "Observations");

            migrationBuilder.DropTable(
                name: "Parties");

            migrationBuilder.DropTable(
                name: "RoleSwaps");

            migrationBuilder.DropTable(
                name: "SafeguardingActions");
        }
    }
}
