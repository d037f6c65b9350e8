using Grpc.Core;

namespace RiskPlatform.Client.Calls;

/// <summary>
/// When to send again, and after how long. Whether a repeat is safe is decided in <see cref="RequestIds"/>.
/// </summary>
/// <param name="maxAttempts">How often a call is sent at most.</param>
/// <param name="jitter">Gives a number from 0 to 1, so that many clients do not come back at once.</param>
internal sealed class RetryPolicy(int maxAttempts, Func<double>? jitter = null)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly Func<double> jitter = jitter ?? Random.Shared.NextDouble;

    /// <returns>How long to wait before attempt <paramref name="attempt"/> + 1, or null to give up.</returns>
    internal TimeSpan? DelayAfter(int attempt, RiskPlatformException error) =>
        attempt < maxAttempts && IsPassing(error) ? Delay(attempt, error) : null;

    /// <summary>
    /// As <see cref="DelayAfter"/>, for a stream that goes on where it was cut: what happened to the connection is no
    /// answer of the service, and a token may have run out in the meantime.
    /// </summary>
    internal TimeSpan? DelayAfterCut(int attempt, RiskPlatformException error)
    {
        if (attempt >= maxAttempts) return null;
        var renewable = attempt == 1 && error is NotAuthenticatedException and not TokenRequestException;
        return renewable || IsCut(error) || IsPassing(error) ? Delay(attempt, error) : null;
    }

    private TimeSpan Delay(int attempt, RiskPlatformException error)
    {
        var backoff = First * Math.Pow(2, attempt - 1);
        if (backoff > Longest) backoff = Longest;
        return error.RetryAfter is { } asked
            ? asked + (asked * 0.1 * jitter())
            : backoff * (0.5 + (0.5 * jitter()));
    }

    private static bool IsPassing(RiskPlatformException error) => error.StatusCode switch
    {
        StatusCode.Unavailable => true,
        StatusCode.Aborted => error is ConflictException,
        StatusCode.ResourceExhausted => error.RetryAfter is not null,
        _ => false,
    };

    private static bool IsCut(RiskPlatformException error) => !error.IsAnswer
        && error.StatusCode is StatusCode.Internal or StatusCode.Unknown or StatusCode.Cancelled;
}
