using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RiskPlatform.RiskService.Platform.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Referrals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "DiscloseTime",
                table: "Cases",
                type: "datetime2(3)",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Accreditations",
                columns: table => new
                {
                    ListingId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Scheme = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Edition = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Number = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Evidence = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accreditations", x => new { x.ListingId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ConfidentialAddresses",
                columns: table => new
                {
                    ListingId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    LocationId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    SealId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Sealed = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConfidentialAddresses", x => new { x.ListingId, x.LocationId });
                });

            migrationBuilder.CreateTable(
                name: "DirectoryAlerts",
                columns: table => new
                {
                    ListingId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    DueDate = table.Column<DateOnly>(type: "date", nullable: false),
                    FindTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DirectoryAlerts", x => new { x.ListingId, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "DirectoryChanges",
                columns: table => new
                {
                    RecordId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DirectoryChanges", x => new { x.RecordId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "DirectoryHead",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    ChangeNumber = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DirectoryHead", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DirectoryImportOrganisations",
                columns: table => new
                {
                    ImportId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    SourceId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OrganisationId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    BaseVersion = table.Column<int>(type: "int", nullable: true),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DirectoryImportOrganisations", x => new { x.ImportId, x.SourceId });
                });

            migrationBuilder.CreateTable(
                name: "DirectoryImportRows",
                columns: table => new
                {
                    ImportId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    RowNumber = table.Column<int>(type: "int", nullable: false),
                    SourceId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Outcome = table.Column<int>(type: "int", nullable: false),
                    Details = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    ListingId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    BaseVersion = table.Column<int>(type: "int", nullable: true),
                    OrganisationKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DirectoryImportRows", x => new { x.ImportId, x.RowNumber });
                });

            migrationBuilder.CreateTable(
                name: "DirectoryImports",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Format = table.Column<int>(type: "int", nullable: false),
                    CreatedCount = table.Column<int>(type: "int", nullable: false),
                    ChangedCount = table.Column<int>(type: "int", nullable: false),
                    UnchangedCount = table.Column<int>(type: "int", nullable: false),
                    RejectedCount = table.Column<int>(type: "int", nullable: false),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    EndTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    HoldsContent = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DirectoryImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Listings",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Type = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    NameKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    AssuredDate = table.Column<DateOnly>(type: "date", nullable: true),
                    AssuredUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    AssuredBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CapacityAsOf = table.Column<DateOnly>(type: "date", nullable: true),
                    AccreditedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    HadConfidentialPlace = table.Column<bool>(type: "bit", nullable: false),
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    UpdateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    ChangeNumber = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Listings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Organisations",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    NameKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    State = table.Column<int>(type: "int", nullable: false),
                    ConnectedAgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    SourceSystem = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true, collation: "Latin1_General_100_BIN2"),
                    SourceId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    UpdateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organisations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReferralMoves",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    ReferralId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Move = table.Column<int>(type: "int", nullable: false),
                    FromState = table.Column<int>(type: "int", nullable: false),
                    ToState = table.Column<int>(type: "int", nullable: false),
                    Reason = table.Column<int>(type: "int", nullable: false),
                    Note = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    Mover = table.Column<int>(type: "int", nullable: false),
                    OccurredTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReferralMoves", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Referrals",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    ListingId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    ListingType = table.Column<int>(type: "int", nullable: false),
                    SubjectPartyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    ProgrammeAgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    State = table.Column<int>(type: "int", nullable: false),
                    HeldState = table.Column<int>(type: "int", nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Criteria = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    ProgrammeCopy = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    ConsultationId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    ReviewDate = table.Column<DateOnly>(type: "date", nullable: true),
                    MoveTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    SubmitTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    FirstContactTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    EndTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    EndReason = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Referrals", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ReferralTasks",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    ReferralId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Agency = table.Column<int>(type: "int", nullable: false),
                    Move = table.Column<int>(type: "int", nullable: false),
                    Reason = table.Column<int>(type: "int", nullable: false),
                    DueTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    Instruction = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    DoneTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    DoneBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DoneNote = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReferralTasks", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.InsertData(
                table: "DirectoryHead",
                columns: new[] { "Id", "ChangeNumber" },
                values: new object[] { 1, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AgencyId_DiscloseTime_Id",
                table: "Cases",
                columns: new[] { "AgencyId", "DiscloseTime", "Id" },
                filter: "[DiscloseTime] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Accreditations_ValidTo_ListingId",
                table: "Accreditations",
                columns: new[] { "ValidTo", "ListingId" });

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryAlerts_FindTime_ListingId_Kind",
                table: "DirectoryAlerts",
                columns: new[] { "FindTime", "ListingId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryAlerts_Kind_FindTime_ListingId",
                table: "DirectoryAlerts",
                columns: new[] { "Kind", "FindTime", "ListingId" });

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryImportRows_ImportId_Outcome_RowNumber",
                table: "DirectoryImportRows",
                columns: new[] { "ImportId", "Outcome", "RowNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryImports_HoldsContent_State_CreateTime",
                table: "DirectoryImports",
                columns: new[] { "HoldsContent", "State", "CreateTime" });

            migrationBuilder.CreateIndex(
                name: "IX_Listings_ChangeNumber",
                table: "Listings",
                column: "ChangeNumber");

            migrationBuilder.CreateIndex(
                name: "IX_Listings_NameKey_Id",
                table: "Listings",
                columns: new[] { "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Listings_OrganisationId_NameKey_Id",
                table: "Listings",
                columns: new[] { "OrganisationId", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Listings_SourceSystem_SourceId",
                table: "Listings",
                columns: new[] { "SourceSystem", "SourceId" },
                unique: true,
                filter: "[SourceSystem] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Listings_State_AccreditedUntil_Id",
                table: "Listings",
                columns: new[] { "State", "AccreditedUntil", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Listings_State_AssuredUntil_Id",
                table: "Listings",
                columns: new[] { "State", "AssuredUntil", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Listings_State_CapacityAsOf_Id",
                table: "Listings",
                columns: new[] { "State", "CapacityAsOf", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Listings_State_NameKey_Id",
                table: "Listings",
                columns: new[] { "State", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Listings_Type_NameKey_Id",
                table: "Listings",
                columns: new[] { "Type", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Listings_Type_State_NameKey_Id",
                table: "Listings",
                columns: new[] { "Type", "State", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_ConnectedAgencyId",
                table: "Organisations",
                column: "ConnectedAgencyId",
                unique: true,
                filter: "[ConnectedAgencyId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_SourceSystem_SourceId",
                table: "Organisations",
                columns: new[] { "SourceSystem", "SourceId" },
                unique: true,
                filter: "[SourceSystem] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_State_NameKey_Id",
                table: "Organisations",
                columns: new[] { "State", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ReferralMoves_CaseId_ReferralId_Id",
                table: "ReferralMoves",
                columns: new[] { "CaseId", "ReferralId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_AgencyId_Id",
                table: "Referrals",
                columns: new[] { "AgencyId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_AgencyId_ListingId_Id",
                table: "Referrals",
                columns: new[] { "AgencyId", "ListingId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_AgencyId_SubmitTime",
                table: "Referrals",
                columns: new[] { "AgencyId", "SubmitTime" });

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_ProgrammeAgencyId_Id",
                table: "Referrals",
                columns: new[] { "ProgrammeAgencyId", "Id" },
                filter: "[ProgrammeAgencyId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReferralTasks_AgencyId_DueTime_Id",
                table: "ReferralTasks",
                columns: new[] { "AgencyId", "DueTime", "Id" },
                filter: "[DoneTime] IS NULL");
            migrationBuilder.AddAppendOnlyTriggers("DirectoryChanges");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Accreditations");

            migrationBuilder.DropTable(
                name: "ConfidentialAddresses");

            migrationBuilder.DropTable(
                name: "DirectoryAlerts");

            migrationBuilder.DropTable(
                name: "DirectoryChanges");

            migrationBuilder.DropTable(
                name: "DirectoryHead");

            migrationBuilder.DropTable(
                name: "DirectoryImportOrganisations");

            migrationBuilder.DropTable(
                name: "DirectoryImportRows");

            migrationBuilder.DropTable(
                name: "DirectoryImports");

            migrationBuilder.DropTable(
                name: "Listings");

            migrationBuilder.DropTable(
                name: "Organisations");

            migrationBuilder.DropTable(
                name: "ReferralMoves");

            migrationBuilder.DropTable(
                name: "Referrals");

            migrationBuilder.DropTable(
                name: "ReferralTasks");

            migrationBuilder.DropIndex(
                name: "IX_Cases_AgencyId_DiscloseTime_Id",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "DiscloseTime",
                table: "Cases");
        }
    }
}
