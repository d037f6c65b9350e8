using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RiskPlatform.RiskService.Platform.Persistence.Migrations.SqlServer
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
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    WorkerId = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WorkerKey = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Side = table.Column<int>(type: "int", nullable: false),
                    SameWorkerReason = table.Column<int>(type: "int", nullable: false),
                    EndTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Allocations", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Assessments",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Level = table.Column<int>(type: "int", nullable: false),
                    EvaluatedLevel = table.Column<int>(type: "int", nullable: false),
                    WorkerId = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AssessorKnown = table.Column<bool>(type: "bit", nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    CounterAllegationId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    ConsultationId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    ApproveTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    ApprovedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ApproveReason = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assessments", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "CaseKeys",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    MasterKeyId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WrappedKey = table.Column<byte[]>(type: "varbinary(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseKeys", x => x.CaseId);
                });

            migrationBuilder.CreateTable(
                name: "Cases",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ReferenceHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    Reference = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    State = table.Column<int>(type: "int", nullable: false),
                    Level = table.Column<int>(type: "int", nullable: false),
                    LatestAssessmentId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    SafeguardingRequiredBy = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    SafeguardingMetThrough = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    SelfHarmRequiredBy = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    SelfHarmMetThrough = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    LowerLevelAwaiting = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    Facts = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Stance = table.Column<int>(type: "int", nullable: false),
                    SubjectIntoxicated = table.Column<bool>(type: "bit", nullable: false),
                    IntoxicationTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    ConfidentialityExplained = table.Column<bool>(type: "bit", nullable: false),
                    AbuseAlleged = table.Column<bool>(type: "bit", nullable: false),
                    AbuseDisclosed = table.Column<bool>(type: "bit", nullable: false),
                    SurvivorLevel = table.Column<int>(type: "int", nullable: false),
                    SurvivorViewReason = table.Column<int>(type: "int", nullable: false),
                    Children = table.Column<int>(type: "int", nullable: false),
                    OpenCounterAllegationId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    CounterAllegationConcludedTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    NextReviewTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    UpdateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cases", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Consultations",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    RequiredAgencies = table.Column<int>(type: "int", nullable: false),
                    Agencies = table.Column<int>(type: "int", nullable: false),
                    Done = table.Column<bool>(type: "bit", nullable: false),
                    DueTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    ConsultTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    Note = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consultations", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Contacts",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    ContactTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    PlannedContactId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contacts", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "CounterAllegations",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    ConcludeTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    Outcome = table.Column<int>(type: "int", nullable: false),
                    Reason = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    ConcludedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CounterAllegations", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "IdempotentRequests",
                columns: table => new
                {
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClientId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RequestId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    RequestHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Answer = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdempotentRequests", x => new { x.AgencyId, x.ClientId, x.RequestId });
                });

            migrationBuilder.CreateTable(
                name: "Observations",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    AssessmentId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Indicator = table.Column<int>(type: "int", nullable: false),
                    Presence = table.Column<int>(type: "int", nullable: false),
                    Sources = table.Column<long>(type: "bigint", nullable: false),
                    HeardTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    OccurredTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    Words = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Observations", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Parties",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Role = table.Column<int>(type: "int", nullable: false),
                    ChildRelation = table.Column<int>(type: "int", nullable: false),
                    ChildEffects = table.Column<int>(type: "int", nullable: false),
                    Identity = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    RemoveTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    RemoveReason = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Parties", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "RoleSwaps",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    NewSubjectPartyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Reason = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Approved = table.Column<bool>(type: "bit", nullable: true),
                    DecideTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DecidedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DecideReason = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleSwaps", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SafeguardingActions",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    AssessmentId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    ActionTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    WorkerId = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Note = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
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
