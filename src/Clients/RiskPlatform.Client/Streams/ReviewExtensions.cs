using System.Runtime.CompilerServices;
using Grpc.Core;
using RiskPlatform.Client.Calls;
using RiskPlatform.V1;

namespace RiskPlatform.Client;

/// <summary>Follows the reminders of reviews.</summary>
public static class ReviewExtensions
{
    // The service ends a watch now and then; one that ended at once is not opened again in the same moment.
    private static readonly TimeSpan BetweenWatches = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Gives reminders as they are made, until the caller leaves. When the connection is cut, or the service ends the
    /// watch, it goes on with the last token that was given: none is left out. Attempts are those of
    /// <see cref="RiskPlatformClientOptions.MaxAttempts"/>, counted anew whenever an answer came.
    /// </summary>
    /// <remarks>
    /// The first answer has no <see cref="WatchReviewsResponse.Reminder"/> and tells where the watch begins. Keep the
    /// <see cref="WatchReviewsResponse.ResumeToken"/> of each answer once it was dealt with: begun with it, a later
    /// watch leaves nothing out, however long nobody watched (REVIEW-8).
    /// </remarks>
    /// <param name="client">The client.</param>
    /// <param name="resumeToken">The last token that the caller kept; empty begins with what comes now.</param>
    /// <param name="scope">Whose; the agency's unless given.</param>
    /// <param name="purpose">Why; <see cref="RiskPlatformClientOptions.Purpose"/> unless given.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Where it begins, then the reminders in order.</returns>
    /// <exception cref="InvalidRequestException">The token is none that the service gave.</exception>
    /// <exception cref="RiskPlatformException">Any other error, after all attempts.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async IAsyncEnumerable<WatchReviewsResponse> WatchReviewsAsync(
        this RiskPlatformClient client, string resumeToken = "", ReviewScope scope = ReviewScope.Unspecified,
        AccessPurpose purpose = AccessPurpose.Unspecified,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(resumeToken);
        var (last, told) = (resumeToken, false);
        var resuming = new Resuming(client.Pipeline, openingIsRepeated: true);
        while (true)
        {
            using var call = client.Reviews.WatchReviews(
                new WatchReviewsRequest { ResumeToken = last, Scope = scope }, purpose.ToHeaders(),
                cancellationToken: cancellationToken);
            var begun = false;
            while (await NextAsync(call.ResponseStream, cancellationToken) is var (response, cut))
            {
                if (response is null)
                {
                    if (begun && cut is null)
                        await Task.Delay(BetweenWatches, client.Pipeline.Time, cancellationToken);
                    else await resuming.WaitAsync(cut ?? Ended(), begun, cancellationToken);
                    break;
                }

                begun = true;
                last = response.ResumeToken;

                // Where it goes on was told before.
                if (response.Reminder is null && told) continue;
                told = true;
                yield return response;
            }
        }
    }

    private static async Task<(WatchReviewsResponse? Response, RiskPlatformException? Cut)> NextAsync(
        IAsyncStreamReader<WatchReviewsResponse> responses, CancellationToken cancellationToken)
    {
        try
        {
            return (await responses.MoveNext(cancellationToken) ? responses.Current : null, null);
        }
        catch (RiskPlatformException e)
        {
            return (null, e);
        }
    }

    // It ended before it began.
    private static RiskPlatformException Ended() => RiskPlatformException.From(
        new RpcException(new Status(StatusCode.Unavailable, "The service ended the watch.")));
}
