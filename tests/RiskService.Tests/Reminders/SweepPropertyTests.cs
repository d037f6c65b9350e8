using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Reminders;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using TestKit.Processes;
using static RiskService.Tests.Reminders.Reminding;

namespace RiskService.Tests.Reminders;

/// <summary>
/// Whatever the times of sweeps, however many at once, with restarts and with people who get on with their work: each
/// stage at most once, and exactly once for what was left undone (REVIEW-8).
/// </summary>
public sealed class SweepPropertyTests
{
    private const string Agency = "sweep-property";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Stages_are_reached_once_whatever_happens(int seed)
    {
        var random = new Random(seed);
        using var data = new DataFolder();
        var clock = new FakeTimeProvider(Monday);
        var hosts = new[] { NewHost(data, clock, 7), NewHost(data, clock, 7) };
        try
        {
            var cases = new List<string>();
            for (var i = 0; i < 12; i++)
            {
                var caller = hosts[0].Caller(agency: Agency);
                cases.Add((await caller.CreateCaseAsync()).CaseId);
                if (i % 2 == 0) await caller.AssessAsync(cases[i], Requests.AllAbsent());
                if (i % 4 == 1) await caller.AssessAsync(cases[i], Severe());
            }

            for (var step = 0; step < 40; step++)
            {
                switch (random.Next(6))
                {
                    case 0:
                        await hosts[random.Next(2)].Caller(agency: Agency)
                            .AssessAsync(cases[random.Next(cases.Count)], Requests.AllAbsent());
                        break;
                    case 1:
                        var on = random.Next(2);
                        await hosts[on].DisposeAsync();
                        hosts[on] = NewHost(data, clock, 7);
                        break;
                    case 2:
                        var chosen = cases[random.Next(cases.Count)];
                        await Task.WhenAll(
                            SweepAsync(hosts[0]), SweepAsync(hosts[1]), SweepAsync(hosts[0]),
                            hosts[1].Caller(agency: Agency).AssessAsync(chosen, Requests.AllAbsent()));
                        break;
                    case 3:
                        await SweepAsync(hosts[random.Next(2)]);
                        break;
                    default:
                        clock.Advance(TimeSpan.FromMinutes(random.Next(1, 60 * 24 * 4)));
                        break;
                }
            }

            await SweepAsync(hosts[0]);
            await SweepAsync(hosts[0]);
            await CheckAsync(hosts[0], clock.GetUtcNow());
        }
        finally
        {
            foreach (var host in hosts) await host.DisposeAsync();
        }
    }

    private static async Task CheckAsync(ServiceHost host, DateTimeOffset now)
    {
        var made = await RemindersAsync(host, Agency);
        Assert.Equal(Enumerable.Range(1, made.Count).Select(n => (long)n), made.Select(r => r.Number));
        var byItem = made.ToLookup(r => r.ConcernsId);
        foreach (var of in byItem)
        {
            // In order, and each once.
            Assert.Equal(Enumerable.Range(1, of.Count()).Select(s => (LadderStage)s), of.Select(r => r.Stage));
        }

        foreach (var open in await InAsync(host, Agency, db => db.Set<CaseRow>().ToListAsync()))
        {
            Check(
                byItem[open.ReviewId!.Value], DeadlineKind.Review, open.Level, open.ReviewStartTime!.Value,
                open.NextReviewTime!.Value, open.ReviewStage, now);
        }

        var deadlines = await InAsync(host, Agency, db => db.Set<DeadlineRow>().ToListAsync());
        Assert.Contains(deadlines, d => d.EndTime is null);
        foreach (var open in deadlines.Where(d => d.EndTime is null))
        {
            Check(byItem[open.Id], open.Kind, open.Level, open.CreateTime, open.DueTime, open.Stage, now);
        }

        Assert.All(deadlines.Where(d => d.EndTime is not null), d => Assert.Null(d.NextStageTime));
    }

    private static void Check(
        IEnumerable<ReminderRow> made, DeadlineKind kind, RiskLevel level, DateTimeOffset start, DateTimeOffset due,
        LadderStage reached, DateTimeOffset now)
    {
        var expected = Enumerable.Range(1, 4).Select(s => (LadderStage)s)
            .Where(s => Expected(s, kind, level, start, due) <= now).ToList();
        Assert.Equal(expected, made.Select(r => r.Stage));
        Assert.Equal(expected.LastOrDefault(), reached);
    }

    private static Observation[] Severe() =>
        [Requests.Observed(Indicator.ThreatsToKill, SourceKind.Police)];
}
