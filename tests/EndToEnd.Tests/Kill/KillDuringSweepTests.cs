using TestKit.Processes;

namespace EndToEnd.Tests.Kill;

/// <summary>
/// Three processes on one database have 2,000 reviews to remind of, and two of them are killed in the middle: each
/// stage is there exactly once, and is told exactly once (REVIEW-8).
/// </summary>
public sealed class KillDuringSweepTests
{
    private const int Processes = 3;

    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Each_stage_is_reached_exactly_once_though_two_of_three_are_killed()
    {
        using var data = new DataFolder();
        await DueReviews.CreateCasesAsync(data);
        var settings = new Dictionary<string, string?>
        {
            ["Jobs__PollSeconds"] = "1",
            ["Reminders__SweepSeconds"] = "1",

            // Without a lease all of them sweep, and meet: it is never what makes the result right.
            ["Reminders__LeaseSeconds"] = "0",

            // Small saves, so that there are many moments to be killed in.
            ["Reminders__SweepBatch"] = "20",
            ["Reminders__DispatchBatch"] = "50",
        };
        var services = await Task.WhenAll(
            Enumerable.Range(0, Processes).Select(_ => ServiceProcess.StartAsync(settings, data)));
        try
        {
            Random.Shared.Shuffle(services);
            using var due = new DueReviews(data);
            due.MakeDue();
            double[] moments = [Random.Shared.NextDouble() * 0.4, 0.4 + (Random.Shared.NextDouble() * 0.4)];
            foreach (var (i, moment) in moments.Index())
            {
                await UntilAsync(() => due.Reminders > moment * DueReviews.Expected, services);
                services[i].Kill();
                if (i == 0)
                    Assert.InRange(due.Reminders, 0, DueReviews.Expected - 1);
            }

            await UntilAsync(() => due.AllDone, services);
            due.AssertOnce();
        }
        finally
        {
            foreach (var service in services)
                await service.DisposeAsync();
        }
    }

    private static async Task UntilAsync(Func<bool> condition, ServiceProcess[] services)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        using var deadline = new CancellationTokenSource(patience);
        try
        {
            while (!condition())
                await tick.WaitForNextTickAsync(deadline.Token);
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException($"It did not come to that. The last wrote:\n{services[^1].Logs}", e);
        }
    }
}
