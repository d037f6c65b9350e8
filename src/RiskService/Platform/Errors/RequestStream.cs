using Google.Protobuf;
using Grpc.Core;

namespace RiskPlatform.RiskService.Platform.Errors;

/// <summary>
/// The messages of a stream, with what can't be read of them told as what it is. The library's own refusals carry no
/// reason, and on a stream they come in the midst of a call.
/// </summary>
internal sealed class RequestStream<T>(IAsyncStreamReader<T> inner, ServerCallContext context) : IAsyncStreamReader<T>
{
    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            var more = await inner.MoveNext(cancellationToken);
            WireErrors.MarkRead(context);
            return more;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.ResourceExhausted)
        {
            throw FailureStatus.Bare(StatusCode.ResourceExhausted, "TOO_LARGE", WireErrors.TooLarge);
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or RpcException or InvalidDataException
            && !context.CancellationToken.IsCancellationRequested)
        {
            throw FailureStatus.Bare(StatusCode.InvalidArgument, "INVALID_ARGUMENT", WireErrors.Unreadable);
        }
    }
}
