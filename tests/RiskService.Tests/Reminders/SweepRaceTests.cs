using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Reminders;
using RiskPlatform.V1;
using RiskService.Tests.Data;
using RiskService.Tests.Host;
using RiskService.Tests.Records;
using TestKit.Processes;
using static RiskService.Tests.Reminders.Reminding;

namespace RiskService.Tests.Reminders;

/// <summary>The sweep against itself, against people, against faults and against the clock (REVIEW-8).</summary>
public sealed class SweepRaceTests
{
    private const string Agency = "sweep-race";

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task Several_sweeps_of_two_hosts_at_once_reach_each_stage_once(int leaseSeconds)
    {
        using var data = new DataFolder();
        var clock = new FakeTimeProvider(Monday);
        await using var host = Host(data, clock, leaseSeconds);
        await using var second = Host(data, clock, leaseSeconds);
        var rows = Enumerable.Range(0, 300)
            .Select(i => Case(Agency, Monday.AddDays(-20), Monday.AddDays(-10 + (i % 9)), reviewer: $"w-{i % 3}"));
        await AddAsync(host, Agency, [.. rows, .. People()]);
        await Task.WhenAll(SweepAsync(host), SweepAsync(second), SweepAsync(host), SweepAsync(second));
        await SweepAsync(second);
        var made = await RemindersAsync(host, Agency);
        Assert.Equal(Enumerable.Range(1, made.Count).Select(n => (long)n), made.Select(r => r.Number));
        var all = made.GroupBy(r => r.ConcernsId).ToList();
        Assert.Equal(300, all.Count);
        Assert.All(all, of =>
        {
            var due = of.First().DueTime;
            Assert.Equal(
                Enumerable.Range(1, 4).Select(s => (LadderStage)s).Where(s => Expected(
                    s, DeadlineKind.Review, RiskLevel.Medium, Monday.AddDays(-20), due) <= Monday),
                of.Select(r => r.Stage));
        });
        Assert.Empty(await OutboxAsync(host, Agency));
        var about = await AboutAsync(host, Agency);

        // For each role the latest, to one of it, once.
        Assert.Equal(
            made.GroupBy(r => (r.ConcernsId, r.Role)).Select(g => g.Max(r => r.Number)).Order(),
            about.Select(a => a.Number).Order());
        Assert.DoesNotContain(
            host.Logs.Lines.Concat(second.Logs.Lines), l => l.Contains("could not be made", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_somebody_changed_after_it_was_read_is_left_for_the_next_sweep()
    {
        await using var host = NewHost();
        var changed = Case(Agency, Monday.AddDays(-20), Monday.AddDays(-1));
        var other = Case(Agency, Monday.AddDays(-20), Monday.AddDays(-1));
        await AddAsync(host, Agency, changed, other);
        host.Logs.Lines.Clear();
        Task sweep;
        using (var writer = new HeldWriter(host.DatabaseFile))
        {
            // It has read both and waits for the writer, who changes one of them first.
            sweep = Task.Run(() => SaveAsync(host, changed.Id, other.Id));
            writer.Run("UPDATE Cases SET Version = Version + 1 WHERE Id = $id", ("$id", Key(changed.Id)));
            await SpinAsync(() => Waits(host));
            writer.Commit();
        }

        await sweep;
        Assert.All(await RemindersAsync(host, Agency), r => Assert.Equal(other.Id, r.CaseId));
        Assert.Equal(LadderStage.Unspecified, (await CaseAsync(host, Agency, changed.Id)).ReviewStage);
        await SweepAsync(host);
        Assert.Equal(6, (await RemindersAsync(host, Agency)).Count);
    }

    [Fact]
    public async Task A_review_that_is_completed_is_not_reminded_of_any_more()
    {
        await using var host = NewHost();
        var id = (await host.Caller(agency: Agency).CreateCaseAsync()).CaseId;
        await host.Caller(agency: Agency).AssessAsync(id, Requests.AllAbsent());
        host.Clock.Advance(TimeSpan.FromDays(49));
        await SweepAsync(host);
        await host.Caller(agency: Agency).AssessAsync(id, Requests.AllAbsent());
        host.Clock.Advance(TimeSpan.FromDays(30));
        await SweepAsync(host);
        var made = Assert.Single(await RemindersAsync(host, Agency), r => r.Kind == DeadlineKind.Review);
        Assert.Equal(LadderStage.Reminder, made.Stage);
        host.Clock.Advance(TimeSpan.FromDays(19));
        await SweepAsync(host);
        var reviews = (await RemindersAsync(host, Agency)).FindAll(r => r.Kind == DeadlineKind.Review);
        Assert.Equal([LadderStage.Reminder, LadderStage.Reminder], reviews.Select(r => r.Stage));
        Assert.Equal(2, reviews.Select(r => r.ConcernsId).Distinct().Count());
    }

    [Fact]
    public async Task A_reminder_that_is_there_while_its_stage_lags_behind_is_not_made_again()
    {
        await using var host = NewHost();
        var row = Case(Agency, Monday.AddDays(-20), Monday.AddHours(-1));
        await AddAsync(host, Agency, row);
        await SweepAsync(host);
        Database.Change(host, "UPDATE Cases SET ReviewStage = 0, NextStageTime = 1");
        await SweepAsync(host);
        Assert.Equal(2, (await RemindersAsync(host, Agency)).Count);
        var now = await CaseAsync(host, Agency, row.Id);
        Assert.Equal((LadderStage.Due, Monday.AddHours(23)), (now.ReviewStage, now.NextStageTime));
        host.Clock.Advance(TimeSpan.FromHours(23));
        await SweepAsync(host);
        Assert.Equal([1, 2, 3], (await RemindersAsync(host, Agency)).Select(r => r.Number));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_makes_nothing_twice_and_loses_nothing()
    {
        var clock = new FakeTimeProvider(Monday);
        using var data = new DataFolder();
        var row = Case(Agency, Monday.AddDays(-20), Monday.AddMinutes(30));
        await using (var host = NewHost(data, clock))
        {
            await AddAsync(host, Agency, row);
            clock.SetUtcNow(Monday.AddMinutes(31));
            await SweepAsync(host);
            Assert.Equal(2, (await RemindersAsync(host, Agency)).Count);
            Database.Change(host, "UPDATE JobLeases SET Until = Until + 30000");
        }

        // An hour earlier, and the lease of the process before would run for more than an hour.
        var earlier = new FakeTimeProvider(Monday.AddMinutes(-29));
        await using var again = NewHost(data, earlier);
        var late = Case(Agency, Monday.AddDays(-20), Monday.AddMinutes(-40));
        await AddAsync(again, Agency, late);
        await SweepAsync(again);
        var made = await RemindersAsync(again, Agency);
        Assert.Equal(4, made.Count);
        Assert.Equal(2, made.Count(r => r.CaseId == late.Id));
        earlier.SetUtcNow(Monday.AddHours(25));
        await SweepAsync(again);
        Assert.Equal(6, (await RemindersAsync(again, Agency)).Count);
    }

    [Fact]
    public async Task An_agency_that_fails_does_not_stop_the_others()
    {
        await using var host = NewHost(batch: 10);
        var broken = Enumerable.Range(0, 35).Select(_ => Case("broken", Monday.AddDays(-20), Monday.AddDays(-9)));
        await AddAsync(host, "broken", broken);
        await AddAsync(host, "fine", Case("fine", Monday.AddDays(-20), Monday.AddDays(-1)));
        Database.Change(host,
            "CREATE TRIGGER Fault BEFORE INSERT ON Reminders WHEN NEW.AgencyId = 'broken' "
            + "BEGIN SELECT RAISE(ABORT, 'fault'); END");
        await SweepAsync(host);
        Assert.Equal(3, (await RemindersAsync(host, "fine")).Count);
        Assert.Empty(await RemindersAsync(host, "broken"));
        Assert.Equal(0, await InAsync(host, "broken", db => db.Set<ReminderCountRow>().CountAsync()));
        Assert.Single(host.Logs.Lines, l => l.Contains("could not be made", StringComparison.Ordinal));
        Database.Change(host, "DROP TRIGGER Fault");
        await SweepAsync(host);
        Assert.Equal(35 * 4, (await RemindersAsync(host, "broken")).Count);
    }

    [Fact]
    public async Task One_has_the_lease_at_a_time_and_another_takes_over_when_it_ends()
    {
        await using var host = NewHost();
        await using var one = host.Services.CreateAsyncScope();
        await using var two = host.Services.CreateAsyncScope();
        var (first, second) = (
            one.ServiceProvider.GetRequiredService<JobLease>(), two.ServiceProvider.GetRequiredService<JobLease>());

        // As if its process had been killed.
        var held = await first.TryTakeAsync("job", CancellationToken.None);
        Assert.NotNull(held);
        Assert.Null(await second.TryTakeAsync("job", CancellationToken.None));
        Assert.NotNull(await second.TryTakeAsync("another", CancellationToken.None));
        host.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.True(await held.KeepAsync(CancellationToken.None));
        host.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Null(await second.TryTakeAsync("job", CancellationToken.None));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var taken = await second.TryTakeAsync("job", CancellationToken.None);
        Assert.NotNull(taken);
        Assert.False(await held.KeepAsync(CancellationToken.None));

        // What it no longer has, it does not end.
        await held.DisposeAsync();
        Assert.Null(await first.TryTakeAsync("job", CancellationToken.None));
        await taken.DisposeAsync();
        Assert.NotNull(await first.TryTakeAsync("job", CancellationToken.None));
    }

    private static async Task SaveAsync(ServiceHost host, params Guid[] cases)
    {
        await using var scope = host.Services.GetRequiredService<IServiceScopeFactory>().ForAgency(Agency, "tests");
        await scope.ServiceProvider.GetRequiredService<AgencySweep>().ExecuteAsync(
            [.. cases.Select(id => new DueStage(Agency, id, id, Monday))], [], CancellationToken.None);
    }

    /// <summary>The read of the sweep was logged: it now waits for the writer.</summary>
    private static bool Waits(ServiceHost host) => host.Logs.Lines.Any(l =>
        l.Contains("CommandExecuted", StringComparison.Ordinal)
        && l.Contains("\"ReviewStartTime\"", StringComparison.Ordinal)
        && l.Contains("\"ExemptUntil\"", StringComparison.Ordinal)
        && l.Contains("SELECT", StringComparison.Ordinal));

    private static async Task SpinAsync(Func<bool> until)
    {
        while (!until()) await Task.Yield();
    }

    private static byte[] Key(Guid id) => id.ToByteArray(bigEndian: true);

    private static IEnumerable<object> People() =>
    [
        .. Enumerable.Range(0, 3).Select(i => Recipient(
            Agency, $"w-{i}", null, roles: RecipientRole.Reviewer)),
        Recipient(Agency, "m", null, roles: RecipientRole.Manager),
        Recipient(Agency, "l", null, roles: RecipientRole.SafeguardingLead),
    ];

    private static ServiceHost Host(DataFolder data, FakeTimeProvider clock, int leaseSeconds) => new()
    {
        Kept = data,
        Clock = clock,
        Settings = new Dictionary<string, string?>
        {
            ["Jobs:Run"] = "false",
            ["Reminders:SweepBatch"] = "20",
            ["Reminders:DispatchBatch"] = "30",
            ["Reminders:LeaseSeconds"] = $"{leaseSeconds}",
        },
    };
}
