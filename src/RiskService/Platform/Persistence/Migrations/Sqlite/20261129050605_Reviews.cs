using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RiskPlatform.RiskService.Platform.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Reviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AboveStandardTime",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ExemptUntil",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ExemptionOriginalDue",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ExemptionReason",
                table: "Cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ExemptionsUsed",
                table: "Cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "NextStageTime",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "ReviewId",
                table: "Cases",
                type: "BLOB",
                fixedLength: true,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReviewRound",
                table: "Cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ReviewStage",
                table: "Cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "ReviewStartTime",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReviewTrigger",
                table: "Cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ReviewerId",
                table: "Cases",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReviewerKey",
                table: "Cases",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StandardReviewTime",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "StandardReviews",
                table: "Cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "TeamId",
                table: "Cases",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CalendarFeeds",
                columns: table => new
                {
                    SecretHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    WorkerId = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    WorkerKey = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    CreateTime = table.Column<long>(type: "INTEGER", nullable: false),
                    ReadTime = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeeds", x => x.SecretHash);
                });

            migrationBuilder.CreateTable(
                name: "Deadlines",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ConcernsId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    DueTime = table.Column<long>(type: "INTEGER", nullable: false),
                    Stage = table.Column<int>(type: "INTEGER", nullable: false),
                    NextStageTime = table.Column<long>(type: "INTEGER", nullable: true),
                    EndTime = table.Column<long>(type: "INTEGER", nullable: true),
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreateTime = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deadlines", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Deliveries",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Channel = table.Column<int>(type: "INTEGER", nullable: false),
                    ReceiverId = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Content = table.Column<int>(type: "INTEGER", nullable: false),
                    Urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAttemptTime = table.Column<long>(type: "INTEGER", nullable: true),
                    LastFailure = table.Column<int>(type: "INTEGER", nullable: false),
                    CreateTime = table.Column<long>(type: "INTEGER", nullable: false),
                    SentTime = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deliveries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeliveryReminders",
                columns: table => new
                {
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Channel = table.Column<int>(type: "INTEGER", nullable: false),
                    ReceiverId = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    DeliveryId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveryReminders", x => new { x.AgencyId, x.Number, x.Channel, x.ReceiverId });
                });

            migrationBuilder.CreateTable(
                name: "JobLeases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Holder = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobLeases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    NotBefore = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => new { x.AgencyId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "PastReviews",
                columns: table => new
                {
                    CaseId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    StartTime = table.Column<long>(type: "INTEGER", nullable: false),
                    DueTime = table.Column<long>(type: "INTEGER", nullable: false),
                    EndTime = table.Column<long>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    Stage = table.Column<int>(type: "INTEGER", nullable: false),
                    Trigger = table.Column<int>(type: "INTEGER", nullable: false),
                    AssessmentId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: true),
                    ReviewerId = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    TeamId = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ExemptionsUsed = table.Column<int>(type: "INTEGER", nullable: false),
                    LateSeconds = table.Column<long>(type: "INTEGER", nullable: false),
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreateTime = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastReviews", x => new { x.CaseId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Recipients",
                columns: table => new
                {
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    WorkerKey = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    WorkerId = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    EmailAddress = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Roles = table.Column<int>(type: "INTEGER", nullable: false),
                    TeamId = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    EmailMode = table.Column<int>(type: "INTEGER", nullable: false),
                    WeeklyDigestTime = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Recipients", x => new { x.AgencyId, x.WorkerKey });
                });

            migrationBuilder.CreateTable(
                name: "ReminderCounts",
                columns: table => new
                {
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderCounts", x => x.AgencyId);
                });

            migrationBuilder.CreateTable(
                name: "Reminders",
                columns: table => new
                {
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ConcernsId = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Stage = table.Column<int>(type: "INTEGER", nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    DueTime = table.Column<long>(type: "INTEGER", nullable: false),
                    CreateTime = table.Column<long>(type: "INTEGER", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    WorkerId = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    WorkerKey = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    TeamId = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    AcknowledgeTime = table.Column<long>(type: "INTEGER", nullable: true),
                    AcknowledgedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reminders", x => new { x.AgencyId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "ReviewSettings",
                columns: table => new
                {
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UpdateTime = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewSettings", x => x.AgencyId);
                });

            migrationBuilder.CreateTable(
                name: "Webhooks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 16, nullable: false),
                    AgencyId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Url = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Secret = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OldSecret = table.Column<byte[]>(type: "BLOB", nullable: true),
                    OldSecretUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Kinds = table.Column<int>(type: "INTEGER", nullable: false),
                    Enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    DisabledReason = table.Column<int>(type: "INTEGER", nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    FailingSince = table.Column<long>(type: "INTEGER", nullable: true),
                    CreateTime = table.Column<long>(type: "INTEGER", nullable: false),
                    SuccessTime = table.Column<long>(type: "INTEGER", nullable: true)
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
