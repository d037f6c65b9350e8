using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Platform.Errors;

/// <summary>
/// The outermost interceptor: turns failures into statuses, and everything else into a bare status without a word of
/// the exception. What went wrong inside is logged by type only, since messages may quote what somebody said.
/// </summary>
internal sealed partial class ErrorInterceptor(ILogger<ErrorInterceptor> log) : Interceptor
{
    private const int Busy = 5;
    private const int Locked = 6;

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        WireErrors.MarkRead(context);
        try
        {
            return await continuation(request, context);
        }
        catch (Exception exception)
        {
            throw Map(exception, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        WireErrors.MarkRead(context);
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception exception)
        {
            throw Map(exception, context);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(new RequestStream<TRequest>(requestStream, context), context);
        }
        catch (Exception exception)
        {
            throw Map(exception, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(new RequestStream<TRequest>(requestStream, context), responseStream, context);
        }
        catch (Exception exception)
        {
            throw Map(exception, context);
        }
    }

    private RpcException Map(Exception exception, ServerCallContext context)
    {
        switch (exception)
        {
            case FailureException f:
                return FailureStatus.ToRpcException(f.Failure);
            case RpcException r:
                return r;
            case OperationCanceledException or IOException when context.CancellationToken.IsCancellationRequested:
                // The deadline and the client's own cancellation look alike here; the client knows which it was.
                return FailureStatus.Bare(StatusCode.Cancelled, "CANCELLED",
                    "The call ended before the answer: cancelled, or its deadline passed. "
                    + "Send it again with the same request_id.");
            case DbUpdateConcurrencyException:
            case DbUpdateException lost when UniqueViolation.Is(lost):
                // Another copy of the service was first each time: the next entry's place was taken (RECORD-2).
                return FailureStatus.ToRpcException(new Failure.Conflict());
            case SqliteException { SqliteErrorCode: Busy or Locked }:
                return FailureStatus.Bare(StatusCode.Unavailable, "UNAVAILABLE",
                    "The database is busy. Send the same request again.");
            default:
                LogUnexpected(context.Method, exception.GetType().FullName, exception.StackTrace);
                return FailureStatus.Bare(StatusCode.Internal, "INTERNAL", "Something went wrong in the service.");
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Unexpected {ExceptionType} in {Method}{NewLineAndStack}")]
    private partial void LogUnexpected(string method, string? exceptionType, string? newLineAndStack);
}
