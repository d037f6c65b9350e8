using Google.Protobuf;
using Grpc.Core;

namespace Clients.Tests.Fakes;

/// <summary>Reads what a fake service answers, with the errors that a real call has.</summary>
internal sealed class FakeReader<TResponse> : IAsyncStreamReader<TResponse>, IDisposable
{
    private readonly CancellationTokenSource disposed = new();
    private readonly CancellationTokenSource stop;
    private readonly IAsyncEnumerator<IMessage> answers;
    private readonly Action<RpcException> failed;

    internal FakeReader(
        Func<CancellationToken, IAsyncEnumerable<IMessage>> serve, CancellationToken cancellation,
        Action<RpcException>? failed = null)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, disposed.Token);
        this.failed = failed ?? (_ => { });
        stop.Token.Register(() => this.failed(Cancelled()));
        answers = serve(stop.Token).GetAsyncEnumerator(stop.Token);
    }

    public TResponse Current => (TResponse)answers.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            stop.Token.ThrowIfCancellationRequested();
            if (await answers.MoveNextAsync()) return true;
            failed(new RpcException(Status.DefaultSuccess));
            return false;
        }
        catch (RpcException e)
        {
            failed(e);
            throw;
        }
        catch (OperationCanceledException)
        {
            throw Cancelled();
        }
    }

    public void Dispose() => disposed.Cancel();

    private static RpcException Cancelled() => new(new Status(StatusCode.Cancelled, "Call canceled by the client."));
}
