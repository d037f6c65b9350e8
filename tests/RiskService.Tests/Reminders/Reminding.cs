using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using TestKit.Processes;

namespace RiskService.Tests.Reminders;

/// <summary>What is to be reminded of, and what came of it; all of it synthetic.</summary>
internal static class Reminding
{
    /// <summary>09:00 on a Monday that is no holiday, so that nothing waits for working time.</summary>
    internal static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A host whose jobs run only where a test runs them.</summary>
    internal static ServiceHost NewHost(
        DataFolder? kept = null, FakeTimeProvider? clock = null, int batch = 100) => new()
        {
            Kept = kept,
            Clock = clock ?? new FakeTimeProvider(Monday),
            Settings = new Dictionary<string, string?>
            {
                ["Jobs:Run"] = "false",
                ["Reminders:SweepBatch"] = $"{batch}",
                ["Reminders:DispatchBatch"] = $"{batch}",
            },
        };

    internal static async Task SweepAsync(ServiceHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SweepDeadlines>().ExecuteAsync(CancellationToken.None);
    }

    internal static async Task<T> InAsync<T>(ServiceHost host, string agency, Func<RiskDbContext, Task<T>> work)
    {
        await using var scope = host.Services.GetRequiredService<IServiceScopeFactory>().ForAgency(agency, "tests");
        return await work(scope.ServiceProvider.GetRequiredService<RiskDbContext>());
    }

    internal static Task AddAsync(ServiceHost host, string agency, params IEnumerable<object> rows) =>
        InAsync(host, agency, db =>
        {
            db.AddRange(rows);
            return db.SaveChangesAsync();
        });

    internal static Task<List<ReminderRow>> RemindersAsync(ServiceHost host, string agency) =>
        InAsync(host, agency, db => db.Set<ReminderRow>().OrderBy(r => r.Number).ToListAsync());

    internal static Task<List<OutboxRow>> OutboxAsync(ServiceHost host, string agency) =>
        InAsync(host, agency, db => db.Set<OutboxRow>().OrderBy(r => r.Number).ToListAsync());

    internal static Task<List<DeliveryRow>> DeliveriesAsync(ServiceHost host, string agency) =>
        InAsync(host, agency, db => db.Set<DeliveryRow>().OrderBy(r => r.Id).ToListAsync());

    internal static Task<List<DeliveryReminderRow>> AboutAsync(ServiceHost host, string agency) =>
        InAsync(host, agency, db => db.Set<DeliveryReminderRow>().OrderBy(r => r.Number).ToListAsync());

    internal static Task<CaseRow> CaseAsync(ServiceHost host, string agency, Guid id) =>
        InAsync(host, agency, db => db.Set<CaseRow>().SingleAsync(c => c.Id == id));

    /// <summary>An open case whose review lies so.</summary>
    internal static CaseRow Case(
        string agency, DateTimeOffset start, DateTimeOffset due, RiskLevel level = RiskLevel.Medium,
        string? reviewer = null, string? team = null)
    {
        var row = new CaseRow
        {
            Id = Ids.Next(start),
            AgencyId = agency,
            CreatedBy = "tests",
            CreateTime = start,
            UpdateTime = start,
            Level = level,
            ReviewId = Ids.Next(start),
            ReviewStartTime = start,
            NextReviewTime = due,
        };
        CaseReviews.Assign(row, reviewer, team);
        CaseReviews.Climb(row, new ReviewTimes());
        return row;
    }

    internal static DeadlineRow Deadline(
        CaseRow of, DeadlineKind kind, DateTimeOffset start, DateTimeOffset due, RiskLevel level) => new()
        {
            CaseId = of.Id,
            Id = Ids.Next(start),
            AgencyId = of.AgencyId,
            Kind = kind,
            ConcernsId = Ids.Next(start),
            Level = level,
            DueTime = due,
            NextStageTime =
                Ladder.Next(LadderStage.Unspecified, new Rung(kind, level, start, due), new LadderTimes())!.Value.Time,
            CreateTime = start,
            CreatedBy = "tests",
        };

    internal static RecipientRow Recipient(
        string agency, string worker, string? team, EmailMode mode = EmailMode.Each, bool address = true,
        params RecipientRole[] roles) => new()
        {
            AgencyId = agency,
            WorkerId = worker,
            WorkerKey = AllocationRow.Key(worker),
            TeamId = team,
            EmailMode = mode,
            EmailAddress = address ? [1] : null,
            Roles = roles.Aggregate(0, (bits, role) => bits | (1 << (int)role)),
        };

    internal static WebhookRow Webhook(string agency, bool enabled = true, params DeadlineKind[] kinds) => new()
    {
        Id = Ids.Next(Monday),
        AgencyId = agency,
        Url = [1],
        Secret = [1],
        Enabled = enabled,
        Kinds = kinds.Aggregate(0, (bits, kind) => bits | (1 << (int)kind)),
        CreateTime = Monday,
    };

    /// <summary>When the stages come, by hand: 80 %, due, the manager, the safeguarding lead.</summary>
    internal static DateTimeOffset Expected(
        LadderStage stage, DeadlineKind kind, RiskLevel level, DateTimeOffset start, DateTimeOffset due)
    {
        var atOnce = level is RiskLevel.Unspecified or RiskLevel.High or RiskLevel.Imminent
            || kind is DeadlineKind.SafeguardingAction or DeadlineKind.SelfHarmAction;
        return stage switch
        {
            LadderStage.Reminder => start + ((due - start) * 0.8),
            LadderStage.Due => due,
            LadderStage.Manager => atOnce ? due : due.AddHours(24),
            _ => due.AddHours(72),
        };
    }
}
