using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RiskPlatform.RiskService.Platform.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Reviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AboveStandardTime",
                table: "Cases",
                type: "datetime2(3)",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ExemptUntil",
                table: "Cases",
                type: "datetime2(3)",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ExemptionOriginalDue",
                table: "Cases",
                type: "datetime2(3)",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ExemptionReason",
                table: "Cases",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ExemptionsUsed",
                table: "Cases",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "NextStageTime",
                table: "Cases",
                type: "datetime2(3)",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "ReviewId",
                table: "Cases",
                type: "binary(16)",
                fixedLength: true,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReviewRound",
                table: "Cases",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ReviewStage",
                table: "Cases",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReviewStartTime",
                table: "Cases",
                type: "datetime2(3)",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReviewTrigger",
                table: "Cases",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ReviewerId",
                table: "Cases",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "ReviewerKey",
                table: "Cases",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<DateTime>(
                name: "StandardReviewTime",
                table: "Cases",
                type: "datetime2(3)",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "StandardReviews",
                table: "Cases",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "TeamId",
                table: "Cases",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateTable(
                name: "CalendarFeeds",
                columns: table => new
                {
                    SecretHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WorkerId = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WorkerKey = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    ReadTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeeds", x => x.SecretHash);
                });

            migrationBuilder.CreateTable(
                name: "Deadlines",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    ConcernsId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Level = table.Column<int>(type: "int", nullable: false),
                    DueTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    Stage = table.Column<int>(type: "int", nullable: false),
                    NextStageTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    EndTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deadlines", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Deliveries",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Channel = table.Column<int>(type: "int", nullable: false),
                    ReceiverId = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Content = table.Column<int>(type: "int", nullable: false),
                    Urgent = table.Column<bool>(type: "bit", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    NextAttemptTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    LastFailure = table.Column<int>(type: "int", nullable: false),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    SentTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deliveries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeliveryReminders",
                columns: table => new
                {
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Channel = table.Column<int>(type: "int", nullable: false),
                    ReceiverId = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DeliveryId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveryReminders", x => new { x.AgencyId, x.Number, x.Channel, x.ReceiverId });
                });

            migrationBuilder.CreateTable(
                name: "JobLeases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Holder = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Until = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobLeases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    NotBefore = table.Column<DateTime>(type: "datetime2(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => new { x.AgencyId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "PastReviews",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    StartTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    DueTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    EndTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    Outcome = table.Column<int>(type: "int", nullable: false),
                    Level = table.Column<int>(type: "int", nullable: false),
                    Stage = table.Column<int>(type: "int", nullable: false),
                    Trigger = table.Column<int>(type: "int", nullable: false),
                    AssessmentId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    ReviewerId = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    TeamId = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ExemptionsUsed = table.Column<int>(type: "int", nullable: false),
                    LateSeconds = table.Column<long>(type: "bigint", nullable: false),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastReviews", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Recipients",
                columns: table => new
                {
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WorkerKey = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WorkerId = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    EmailAddress = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    Roles = table.Column<int>(type: "int", nullable: false),
                    TeamId = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    EmailMode = table.Column<int>(type: "int", nullable: false),
                    WeeklyDigestTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Recipients", x => new { x.AgencyId, x.WorkerKey });
                });

            migrationBuilder.CreateTable(
                name: "ReminderCounts",
                columns: table => new
                {
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderCounts", x => x.AgencyId);
                });

            migrationBuilder.CreateTable(
                name: "Reminders",
                columns: table => new
                {
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CaseId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    ConcernsId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Round = table.Column<int>(type: "int", nullable: false),
                    Stage = table.Column<int>(type: "int", nullable: false),
                    Level = table.Column<int>(type: "int", nullable: false),
                    DueTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    Role = table.Column<int>(type: "int", nullable: false),
                    WorkerId = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    WorkerKey = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    TeamId = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AcknowledgeTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    AcknowledgedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reminders", x => new { x.AgencyId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "ReviewSettings",
                columns: table => new
                {
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    UpdateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewSettings", x => x.AgencyId);
                });

            migrationBuilder.CreateTable(
                name: "Webhooks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    AgencyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Url = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Secret = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    OldSecret = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    OldSecretUntil = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    Kinds = table.Column<int>(type: "int", nullable: false),
                    Enabled = table.Column<bool>(type: "bit", nullable: false),
                    DisabledReason = table.Column<int>(type: "int", nullable: false),
                    Failures = table.Column<int>(type: "int", nullable: false),
                    FailingSince = table.Column<DateTime>(type: "datetime2(3)", nullable: true),
                    CreateTime = table.Column<DateTime>(type: "datetime2(3)", nullable: false),
                    SuccessTime = table.Column<DateTime>(type: "datetime2(3)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Webhooks", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AgencyId_ExemptUntil_Id",
                table: "Cases",
                columns: new[] { "AgencyId", "ExemptUntil", "Id" },
                filter: "[ExemptUntil] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AgencyId_ReviewerKey_NextReviewTime_Id",
                table: "Cases",
                columns: new[] { "AgencyId", "ReviewerKey", "NextReviewTime", "Id" },
                filter: "[ReviewerKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AgencyId_TeamId_NextReviewTime_Id",
                table: "Cases",
                columns: new[] { "AgencyId", "TeamId", "NextReviewTime", "Id" },
                filter: "[TeamId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_NextStageTime_Id",
                table: "Cases",
                columns: new[] { "NextStageTime", "Id" },
                filter: "[NextStageTime] IS NOT NULL");

            migrationBuilder.BackfillReviews();

            migrationBuilder.AddCheckConstraint(
                name: "CK_Cases_OneReview",
                table: "Cases",
                sql: "([State] = 1 AND [ReviewId] IS NOT NULL AND [ReviewStartTime] IS NOT NULL AND [NextReviewTime] IS NOT NULL) OR ([State] <> 1 AND [ReviewId] IS NULL AND [ReviewStartTime] IS NULL AND [NextReviewTime] IS NULL AND [NextStageTime] IS NULL)");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_AgencyId_WorkerKey",
                table: "CalendarFeeds",
                columns: new[] { "AgencyId", "WorkerKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_AgencyId_DueTime_Id",
                table: "Deadlines",
                columns: new[] { "AgencyId", "DueTime", "Id" },
                filter: "[EndTime] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_CaseId_Kind_ConcernsId",
                table: "Deadlines",
                columns: new[] { "CaseId", "Kind", "ConcernsId" },
                unique: true,
                filter: "[EndTime] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_NextStageTime_Id",
                table: "Deadlines",
                columns: new[] { "NextStageTime", "Id" },
                filter: "[NextStageTime] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_AgencyId_Channel_ReceiverId",
                table: "Deliveries",
                columns: new[] { "AgencyId", "Channel", "ReceiverId" },
                unique: true,
                filter: "[State] = 1 AND [NextAttemptTime] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_AgencyId_Id",
                table: "Deliveries",
                columns: new[] { "AgencyId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_AgencyId_State_Id",
                table: "Deliveries",
                columns: new[] { "AgencyId", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Channel_Urgent_NextAttemptTime_Id",
                table: "Deliveries",
                columns: new[] { "Channel", "Urgent", "NextAttemptTime", "Id" },
                filter: "[NextAttemptTime] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryReminders_DeliveryId_Number",
                table: "DeliveryReminders",
                columns: new[] { "DeliveryId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_NotBefore_AgencyId_Number",
                table: "Outbox",
                columns: new[] { "NotBefore", "AgencyId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_PastReviews_AgencyId_EndTime_TeamId_Outcome_LateSeconds",
                table: "PastReviews",
                columns: new[] { "AgencyId", "EndTime", "TeamId", "Outcome", "LateSeconds" });

            migrationBuilder.CreateIndex(
                name: "IX_Recipients_WeeklyDigestTime_AgencyId_WorkerKey",
                table: "Recipients",
                columns: new[] { "WeeklyDigestTime", "AgencyId", "WorkerKey" },
                filter: "[WeeklyDigestTime] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_AgencyId_Number",
                table: "Reminders",
                columns: new[] { "AgencyId", "Number" },
                filter: "[AcknowledgeTime] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_AgencyId_WorkerKey_Number",
                table: "Reminders",
                columns: new[] { "AgencyId", "WorkerKey", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_CaseId_Number",
                table: "Reminders",
                columns: new[] { "CaseId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_ConcernsId_Round_Stage",
                table: "Reminders",
                columns: new[] { "ConcernsId", "Round", "Stage" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_Id",
                table: "Reminders",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_Unacknowledged_WorkerKey",
                table: "Reminders",
                columns: new[] { "AgencyId", "WorkerKey", "Number" },
                filter: "[AcknowledgeTime] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Webhooks_AgencyId_Id",
                table: "Webhooks",
                columns: new[] { "AgencyId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CalendarFeeds");

            migrationBuilder.DropTable(
                name: "Deadlines");

            migrationBuilder.DropTable(
                name: "Deliveries");

            migrationBuilder.DropTable(
                name: "DeliveryReminders");

            migrationBuilder.DropTable(
                name: "JobLeases");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "PastReviews");

            migrationBuilder.DropTable(
                name: "Recipients");

            migrationBuilder.DropTable(
                name: "ReminderCounts");

            migrationBuilder.DropTable(
                name: "Reminders");

            migrationBuilder.DropTable(
                name: "ReviewSettings");

            migrationBuilder.DropTable(
                name: "Webhooks");

            migrationBuilder.DropIndex(
                name: "IX_Cases_AgencyId_ExemptUntil_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_AgencyId_ReviewerKey_NextReviewTime_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_AgencyId_TeamId_NextReviewTime_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_NextStageTime_Id",
                table: "Cases");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Cases_OneReview",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "AboveStandardTime",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ExemptUntil",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ExemptionOriginalDue",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ExemptionReason",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ExemptionsUsed",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "NextStageTime",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ReviewId",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ReviewRound",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ReviewStage",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ReviewStartTime",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ReviewTrigger",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ReviewerId",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ReviewerKey",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "StandardReviewTime",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "StandardReviews",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "TeamId",
                table: "Cases");
        }
    }
}
