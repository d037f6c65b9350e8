using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RiskPlatform.RiskService.Platform.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Records : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "AfterTerm",
                table: "Cases",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<byte[]>(
                name: "ChainHash",
                table: "Cases",
                type: "varbinary(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<DateTime>(
                name: "CloseTime",
                table: "Cases",
                type: "datetime2(3)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DisposalDecidedBy",
                table: "Cases",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<bool>(
                name: "DisposalNeedsDecision",
                table: "Cases",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "EntryCount",
                table: "Cases",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "LegalHolds",
                table: "Cases",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ReferenceKeyId",
                table: "Cases",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<DateTime>(
                name: "RetainUntil",
                table: "Cases",
                type: "datetime2(3)",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ChainId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    ReadTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    ReaderId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClientId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Operation = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    Purpose = table.Column<int>(type: "int", nullable: false),
                    Outcome = table.Column<int>(type: "int", nullable: false),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => new { x.AgencyId, x.ChainId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "CheckpointLeaves",
                columns: table => new
                {
                    CheckpointNumber = table.Column<long>(type: "bigint", nullable: false),
                    LeafIndex = table.Column<int>(type: "int", nullable: false),
                    ChainKind = table.Column<int>(type: "int", nullable: false),
                    ChainId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Count = table.Column<long>(type: "bigint", nullable: false),
                    Head = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Path = table.Column<byte[]>(type: "varbinary(2048)", maxLength: 2048, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckpointLeaves", x => new { x.CheckpointNumber, x.LeafIndex });
                });

            migrationBuilder.CreateTable(
                name: "Checkpoints",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    ChainCount = table.Column<long>(type: "bigint", nullable: false),
                    Root = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    PreviousHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Signature = table.Column<byte[]>(type: "varbinary(64)", maxLength: 64, nullable: false),
                    KeyId = table.Column<byte[]>(type: "varbinary(16)", maxLength: 16, nullable: false),
                    PublicKey = table.Column<byte[]>(type: "varbinary(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Checkpoints", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "Disposals",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DisposeTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    Basis = table.Column<int>(type: "int", nullable: false),
                    DecidedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CloseTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    EntryCount = table.Column<long>(type: "bigint", nullable: false),
                    HeadHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Disposals", x => x.CaseId);
                });

            migrationBuilder.CreateTable(
                name: "Entries",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    RecordTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    ContentDigest = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    CorrectsNumber = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Entries", x => new { x.CaseId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "ExportChunks",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    ExportId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    RunId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Index = table.Column<int>(type: "int", nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExportChunks", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Exports",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    EntryCount = table.Column<long>(type: "bigint", nullable: false),
                    HeadHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    EntriesDone = table.Column<long>(type: "bigint", nullable: false),
                    Recipient = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Reason = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    EndTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    ExpireTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    SizeBytes = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    RunId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    LeaseUntil = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exports", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "LegalHolds",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Reason = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    LiftTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    LiftedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    LiftReason = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegalHolds", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "RecordStreams",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    ClientId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    StoredCount = table.Column<long>(type: "bigint", nullable: false),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordStreams", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SubjectAccess",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    SubjectPartyId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    ReceiveTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    DueTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    Extended = table.Column<bool>(type: "bit", nullable: false),
                    CompleteTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    Reference = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    DecidedCount = table.Column<long>(type: "bigint", nullable: false),
                    EntryCount = table.Column<long>(type: "bigint", nullable: false),
                    Identity = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    GuidanceVersion = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubjectAccess", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SubjectAccessDecisions",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    SubjectAccessId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Item = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Decision = table.Column<int>(type: "int", nullable: false),
                    Words = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubjectAccessDecisions", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AfterTerm_RetainUntil_Id",
                table: "Cases",
                columns: new[] { "AfterTerm", "RetainUntil", "Id" },
                filter: "[RetainUntil] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AgencyId_AfterTerm_RetainUntil_Id",
                table: "Cases",
                columns: new[] { "AgencyId", "AfterTerm", "RetainUntil", "Id" },
                filter: "[RetainUntil] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_ReferenceKeyId_Id",
                table: "Cases",
                columns: new[] { "ReferenceKeyId", "Id" },
                filter: "[ReferenceHash] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CaseKeys_MasterKeyId_CaseId",
                table: "CaseKeys",
                columns: new[] { "MasterKeyId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_AgencyId_CaseId_ReadTime_ChainId_Number_ReaderId",
                table: "AuditEntries",
                columns: new[] { "AgencyId", "CaseId", "ReadTime", "ChainId", "Number", "ReaderId" },
                filter: "[CaseId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_AgencyId_ReaderId_ReadTime_ChainId_Number",
                table: "AuditEntries",
                columns: new[] { "AgencyId", "ReaderId", "ReadTime", "ChainId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_AgencyId_ReadTime_ChainId_Number",
                table: "AuditEntries",
                columns: new[] { "AgencyId", "ReadTime", "ChainId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ReadTime_AgencyId_ChainId_Number",
                table: "AuditEntries",
                columns: new[] { "ReadTime", "AgencyId", "ChainId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_CheckpointLeaves_AgencyId_ChainKind_ChainId_CheckpointNumber",
                table: "CheckpointLeaves",
                columns: new[] { "AgencyId", "ChainKind", "ChainId", "CheckpointNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_CheckpointLeaves_AgencyId_ChainKind_CheckpointNumber_LeafIndex",
                table: "CheckpointLeaves",
                columns: new[] { "AgencyId", "ChainKind", "CheckpointNumber", "LeafIndex" });

            migrationBuilder.CreateIndex(
                name: "IX_Disposals_AgencyId_DisposeTime_CaseId",
                table: "Disposals",
                columns: new[] { "AgencyId", "DisposeTime", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_Entries_CaseId_CorrectsNumber",
                table: "Entries",
                columns: new[] { "CaseId", "CorrectsNumber" },
                filter: "[CorrectsNumber] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Entries_RecordTime",
                table: "Entries",
                column: "RecordTime");

            migrationBuilder.CreateIndex(
                name: "IX_ExportChunks_CaseId_RunId_Index",
                table: "ExportChunks",
                columns: new[] { "CaseId", "RunId", "Index" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Exports_State_ExpireTime",
                table: "Exports",
                columns: new[] { "State", "ExpireTime" });

            migrationBuilder.CreateIndex(
                name: "IX_Exports_State_LeaseUntil",
                table: "Exports",
                columns: new[] { "State", "LeaseUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_SubjectAccess_AgencyId_State_DueTime_Id",
                table: "SubjectAccess",
                columns: new[] { "AgencyId", "State", "DueTime", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SubjectAccessDecisions_CaseId_SubjectAccessId_Id",
                table: "SubjectAccessDecisions",
                columns: new[] { "CaseId", "SubjectAccessId", "Id" });

            migrationBuilder.AddAppendOnlyTriggers("AuditEntries");
            migrationBuilder.AddAppendOnlyTriggers("CheckpointLeaves");
            migrationBuilder.AddAppendOnlyTriggers("Checkpoints");
            migrationBuilder.AddAppendOnlyTriggers("Disposals");
            migrationBuilder.AddAppendOnlyTriggers("Entries");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "CheckpointLeaves");

            migrationBuilder.DropTable(
                name: "Checkpoints");

            migrationBuilder.DropTable(
                name: "Disposals");

            migrationBuilder.DropTable(
                name: "Entries");

            migrationBuilder.DropTable(
                name: "ExportChunks");

            migrationBuilder.DropTable(
                name: "Exports");

            migrationBuilder.DropTable(
                name: "LegalHolds");

            migrationBuilder.DropTable(
                name: "RecordStreams");

            migrationBuilder.DropTable(
                name: "SubjectAccess");

            migrationBuilder.DropTable(
                name: "SubjectAccessDecisions");

            migrationBuilder.DropIndex(
                name: "IX_Cases_AfterTerm_RetainUntil_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_AgencyId_AfterTerm_RetainUntil_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_ReferenceKeyId_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_CaseKeys_MasterKeyId_CaseId",
                table: "CaseKeys");

            migrationBuilder.DropColumn(
                name: "AfterTerm",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ChainHash",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "CloseTime",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "DisposalDecidedBy",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "DisposalNeedsDecision",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "EntryCount",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "LegalHolds",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ReferenceKeyId",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "RetainUntil",
                table: "Cases");
        }
    }
}
