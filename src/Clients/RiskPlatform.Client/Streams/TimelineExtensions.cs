using System.Runtime.CompilerServices;
using Grpc.Core;
using RiskPlatform.Client.Calls;
using RiskPlatform.V1;

namespace RiskPlatform.Client;

/// <summary>Follows the timelines of cases.</summary>
public static class TimelineExtensions
{
    /// <summary>
    /// Gives the entries of a case as they are added, until the caller leaves. When the connection is cut it goes on
    /// after the last entry that was given: none is left out and none comes twice. Attempts are those of
    /// <see cref="RiskPlatformClientOptions.MaxAttempts"/>, counted anew whenever an entry came.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="afterNumber">The last entry that the caller has; 0 begins with the first.</param>
    /// <param name="purpose">Why; <see cref="RiskPlatformClientOptions.Purpose"/> unless given.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The entries, in order.</returns>
    /// <exception cref="NotFoundException">There is no such case for this agency.</exception>
    /// <exception cref="RiskPlatformException">Any other error, after all attempts.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async IAsyncEnumerable<Entry> WatchTimelineAsync(
        this RiskPlatformClient client, string caseId, long afterNumber = 0,
        AccessPurpose purpose = AccessPurpose.Unspecified,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(caseId);
        var (last, resuming) = (afterNumber, new Resuming(client.Pipeline, openingIsRepeated: true));
        while (true)
        {
            using var call = client.Records.WatchTimeline(
                new WatchTimelineRequest { CaseId = caseId, AfterNumber = last }, purpose.ToHeaders(),
                cancellationToken: cancellationToken);
            var begun = false;
            while (await NextAsync(call.ResponseStream, cancellationToken) is var (response, cut))
            {
                if (response is null)
                {
                    await resuming.WaitAsync(cut ?? Ended(), begun, cancellationToken);
                    break;
                }

                begun = true;
                foreach (var entry in response.Entries.Where(e => e.Number > last))
                {
                    last = entry.Number;
                    yield return entry;
                }
            }
        }
    }

    private static async Task<(WatchTimelineResponse? Response, RiskPlatformException? Cut)> NextAsync(
        IAsyncStreamReader<WatchTimelineResponse> responses, CancellationToken cancellationToken)
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

    // A watch has no end of its own.
    private static RiskPlatformException Ended() => RiskPlatformException.From(
        new RpcException(new Status(StatusCode.Unavailable, "The service ended the watch.")));
}
