using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Reviews;

/// <summary>Settings and recipients as agencies send them; everybody in them is synthetic.</summary>
internal static class Settings
{
    /// <summary>Recipients in the scenes of removing them.</summary>
    internal static readonly IReadOnlyList<string> SceneWorkers =
        [.. Enumerable.Range(1, 12).Select(i => $"scene-worker-{i}")];

    internal static ReviewSettingsService.ReviewSettingsServiceClient ReviewSettings(this TestCaller caller) =>
        new(caller.Invoker);

    /// <summary>Every field set, so that each of them can be made wrong.</summary>
    internal static ReviewSettings Every() => new()
    {
        ImminentHours = 48,
        HighHours = 120,
        MediumHours = 600,
        StandardHours = 1_000,
        NeverAssessedHours = 12,
        TriggerHours = 12,
        ConsultationHours = 12,
        ImminentActionHours = 2,
        ActionHours = 12,
        InformationHours = 100,
        ReminderPercent = 70,
        ManagerAfterHours = 12,
        LeadAfterHours = 36,
        TimeZone = "Europe/London",
        WorkingHours = { new WorkingHours { Day = Weekday.Saturday, Start = "10:00", End = "14:00" } },
        BankHolidays = BankHolidays.Scotland,
        ClosedDays = { "2026-12-24" },
        QuietTimes = { new QuietTime { Start = "21:00", End = "08:00" } },
        DigestFrom = 3,
        WeeklyDigestDay = Weekday.Friday,
        WeeklyDigestHour = 8,
    };

    internal static Recipient Recipient(string workerId, params RecipientRole[] roles) => new()
    {
        WorkerId = workerId,
        EmailAddress = $"{workerId}@example.org",
        Roles = { roles.DefaultIfEmpty(RecipientRole.Reviewer) },
        TeamId = "team-1",
        EmailMode = EmailMode.Each,
        WeeklyDigest = true,
    };

    internal static async Task<Recipient> SaveAsync(this TestCaller caller, Recipient recipient) =>
        (await caller.ReviewSettings().SaveRecipientAsync(new SaveRecipientRequest
        { Recipient = recipient, RequestId = Id() })).Recipient;

    internal static async Task<UpdateReviewSettingsResponse> UpdateAsync(this TestCaller caller, ReviewSettings own) =>
        await caller.ReviewSettings().UpdateReviewSettingsAsync(new UpdateReviewSettingsRequest
        { Own = own, RequestId = Id() });

    internal static async Task<GetReviewSettingsResponse> SettingsAsync(this TestCaller caller) =>
        await caller.ReviewSettings().GetReviewSettingsAsync(new GetReviewSettingsRequest());

    internal static async Task<List<Recipient>> RecipientsAsync(
        this TestCaller caller, string team = "", int pageSize = 0)
    {
        var all = new List<Recipient>();
        var request = new ListRecipientsRequest { TeamId = team, PageSize = pageSize };
        do
        {
            var page = await caller.ReviewSettings().ListRecipientsAsync(request);
            all.AddRange(page.Recipients);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return all;
    }
}
