using Hangfire;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels;

namespace RiskPlatform.RiskService.Reminders;

/// <summary>
/// Finds every review and deadline whose next stage has come, makes its reminders, and then what the channels are to
/// send of them, so that after an outage what is due together is told together. What concerns IMMINENT goes first, and
/// while much is caught up with, it is looked for again and again. May run twice, late or on several machines at once:
/// each stage is reached once (REVIEW-8). Logs counts only.
/// </summary>
internal sealed partial class SweepDeadlines(
    IServiceScopeFactory scopes, DueReminders due, JobLease lease, DispatchOutbox dispatch, TimeProvider clock,
    IRecurringJobManager jobs, IOptions<ReminderOptions> options, ILogger<SweepDeadlines> logger)
{
    internal const string Name = "sweep-deadlines";

    /// <summary>After how many saves it is looked for IMMINENT again.</summary>
    private const int ImminentEvery = 20;

    // For Hangfire, which gives the token.
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await using var held = await lease.TryTakeAsync(Name, cancellationToken);
        if (held is null) return;
        var begun = clock.GetTimestamp();
        var failing = new HashSet<string>(StringComparer.Ordinal);
        var made = await ImminentAsync(held, failing, cancellationToken);
        made += await SweepAsync(held, failing, imminentOnly: false, cancellationToken);
        if (made > 0) Made(made, (long)clock.GetElapsedTime(begun).TotalMilliseconds);
        await DispatchAsync(held, imminentOnly: false, cancellationToken);
    }

    private async Task<int> ImminentAsync(
        HeldLease held, HashSet<string> failing, CancellationToken cancellationToken)
    {
        var made = await SweepAsync(held, failing, imminentOnly: true, cancellationToken);
        await DispatchAsync(held, imminentOnly: true, cancellationToken);
        return made;
    }

    private async Task DispatchAsync(HeldLease held, bool imminentOnly, CancellationToken cancellationToken)
    {
        if (await dispatch.ExecuteAsync(held, imminentOnly, cancellationToken) == 0) return;

        // What was made just now does not wait for the minute to turn.
        jobs.Trigger(DeliverEmails.Name);
        jobs.Trigger(DeliverWebhooks.Name);
    }

    private async Task<int> SweepAsync(
        HeldLease held, HashSet<string> failing, bool imminentOnly, CancellationToken cancellationToken)
    {
        var (now, batch) = (clock.Now(), options.Value.SweepBatch);
        DueStage? lastReview = null, lastDeadline = null;
        var (made, saves) = (0, 0);

        // Pages go on behind what could not be moved on, so that one agency does not keep the others waiting.
        for (bool moreReviews = true, moreDeadlines = true; moreReviews || moreDeadlines;)
        {
            var reviews = moreReviews
                ? await due.ReviewsAsync(now, lastReview, batch, imminentOnly, cancellationToken) : [];
            var deadlines = moreDeadlines
                ? await due.DeadlinesAsync(now, lastDeadline, batch, imminentOnly, cancellationToken) : [];
            (moreReviews, moreDeadlines) = (reviews.Count == batch, deadlines.Count == batch);
            lastReview = reviews.LastOrDefault() ?? lastReview;
            lastDeadline = deadlines.LastOrDefault() ?? lastDeadline;
            foreach (var part in Parts(reviews, deadlines, batch).Where(p => !failing.Contains(p.AgencyId)))
            {
                if (!await held.KeepAsync(cancellationToken)) return made;
                made += await TryAsync(part, failing, cancellationToken);
                if (imminentOnly || ++saves % ImminentEvery != 0) continue;
                made += await ImminentAsync(held, failing, cancellationToken);
            }
        }

        return made;
    }

    private sealed record Part(string AgencyId, IReadOnlyList<DueStage> Reviews, IReadOnlyList<DueStage> Deadlines);

    /// <summary>For each agency what one save moves on, the earliest first.</summary>
    private static IEnumerable<Part> Parts(List<DueStage> reviews, List<DueStage> deadlines, int most) =>
        from both in reviews.Select(r => (Of: r, IsReview: true))
            .Concat(deadlines.Select(d => (Of: d, IsReview: false)))
            .OrderBy(x => x.Of.Time).GroupBy(x => x.Of.AgencyId, StringComparer.Ordinal)
        from chunk in both.Chunk(most)
        select new Part(
            both.Key, [.. chunk.Where(x => x.IsReview).Select(x => x.Of)],
            [.. chunk.Where(x => !x.IsReview).Select(x => x.Of)]);

    private async Task<int> TryAsync(Part part, HashSet<string> failing, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.ForAgency(part.AgencyId, Name);
            return await scope.ServiceProvider.GetRequiredService<AgencySweep>()
                .ExecuteAsync(part.Reviews, part.Deadlines, cancellationToken);
        }
        catch (Exception e) when (Meanwhile.Is(e))
        {
            // Another process moves the same on at this moment; what it leaves is found by the next run.
            LeftToAnother();
            return 0;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            failing.Add(part.AgencyId);
            Failed(e.GetType().Name);
            return 0;
        }
    }

    [LoggerMessage(LogLevel.Information, "Made {Count} reminders in {Milliseconds} ms.")]
    private partial void Made(int count, long milliseconds);

    [LoggerMessage(LogLevel.Information, "Another process makes the reminders of one agency.")]
    private partial void LeftToAnother();

    [LoggerMessage(LogLevel.Error,
        "Reminders that are due of one agency could not be made ({Reason}); the next run tries again.")]
    private partial void Failed(string reason);
}
