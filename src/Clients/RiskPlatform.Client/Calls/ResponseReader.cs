using Grpc.Core;

namespace RiskPlatform.Client.Calls;

/// <summary>The side of a call that its caller reads from while it writes to the other.</summary>
internal sealed class ResponseReader<TResponse>(
    Func<Func<IAsyncStreamReader<TResponse>, Task<bool>>, CancellationToken, Task<bool>> run)
    : IAsyncStreamReader<TResponse>
    where TResponse : class
{
    private TResponse? current;

    public TResponse Current => current ?? throw new InvalidOperationException("There is no message here.");

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        current = null;
        return await run(async reader =>
        {
            if (!await reader.MoveNext(cancellationToken)) return false;
            current = reader.Current;
            return true;
        }, cancellationToken);
    }
}
