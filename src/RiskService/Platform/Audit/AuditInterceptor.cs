using Grpc.Core;
using Grpc.Core.Interceptors;
using RiskPlatform.RiskService.Platform.Errors;

namespace RiskPlatform.RiskService.Platform.Audit;

/// <summary>
/// Lets nothing out that was read and is not audited (RECORD-3): neither an answer, nor a message of a stream, nor an
/// error that tells something of a case. A use case can't forget it.
/// </summary>
internal sealed partial class AuditInterceptor(ReadAudit audit, ILogger<AuditInterceptor> log) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        TResponse? answer = null;
        await AuditedAsync(context, async () => answer = await continuation(request, context));
        return answer!;
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        TResponse? answer = null;
        await AuditedAsync(context, async () => answer = await continuation(requestStream, context));
        return answer!;
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        AuditedAsync(context, () => continuation(request, Audited(responseStream, context), context));

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        AuditedAsync(context, () => continuation(requestStream, Audited(responseStream, context), context));

    private async Task AuditedAsync(ServerCallContext context, Func<Task> call)
    {
        audit.Begin(context);
        try
        {
            await call();
        }
        catch
        {
            audit.Failed();
            await FlushAsync(context.CancellationToken);
            throw;
        }

        await FlushAsync(context.CancellationToken);
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await audit.FlushAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotAudited(e.GetType().FullName, e.InnerException?.GetType().FullName);
            throw FailureStatus.Bare(StatusCode.Unavailable, "UNAVAILABLE",
                "The read could not be audited, so it is not answered. Send the same request again.");
        }
    }

    private AuditedStream<T> Audited<T>(IServerStreamWriter<T> stream, ServerCallContext context) =>
        new(stream, token => FlushAsync(token.CanBeCanceled ? token : context.CancellationToken));

    [LoggerMessage(1, LogLevel.Error, "A read could not be audited: {ExceptionType} of {InnerType}")]
    private partial void LogNotAudited(string? exceptionType, string? innerType);

    /// <summary>Writes a message only when what was read for it is audited.</summary>
    private sealed class AuditedStream<T>(IServerStreamWriter<T> stream, Func<CancellationToken, Task> flush)
        : IServerStreamWriter<T>
    {
        public WriteOptions? WriteOptions
        {
            get => stream.WriteOptions;
            set => stream.WriteOptions = value;
        }

        public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

        public async Task WriteAsync(T message, CancellationToken cancellationToken)
        {
            await flush(cancellationToken);
            await stream.WriteAsync(message, cancellationToken);
        }
    }
}
