using Hangfire;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Reminders.Channels.Feeds;

/// <summary>
/// Deletes calendar feeds that have ended: nobody needs to know any more who had one, and a longer setting opens none
/// of them again. Running twice, late or on several machines at once deletes the same.
/// </summary>
internal sealed partial class ForgetFeeds(IServiceScopeFactory scopes, FeedTerm term, ILogger<ForgetFeeds> log)
{
    private const string Worker = "riskplatform:calendar";

    // For Hangfire, which gives the token. The next run tries again, not Hangfire.
    [AutomaticRetry(Attempts = 0)]
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var until = term.EndedUntil;
        foreach (var agency in await AgenciesAsync(until, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await using var scope = scopes.ForAgency(agency, Worker);
                var db = scope.ServiceProvider.GetRequiredService<RiskDbContext>();
                await scope.ServiceProvider.GetRequiredService<CommitQueue>().TogetherAsync(
                    db, token => db.Set<CalendarFeedRow>().Where(f => f.CreateTime <= until).ExecuteDeleteAsync(token),
                    cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogKept(e.GetType().FullName);
            }
        }
    }

    private async Task<List<string>> AgenciesAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var finding = scopes.CreateAsyncScope();
        return await finding.ServiceProvider.GetRequiredService<ChannelFinder>()
            .EndedFeedsAsync(until, cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Error, "Calendar feeds of an agency that ended could not be deleted: {ExceptionType}")]
    private partial void LogKept(string? exceptionType);
}
