using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.RiskService.Reminders;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Channels;

/// <summary>Puts reminders and deliveries into a host's database, and runs its jobs.</summary>
internal static class Channelling
{
    internal const string Agency = "channels";

    private static int deliveries;

    /// <summary>A host that runs no job by itself.</summary>
    internal static ServiceHost Quiet(params IEnumerable<KeyValuePair<string, string?>> settings) => new()
    {
        Settings = settings.Append(Set("Jobs:Run", "false")).GroupBy(s => s.Key)
            .ToDictionary(s => s.Key, s => s.Last().Value),
    };

    internal static KeyValuePair<string, string?> Set(string name, object value) =>
        new(name, Convert.ToString(value, CultureInfo.InvariantCulture));

    internal static async Task SaveAsync(
        this ServiceHost host, string agency, Action<RiskDbContext, DateTimeOffset> add)
    {
        await host.WithAsync(agency, async services =>
        {
            var db = services.GetRequiredService<RiskDbContext>();
            add(db, host.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
    }

    internal static async Task WithAsync(this ServiceHost host, string agency, Func<IServiceProvider, Task> work)
    {
        await using var scope = host.Services.GetRequiredService<IServiceScopeFactory>().ForAgency(agency, "test");
        await work(scope.ServiceProvider);
    }

    internal static Task EmailsAsync(this ServiceHost host) => host.RunAsync<DeliverEmails>(j => j.ExecuteAsync);

    internal static Task WebhooksAsync(this ServiceHost host) => host.RunAsync<DeliverWebhooks>(j => j.ExecuteAsync);

    internal static Task DigestsAsync(this ServiceHost host) => host.RunAsync<SendWeeklyDigests>(j => j.ExecuteAsync);

    private static async Task RunAsync<T>(this ServiceHost host, Func<T, Func<CancellationToken, Task>> run)
        where T : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        await run(scope.ServiceProvider.GetRequiredService<T>())(TestContext.Current.CancellationToken);
    }

    internal static Task RecipientAsync(
        this ServiceHost host, string worker, string? address, RecipientRole role = RecipientRole.Reviewer,
        string agency = Agency, string? team = null, DateTimeOffset? digest = null) =>
        host.WithAsync(agency, async services =>
        {
            var db = services.GetRequiredService<RiskDbContext>();
            var desk = await services.GetRequiredService<DeskKeys>().OpenAsync(CancellationToken.None);
            var key = worker.ToUpperInvariant();
            db.Add(new RecipientRow
            {
                AgencyId = agency,
                WorkerKey = key,
                WorkerId = worker,
                EmailAddress = RecipientAddress.Seal(desk, address ?? "", key),
                Roles = 1 << (int)role,
                TeamId = team,
                WeeklyDigestTime = digest,
            });
            await db.SaveChangesAsync();
        });

    /// <summary>A delivery of these reminders, due now; its id.</summary>
    internal static async Task<Guid> DeliveryAsync(
        this ServiceHost host, DeliveryChannel channel, string receiver, string agency = Agency, bool urgent = false,
        DeliveryContent content = DeliveryContent.Reminders, params ReminderRow[] reminders)
    {
        // Ids of one millisecond have no order; these have that of their making.
        var id = Guid.CreateVersion7(
            host.Clock.GetUtcNow().AddMilliseconds(Interlocked.Increment(ref deliveries) % 60_000));
        await host.SaveAsync(agency, (db, now) =>
        {
            db.Add(new DeliveryRow
            {
                Id = id,
                AgencyId = agency,
                Channel = channel,
                ReceiverId = receiver,
                Content = content,
                Urgent = urgent,
                NextAttemptTime = now,
                CreateTime = now,
            });
            db.AddRange(reminders);
            db.AddRange(reminders.Select(r => new DeliveryReminderRow
            {
                AgencyId = agency,
                Number = r.Number,
                Channel = channel,
                ReceiverId = receiver,
                DeliveryId = id,
            }));
        });
        return id;
    }

    private static long numbers;

    internal static ReminderRow Reminder(
        this ServiceHost host, string agency = Agency, DeadlineKind kind = DeadlineKind.Review,
        LadderStage stage = LadderStage.Due, RiskLevel level = RiskLevel.Medium, Guid? caseId = null,
        TimeSpan? due = null) => new()
        {
            AgencyId = agency,
            Number = Interlocked.Increment(ref numbers),
            Id = Guid.Parse(Id()),
            CaseId = caseId ?? Guid.Parse(Id()),
            Kind = kind,
            ConcernsId = Guid.Parse(Id()),
            Round = 0,
            Stage = stage,
            Level = level,
            DueTime = host.Clock.GetUtcNow() + (due ?? TimeSpan.Zero),
            CreateTime = host.Clock.GetUtcNow(),
            Role = stage switch
            {
                LadderStage.Manager => RecipientRole.Manager,
                LadderStage.SafeguardingLead => RecipientRole.SafeguardingLead,
                _ => RecipientRole.Reviewer,
            },
            WorkerId = null,
            WorkerKey = null,
            TeamId = null,
        };

    internal static TestCaller Manager(this ServiceHost host, string agency = Agency) => host.Caller("manager", agency);

    internal static async Task<Delivery> FindAsync(this ServiceHost host, Guid id, string agency = Agency) =>
        (await host.ListAsync(agency)).Single(d => d.DeliveryId == id.ToString());

    internal static async Task<IReadOnlyList<Delivery>> ListAsync(this ServiceHost host, string agency = Agency) =>
        (await host.Manager(agency).Channels.ListDeliveriesAsync(new ListDeliveriesRequest { PageSize = 200 }))
        .Deliveries;

    /// <summary>Moves the clock by steps, and runs a job after each.</summary>
    internal static async Task PassAsync(
        this ServiceHost host, TimeSpan time, TimeSpan step, Func<ServiceHost, Task> run)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += step)
        {
            host.Clock.Advance(step);
            await run(host);
        }
    }
}
