using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;

namespace Clients.Tests.Fakes;

/// <summary>Takes what a caller streams, until the call has ended.</summary>
internal sealed class FakeRequests<TRequest> : IClientStreamWriter<TRequest>
{
    private readonly Channel<IMessage> channel = Channel.CreateUnbounded<IMessage>();
    private volatile Exception? ended;

    public WriteOptions? WriteOptions { get; set; }

    public async Task WriteAsync(TRequest message)
    {
        // As over a network, others get a turn.
        await Task.Yield();
        if (ended is { } error) throw error;
        await channel.Writer.WriteAsync((IMessage)(object)message!);
    }

    public Task WriteAsync(TRequest message, CancellationToken cancellationToken) => WriteAsync(message);

    public Task CompleteAsync()
    {
        channel.Writer.TryComplete();
        return ended is { } error ? Task.FromException(error) : Task.CompletedTask;
    }

    /// <summary>A broken connection: writes fail as the socket says it, not as gRPC does.</summary>
    internal bool IsBroken { get; init; }

    internal void Refuse(RpcException error) => ended ??= IsBroken ? new IOException("Broken pipe") : error;

    internal IAsyncEnumerable<IMessage> ReadAsync(CancellationToken stop) => channel.Reader.ReadAllAsync(stop);
}
