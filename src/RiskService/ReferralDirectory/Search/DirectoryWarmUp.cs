namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>
/// Reads the directory when the service starts, so that nobody's first search waits for it. Cases are served meanwhile;
/// where it fails, the first search reads it.
/// </summary>
internal sealed partial class DirectoryWarmUp(
    IServiceScopeFactory scopes, DirectoryIndex index, TimeProvider clock, ILogger<DirectoryWarmUp> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var start = clock.GetTimestamp();
            await using var scope = scopes.CreateAsyncScope();
            var snapshot = await index.LatestAsync(
                scope.ServiceProvider.GetRequiredService<ListingStore>(), stoppingToken);
            LogRead(snapshot.Count, clock.GetElapsedTime(start).TotalMilliseconds);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped before it was done.
        }
        catch (Exception e)
        {
            LogFailed(e.GetType().FullName);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "The directory is in memory: {Count} listings, {Milliseconds} ms")]
    private partial void LogRead(int count, double milliseconds);

    [LoggerMessage(2, LogLevel.Warning, "The directory could not be read at the start: {ExceptionType}")]
    private partial void LogFailed(string? exceptionType);
}
