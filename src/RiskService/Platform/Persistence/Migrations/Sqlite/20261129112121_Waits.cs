using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RiskPlatform.RiskService.Platform.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Waits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "AwaitsAction",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AwaitsSecondPerson",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RoleSwapAwaiting",
                table: "Cases",
                type: "BLOB",
                fixedLength: true,
                maxLength: 16,
                nullable: true);

            migrationBuilder.BackfillWaits();

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AgencyId_State_AwaitsAction_NextReviewTime_Id_Level_TeamId",
                table: "Cases",
                columns: new[] { "AgencyId", "State", "AwaitsAction", "NextReviewTime", "Id", "Level", "TeamId" },
                filter: "[AwaitsAction] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AgencyId_State_AwaitsSecondPerson_NextReviewTime_Id_Level_TeamId",
                table: "Cases",
                columns: new[] { "AgencyId", "State", "AwaitsSecondPerson", "NextReviewTime", "Id", "Level", "TeamId" },
                filter: "[AwaitsSecondPerson] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_AgencyId_State_AwaitsAction_NextReviewTime_Id_Level_TeamId",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_AgencyId_State_AwaitsSecondPerson_NextReviewTime_Id_Level_TeamId",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "AwaitsAction",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "AwaitsSecondPerson",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "RoleSwapAwaiting",
                table: "Cases");
        }
    }
}
