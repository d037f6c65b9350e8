using System.Runtime.ExceptionServices;

namespace RiskPlatform.Client.Calls;

/// <summary>
/// Goes on with a stream that was cut. Every cut after which something new had come begins the count of attempts anew,
/// so that a long stream over a bad line still ends.
/// </summary>
/// <param name="pipeline">The clock and the waits.</param>
/// <param name="openingIsRepeated">
/// The call itself is sent again until its first message comes, so nothing is gained by more of it.
/// </param>
internal sealed class Resuming(Pipeline pipeline, bool openingIsRepeated)
{
    private int failures;

    /// <param name="progress">How much is done; only ever grows.</param>
    /// <param name="attempt">Goes on from there, to the end.</param>
    /// <param name="cancellationToken">Ends it, also while it waits.</param>
    internal async Task RunAsync(Func<long> progress, Func<Task> attempt, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = progress();
            try
            {
                await attempt();
                return;
            }
            catch (RiskPlatformException e)
            {
                await WaitAsync(e, progress() > before, cancellationToken);
            }
        }
    }

    /// <summary>Waits until the next attempt, or throws the error where none is left or of use.</summary>
    internal async Task WaitAsync(RiskPlatformException error, bool gained, CancellationToken cancellationToken)
    {
        failures = gained ? 1 : failures + 1;
        var delay = openingIsRepeated && !gained ? null : pipeline.Retries.DelayAfterCut(failures, error);
        if (delay is null) ExceptionDispatchInfo.Throw(error);
        await Task.Delay(delay.Value, pipeline.Time, cancellationToken);
    }
}
