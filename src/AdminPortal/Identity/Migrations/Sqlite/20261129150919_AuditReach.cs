using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RiskPlatform.AdminPortal.Identity.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AuditReach : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditReach",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditReach", x => new { x.EntryId, x.AgencyId });
                    table.ForeignKey(
                        name: "FK_AuditReach_Audit_EntryId",
                        column: x => x.EntryId,
                        principalTable: "Audit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditReach_AgencyId_At",
                table: "AuditReach",
                columns: new[] { "AgencyId", "At" });

            // What names its agency: about the agency itself, its credentials, invitations and roles. Of the rest
            // nothing says where its person worked then.
            migrationBuilder.Sql(
                """
                INSERT INTO "AuditReach" ("EntryId", "AgencyId", "At")
                SELECT e."Id", a."Id", e."At" FROM "Audit" e JOIN "Agencies" a ON e."About" = a."Id"
                    OR (e."What" IN ('Invited a person', 'Changed roles')
                        AND substr(e."Detail", 1, length(a."Id") + 1) = a."Id" || ':')
                WHERE e."Kind" = 0;
                """);
            Data.AppendOnly.AddReach(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditReach");
        }
    }
}
