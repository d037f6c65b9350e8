using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Reviews;

/// <summary>What an agency sets for its reviews, and that what is shown is what applies.</summary>
public sealed class ReviewSettingsTests(ServiceHost host)
{
    [Fact]
    public async Task An_agency_that_set_nothing_has_what_the_platform_sets()
    {
        var caller = host.Caller(agency: "settings-none");
        var (applied, own) = await ReadAsync(caller);
        Assert.Equal(new ReviewSettings(), own);
        Assert.Equal(
            (72, 168, 720, 1_440, 24, 24),
            (applied.ImminentHours, applied.HighHours, applied.MediumHours, applied.StandardHours,
                applied.NeverAssessedHours, applied.TriggerHours));
        Assert.Equal(
            (24, 4, 24, 168), (applied.ConsultationHours, applied.ImminentActionHours, applied.ActionHours,
                applied.InformationHours));
        Assert.Equal(
            (80, 24, 72), (applied.ReminderPercent, applied.ManagerAfterHours, applied.LeadAfterHours));
        Assert.Equal(("Europe/London", BankHolidays.EnglandAndWales), (applied.TimeZone, applied.BankHolidays));
        Assert.Equal(
            [Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday, Weekday.Thursday, Weekday.Friday],
            applied.WorkingHours.Select(h => h.Day));
        Assert.All(applied.WorkingHours, h => Assert.Equal(("09:00", "17:00"), (h.Start, h.End)));
        Assert.Equal(("22:00", "07:00"), (Assert.Single(applied.QuietTimes).Start, applied.QuietTimes[0].End));
        Assert.Equal(
            (5, Weekday.Monday, 9), (applied.DigestFrom, applied.WeeklyDigestDay, applied.WeeklyDigestHour));
        Assert.Equal(("", ""), (applied.DefaultReviewerId, applied.Etag));
    }

    [Fact]
    public async Task What_it_sets_applies_in_full_and_what_it_leaves_out_is_the_platforms_again()
    {
        var caller = host.Caller("manager", "settings-all");
        await caller.SaveAsync(Settings.Recipient("Worker-7"));
        var every = Settings.Every();
        every.DefaultReviewerId = " worker-7";
        var answer = await caller.UpdateAsync(every);
        var expected = Settings.Every();
        (expected.DefaultReviewerId, expected.Etag) = ("Worker-7", "v1");
        Assert.Equal(expected, answer.Own);
        Assert.Equal(expected, answer.Settings);
        Assert.Equal((expected, expected), await ReadAsync(caller));

        var less = await caller.UpdateAsync(new ReviewSettings { HighHours = 100, Etag = "v1" });
        Assert.Equal(new ReviewSettings { HighHours = 100, Etag = "v2" }, less.Own);
        Assert.Equal((72, 100, "v2"), (less.Settings.ImminentHours, less.Settings.HighHours, less.Settings.Etag));
    }

    [Fact]
    public async Task What_is_scheduled_afterwards_follows_it_and_what_stands_does_not_move()
    {
        var caller = host.Caller("manager", "settings-schedule");
        var before = await caller.CreateCaseAsync();
        Assert.Equal(TimeSpan.FromHours(24), await FirstReviewAsync(caller, before.CaseId));
        await caller.UpdateAsync(new ReviewSettings { NeverAssessedHours = 3 });
        Assert.Equal(TimeSpan.FromHours(24), await FirstReviewAsync(caller, before.CaseId));
        var after = await caller.CreateCaseAsync();
        Assert.Equal(TimeSpan.FromHours(3), await FirstReviewAsync(caller, after.CaseId));
        var others = host.Caller("manager", "settings-schedule-others");
        Assert.Equal(
            TimeSpan.FromHours(24), await FirstReviewAsync(others, (await others.CreateCaseAsync()).CaseId));
    }

    [Fact]
    public async Task Somebody_else_changed_them_meanwhile()
    {
        var caller = host.Caller("manager", "settings-etag");
        var early = await RefusedAsync(caller, s => s.Etag = "v1");
        Assert.Equal(("STALE_ETAG", Grpc.Core.StatusCode.Aborted), (early.Reason, early.Code));
        await caller.UpdateAsync(Settings.Every());
        var stale = await RefusedAsync(caller, s => s.Etag = "");
        Assert.Equal(("STALE_ETAG", "v1"), (stale.Reason, stale.Metadata["etag"]));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            try
            {
                await caller.UpdateAsync(new ReviewSettings { HighHours = 100 + i, Etag = "v1" });
                return "";
            }
            catch (Grpc.Core.RpcException e)
            {
                return Failures.Of(e).Reason;
            }
        }));
        Assert.Equal(1, answers.Count(a => a.Length == 0));
        Assert.All(answers.Where(a => a.Length > 0), a => Assert.Equal("STALE_ETAG", a));
        Assert.Equal("v2", (await caller.SettingsAsync()).Own.Etag);
    }

    [Fact]
    public async Task The_same_request_twice_is_one_change()
    {
        var caller = host.Caller("manager", "settings-twice");
        var request = new UpdateReviewSettingsRequest { Own = Settings.Every(), RequestId = Id() };
        var first = await caller.ReviewSettings().UpdateReviewSettingsAsync(request);
        Assert.Equal(first, await caller.ReviewSettings().UpdateReviewSettingsAsync(request));
        Assert.Equal("v1", (await caller.SettingsAsync()).Own.Etag);
    }

    public static TheoryData<string, Action<ReviewSettings>> Wrong => new()
    {
        { "own.imminent_hours", s => s.ImminentHours = 169 },
        { "own.high_hours", s => s.HighHours = -1 },
        { "own.medium_hours", s => s.MediumHours = 8_761 },
        { "own.standard_hours", s => s.StandardHours = 8_761 },
        { "own.never_assessed_hours", s => s.NeverAssessedHours = 721 },
        { "own.trigger_hours", s => s.TriggerHours = 25 },
        { "own.consultation_hours", s => s.ConsultationHours = 25 },
        { "own.imminent_action_hours", s => s.ImminentActionHours = 5 },
        { "own.action_hours", s => s.ActionHours = 73 },
        { "own.information_hours", s => s.InformationHours = 721 },
        { "own.reminder_percent", s => s.ReminderPercent = 9 },
        { "own.reminder_percent", s => s.ReminderPercent = 96 },
        { "own.manager_after_hours", s => s.ManagerAfterHours = 73 },
        { "own.lead_after_hours", s => s.LeadAfterHours = 169 },
        { "own.digest_from", s => s.DigestFrom = 1 },
        { "own.digest_from", s => s.DigestFrom = 101 },
        { "own.weekly_digest_hour", s => s.WeeklyDigestHour = 24 },
        { "own.time_zone", s => s.TimeZone = "Europe/Londinium" },
        { "own.time_zone", s => s.TimeZone = "GMT Standard Time" },
        { "own.time_zone", s => s.TimeZone = "/etc/localtime" },
        { "own.time_zone", s => s.TimeZone = "../zoneinfo/Europe/London" },
        { "own.closed_days[1]", s => s.ClosedDays.Add("2026-02-29") },
        { "own.closed_days[1]", s => s.ClosedDays.Add("24/12/2026") },
        { "own.closed_days", s => s.ClosedDays.AddRange(Enumerable.Repeat("2026-12-24", 100)) },
        { "own.working_hours[0].day", s => s.WorkingHours[0].Day = Weekday.Unspecified },
        { "own.working_hours[1].day", s => s.WorkingHours.Add(s.WorkingHours[0].Clone()) },
        { "own.working_hours[0].start", s => s.WorkingHours[0].Start = "9:00" },
        { "own.working_hours[0].end", s => s.WorkingHours[0].End = "24:00" },
        { "own.working_hours[0].end", s => s.WorkingHours[0].End = "10:00" },
        { "own.working_hours", s => s.WorkingHours.AddRange(Enumerable.Repeat(s.WorkingHours[0], 7)) },
        { "own.quiet_times[0].start", s => s.QuietTimes[0].Start = "" },
        { "own.quiet_times[0].end", s => s.QuietTimes[0].End = "25:00" },
        { "own.quiet_times[0].end", s => s.QuietTimes[0].End = "21:00" },
        { "own.quiet_times", s => s.QuietTimes.AddRange(Enumerable.Repeat(s.QuietTimes[0], 5)) },
        { "own.default_reviewer_id", s => s.DefaultReviewerId = "nobody" },
        { "own.lead_after_hours", s => (s.ManagerAfterHours, s.LeadAfterHours) = (24, 23) },
        { "own.manager_after_hours", s => (s.ManagerAfterHours, s.LeadAfterHours) = (73, 0) },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Each_field_is_checked(string field, Action<ReviewSettings> spoil)
    {
        const string Agency = "settings-wrong";
        var refused = await Stored.RefusedAsync(host, Agency, async () =>
        {
            var own = Settings.Every();
            spoil(own);
            await host.Caller("manager", Agency).UpdateAsync(own);
        });
        Assert.Equal(("INVALID_ARGUMENT", field), (refused.Reason, Assert.Single(refused.Fields)));
    }

    /// <summary>As they apply: the manager's hours set here, the lead's by the platform, and the other way round.
    /// </summary>
    [Fact]
    public async Task The_lead_is_never_told_before_the_manager_whoever_set_which()
    {
        await using var own = new ServiceHost
        {
            Settings = new Dictionary<string, string?>
            { ["Review:ManagerAfterHours"] = "30", ["Review:LeadAfterHours"] = "40" },
        };
        var caller = own.Caller("manager");
        var manager = await RefusedAsync(caller, new ReviewSettings { ManagerAfterHours = 41 });
        Assert.Equal(("own.manager_after_hours", "REVIEW-5"), (Assert.Single(manager.Fields), manager.Rule));
        var lead = await RefusedAsync(caller, new ReviewSettings { LeadAfterHours = 29 });
        Assert.Equal("own.lead_after_hours", Assert.Single(lead.Fields));
        var kept = await caller.UpdateAsync(new ReviewSettings { ManagerAfterHours = 40 });
        Assert.Equal((40, 40), (kept.Settings.ManagerAfterHours, kept.Settings.LeadAfterHours));
    }

    private static async Task<(ReviewSettings Applied, ReviewSettings Own)> ReadAsync(TestCaller caller)
    {
        var read = await caller.SettingsAsync();
        return (read.Settings, read.Own);
    }

    private static async Task<TimeSpan> FirstReviewAsync(TestCaller caller, string caseId)
    {
        var file = await caller.GetCaseAsync(caseId);
        return (file.NextReviewTime - file.CreateTime).ToTimeSpan();
    }

    private static Task<Refusal> RefusedAsync(TestCaller caller, Action<ReviewSettings> change)
    {
        var own = Settings.Every();
        change(own);
        return RefusedAsync(caller, own);
    }

    private static Task<Refusal> RefusedAsync(TestCaller caller, ReviewSettings own) =>
        Failures.RefusedAsync(() => caller.UpdateAsync(own));
}
