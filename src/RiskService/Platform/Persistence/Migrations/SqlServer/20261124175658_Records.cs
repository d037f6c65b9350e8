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

            migrationBuilder.AddColumn<long>(
                name: "EntryCount",
                table: "Cases",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTime>(
                name: "RetainUntil",
                table: "Cases",
                type: "datetime2(3)",
                nullable: true);

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

            migrationBuilder.AddAppendOnlyTriggers("Entries");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Entries");

            migrationBuilder.DropTable(
                name: "ExportChunks");

            migrationBuilder.DropTable(
                name: "Exports");

            migrationBuilder.DropTable(
                name: "RecordStreams");

            migrationBuilder.DropColumn(
                name: "ChainHash",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "CloseTime",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "EntryCount",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "RetainUntil",
                table: "Cases");
        }
    }
}
