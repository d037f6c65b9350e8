using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Records;
using static RiskService.Tests.Channels.Channelling;

namespace RiskService.Tests.Channels;

/// <summary>Messages that were dealt with are not kept for ever; what failed is.</summary>
public sealed class ForgettingTests
{
    private const string Another = "b-channels";

    [Fact]
    public async Task What_was_sent_or_dropped_long_ago_is_deleted_and_nothing_else()
    {
        await using var host = Quiet(Set("Deliveries:KeepDays", 30));
        var kept = new List<string>();
        foreach (var agency in new[] { Agency, Another })
        {
            foreach (var state in new[] { DeliveryState.Waiting, DeliveryState.Failed })
            {
                kept.Add(await AddAsync(host, agency, state, days: 40));
            }

            foreach (var state in new[] { DeliveryState.Sent, DeliveryState.Dropped })
            {
                await AddAsync(host, agency, state, days: 40);
                kept.Add(await AddAsync(host, agency, state, days: 29));
            }

            // Sent again by hand, after all that time.
            kept.Add(await AddAsync(host, agency, DeliveryState.Sent, days: 40, sent: 2));
        }

        await ForgetAsync(host);
        await ForgetAsync(host);
        var left = (await host.ListAsync()).Concat(await host.ListAsync(Another)).ToList();
        Assert.Equal(kept.Order(), left.Select(d => d.DeliveryId).Order());
        Assert.All(left, d => Assert.Single(d.ReminderIds));
        Assert.Equal(kept.Count, Count(host, "DeliveryReminders"));
        Assert.Equal(kept.Count + 4, Count(host, "Reminders"));
    }

    [Fact]
    public async Task Many_are_deleted_in_several_batches()
    {
        await using var host = Quiet();
        await host.SaveAsync(Agency, (db, now) => db.AddRange(Enumerable.Range(0, 450).Select(
            _ => Row(Agency, DeliveryState.Sent, now.AddDays(-100), now.AddDays(-100)))));
        await ForgetAsync(host);
        Assert.Equal(0, Count(host, "Deliveries"));
    }

    private static async Task ForgetAsync(ServiceHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ForgetDeliveries>()
            .ExecuteAsync(TestContext.Current.CancellationToken);
    }

    private static long Count(ServiceHost host, string table) =>
        Database.Read(host, $"SELECT COUNT(*) FROM {table}", r => r.GetInt64(0)).Single();

    private static async Task<string> AddAsync(
        ServiceHost host, string agency, DeliveryState state, int days, int? sent = null)
    {
        var made = host.Clock.GetUtcNow().AddDays(-days);
        var row = Row(agency, state, made,
            state == DeliveryState.Sent ? host.Clock.GetUtcNow().AddDays(-sent ?? -days) : null);
        var reminder = host.Reminder(agency);
        await host.SaveAsync(agency, (db, _) =>
        {
            db.Add(row);
            db.Add(reminder);
            db.Add(new DeliveryReminderRow
            {
                AgencyId = agency,
                Number = reminder.Number,
                Channel = row.Channel,
                ReceiverId = row.ReceiverId,
                DeliveryId = row.Id,
            });
        });
        return row.Id.ToString();
    }

    private static DeliveryRow Row(
        string agency, DeliveryState state, DateTimeOffset made, DateTimeOffset? sent) => new()
        {
            Id = Guid.CreateVersion7(made),
            AgencyId = agency,
            Channel = DeliveryChannel.Email,
            ReceiverId = "WORKER-1",
            Content = DeliveryContent.Reminders,
            Urgent = false,
            State = state,
            NextAttemptTime = state == DeliveryState.Waiting ? made : null,
            CreateTime = made,
            SentTime = sent,
        };
}
