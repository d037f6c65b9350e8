using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.V1;
using static RiskService.Tests.Reminders.Reminding;

namespace RiskService.Tests.Reminders;

/// <summary>Slow mail takes no worker from the sweep, and none twice.</summary>
public sealed class DeliveryQueueTests
{
    [Fact]
    public async Task Deliveries_have_a_queue_of_their_own_and_the_sweep_has_not()
    {
        await using var host = NewHost();
        var jobs = host.Services.GetRequiredService<IRecurringJobManager>();
        jobs.AddOrUpdate<DeliverEmails>("mail", job => job.ExecuteAsync(CancellationToken.None), Cron.Never());
        jobs.AddOrUpdate<DeliverWebhooks>("hooks", job => job.ExecuteAsync(CancellationToken.None), Cron.Never());
        jobs.AddOrUpdate<SweepDeadlines>("sweep", job => job.ExecuteAsync(CancellationToken.None), Cron.Never());
        Assert.Equal(["deliveries", "deliveries", "default"], ((string[])["mail", "hooks", "sweep"]).Select(Queue));

        string? Queue(string name)
        {
            jobs.Trigger(name);
            using var storage = host.Services.GetRequiredService<JobStorage>().GetConnection();
            var id = storage.GetAllEntriesFromHash($"recurring-job:{name}")["LastJobId"];
            return storage.GetStateData(id).Data["Queue"];
        }
    }

    [Fact]
    public async Task A_second_run_of_a_channel_ends_at_once_while_the_first_goes_on()
    {
        const string Agency = "runs";
        await using var host = NewHost();
        await AddAsync(host, Agency, new DeliveryRow
        {
            Id = Ids.Next(Monday),
            AgencyId = Agency,
            Channel = DeliveryChannel.Email,
            ReceiverId = "A",
            Content = DeliveryContent.Reminders,
            Urgent = false,
            NextAttemptTime = Monday,
            CreateTime = Monday,
        });
        var run = host.Services.GetRequiredService<DeliveryRun>();
        var (sends, begun, goOn) = (0, new TaskCompletionSource(), new TaskCompletionSource());
        var first = run.RunAsync(DeliveryChannel.Email, 9, SendAsync, CancellationToken.None);
        await begun.Task;
        host.Clock.Advance(TimeSpan.FromDays(1));
        await run.RunAsync(DeliveryChannel.Email, 9, SendAsync, CancellationToken.None);
        Assert.Equal(1, sends);
        goOn.SetResult();
        await first;
        await run.RunAsync(DeliveryChannel.Email, 9, SendAsync, CancellationToken.None);
        Assert.Equal(2, sends);

        async Task<bool> SendAsync(IReadOnlyList<DueDelivery> batch, CancellationToken cancellationToken)
        {
            sends++;
            begun.TrySetResult();
            await goOn.Task;
            return false;
        }
    }
}
