using Grpc.Core;

namespace RiskPlatform.Client.Calls;

/// <summary>The side of a call that its caller writes to.</summary>
internal sealed class RequestWriter<TRequest>(
    Func<Func<IClientStreamWriter<TRequest>, Task>, CancellationToken, Task> run)
    : IClientStreamWriter<TRequest>
{
    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(TRequest message, CancellationToken cancellationToken) =>
        run(writer =>
        {
            if (WriteOptions is not null) writer.WriteOptions = WriteOptions;
            return writer.WriteAsync(message, cancellationToken);
        }, cancellationToken);

    public Task CompleteAsync() => run(static writer => writer.CompleteAsync(), CancellationToken.None);
}
