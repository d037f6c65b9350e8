using RiskPlatform.Client.Streams;
using RiskPlatform.V1;

namespace RiskPlatform.Client;

/// <summary>Brings histories into cases.</summary>
public static class HistoryExtensions
{
    private const int MostUnacknowledged = 100_000;

    /// <summary>
    /// Brings a history of any length into one case over one stream (RECORD-1), reads acknowledgements while it sends,
    /// and goes on where it was when the connection is cut: nothing is lost and nothing is there twice. Called again
    /// with the same <paramref name="streamId"/>, also by another process, it goes on from what is stored. Attempts are
    /// those of <see cref="RiskPlatformClientOptions.MaxAttempts"/>, counted anew whenever something was stored.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="streamId">
    /// Names this history, and nothing else ever. Keep it until the history is there.
    /// </param>
    /// <param name="entriesFrom">
    /// Gives the entries from an index on, counted from 0, each time the same ones: it is asked again after a cut.
    /// </param>
    /// <param name="options">How; the defaults if null.</param>
    /// <param name="cancellationToken">Ends it. What was acknowledged by then is stored.</param>
    /// <returns>How many entries of the stream are stored: all of them.</returns>
    /// <exception cref="InvalidRequestException">
    /// An entry is not right: <see cref="RiskPlatformException.Violations"/> names it by its place in the whole stream,
    /// counted from 0, such as <c>entries[12].account</c>. Everything before it is stored.
    /// </exception>
    /// <exception cref="NotFoundException">There is no such case for this agency.</exception>
    /// <exception cref="RiskPlatformException">
    /// Any other error, such as <see cref="UnavailableException"/> after all attempts; with the reason
    /// <c>DATA_LOSS</c>, the service no longer has entries that it had acknowledged.
    /// </exception>
    /// <exception cref="ArgumentException">An argument or option is empty or out of its range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<long> RecordHistoryAsync(
        this RiskPlatformClient client, string caseId, Guid streamId,
        Func<long, CancellationToken, IAsyncEnumerable<RecordedEntry>> entriesFrom, HistoryOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(caseId);
        ArgumentNullException.ThrowIfNull(entriesFrom);
        ArgumentOutOfRangeException.ThrowIfEqual(streamId, Guid.Empty);
        options ??= new HistoryOptions();
        if (options.MaxUnacknowledged is < 1 or > MostUnacknowledged)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), $"MaxUnacknowledged must be 1 to {MostUnacknowledged:N0}.");
        }

        var start = new StreamStart { CaseId = caseId, StreamId = streamId.ToString() };
        return await new HistoryStream(client, start, entriesFrom, options).RunAsync(cancellationToken);
    }
}
