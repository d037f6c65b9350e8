using Microsoft.EntityFrameworkCore.Migrations;

namespace RiskPlatform.RiskService.Platform.Persistence;

/// <summary>
/// For the migration that brings reviews: cases that are there already get what a new one begins with, so that nobody
/// is forgotten at the change. Every open case's review begins where it was last changed; what waits for somebody gets
/// its time. The first sweep reckons the stages of each anew, so that the reminder before its time is not left out.
/// Information to ask for is opened by each case's next assessment, not here.
/// </summary>
internal static class ReviewBackfill
{
    private const string OfOpenCase = " AND [CaseId] IN (SELECT [Id] FROM [Cases] WHERE [State] = 1)";

    /// <summary>To be called when columns and tables are there, before the check that demands them.</summary>
    internal static void BackfillReviews(this MigrationBuilder migration)
    {
        var sqlite = migration.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite";
        var start = sqlite
            ? "MIN([UpdateTime], [NextReviewTime])"
            : "CASE WHEN [UpdateTime] < [NextReviewTime] THEN [UpdateTime] ELSE [NextReviewTime] END";
        migration.Sql(
            "UPDATE [Cases] SET [NextReviewTime] = [UpdateTime] WHERE [State] = 1 AND [NextReviewTime] IS NULL;");
        migration.Sql("UPDATE [Cases] SET [NextReviewTime] = NULL WHERE [State] <> 1;");
        migration.Sql($"""
            UPDATE [Cases] SET [ReviewId] = COALESCE([LatestAssessmentId], [Id]), [ReviewStartTime] = {start},
                [NextStageTime] = {start}
            WHERE [State] = 1;
            """);
        migration.Sql("UPDATE [Cases] SET [AboveStandardTime] = [UpdateTime] WHERE [LatestAssessmentId] IS NOT NULL;");

        // The kinds are those of DeadlineKind. An action's time begins anew: 4 hours.
        var inFourHours = sqlite ? "[UpdateTime] + 14400000" : "DATEADD(hour, 4, [UpdateTime])";
        Open(2, "[SafeguardingRequiredBy]", "[SafeguardingRequiredBy]", "[Level]", inFourHours, "[Cases]",
            "[State] = 1 AND [SafeguardingRequiredBy] IS NOT NULL"
            + " AND COALESCE([SafeguardingMetThrough], 0x00) < [SafeguardingRequiredBy]",
            "[Id]", "[UpdateTime]");
        Open(3, "[Id]", "[SelfHarmRequiredBy]", "[Level]", inFourHours, "[Cases]",
            "[State] = 1 AND [SelfHarmRequiredBy] IS NOT NULL"
            + " AND COALESCE([SelfHarmMetThrough], 0x00) < [SelfHarmRequiredBy]",
            "[Id]", "[UpdateTime]");
        Open(4, "[Id]", "[Id]", "0", "[DueTime]", "[Consultations]",
            "[Done] = 0 AND [DueTime] IS NOT NULL" + OfOpenCase,
            "[CaseId]", "[CreateTime]");
        Open(6, "[Id]", "[Id]", "0", "[DueTime]", "[ReferralTasks]", "[DoneTime] IS NULL AND [Kind] = 1" + OfOpenCase,
            "[CaseId]", "[CreateTime]");
        Open(7, "[Id]", "[Id]", "0", "[DueTime]", "[ReferralTasks]", "[DoneTime] IS NULL AND [Kind] <> 1" + OfOpenCase,
            "[CaseId]", "[CreateTime]");

        void Open(
            int kind, string id, string concerns, string level, string due, string from, string where, string caseId,
            string begun)
        {
            if (sqlite) where = where.Replace("0x00", "x'00'", StringComparison.Ordinal);
            migration.Sql($"""
                INSERT INTO [Deadlines] ([CaseId], [Id], [AgencyId], [Kind], [ConcernsId], [Level], [DueTime], [Stage],
                    [NextStageTime], [CreateTime], [CreatedBy])
                SELECT {caseId}, {id}, [AgencyId], {kind}, {concerns}, {level}, {due}, 0,
                    {begun}, {begun}, 'riskplatform'
                FROM {from} WHERE {where};
                """);
        }
    }
}
