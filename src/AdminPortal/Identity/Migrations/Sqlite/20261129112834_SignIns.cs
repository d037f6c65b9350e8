using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RiskPlatform.AdminPortal.Identity.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SignIns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "Audit",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "FailuresSince",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LastCodeStep",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "HeldForms",
                columns: table => new
                {
                    KeyHash = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeldForms", x => x.KeyHash);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Kind_At",
                table: "Audit",
                columns: new[] { "Kind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_HeldForms_ExpiresAt",
                table: "HeldForms",
                column: "ExpiresAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HeldForms");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Kind_At",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "FailuresSince",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "LastCodeStep",
                table: "AspNetUsers");
        }
    }
}
