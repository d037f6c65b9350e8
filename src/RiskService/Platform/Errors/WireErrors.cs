using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Status = Google.Rpc.Status;

namespace RiskPlatform.RiskService.Platform.Errors;

/// <summary>
/// What the gRPC library refuses by itself, before an interceptor sees the call (bytes that are no message, invalid
/// UTF-8, a message over the limit, a deadline that has passed), leaves it with a bare status. This adds the details
/// that every other error carries, so that callers find a reason in each.
/// </summary>
internal static class WireErrors
{
    internal const string Unreadable =
        "The request cannot be read as a protobuf message of this operation with valid UTF-8 text.";

    internal const string TooLarge = "The message is larger than the service takes. Send less in one request.";

    private const string StatusHeader = "grpc-status";
    private const string MessageHeader = "grpc-message";
    private const string DetailsHeader = "grpc-status-details-bin";

    private static readonly object Read = new();

    internal static void UseWireErrors(this WebApplication app) => app.Use((http, next) =>
    {
        // At the start of the response, however it comes to be sent: a deadline that passes sends it from elsewhere.
        if (http.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) is true)
        {
            http.Response.OnStarting(() =>
            {
                Complete(http);
                return Task.CompletedTask;
            });
        }

        return next(http);
    });

    /// <summary>The message was read: whatever goes wrong from here on is not the caller's bytes.</summary>
    internal static void MarkRead(ServerCallContext context) => context.GetHttpContext().Items[Read] = Read;

    private static void Complete(HttpContext http)
    {
        var headers = http.Response.Headers;
        if (!int.TryParse(headers[StatusHeader], CultureInfo.InvariantCulture, out var code)
            || headers.ContainsKey(DetailsHeader)
            || Describe((StatusCode)code, http.Items.ContainsKey(Read), http.RequestAborted) is not { } status)
        {
            return;
        }

        Write(headers, status);
    }

    /// <summary>Answers a call that goes no further, as the gRPC library does: with headers alone.</summary>
    internal static Task RefuseAsync(HttpContext http, Failure failure)
    {
        http.Response.ContentType = "application/grpc";
        Write(http.Response.Headers, FailureStatus.Describe(failure));
        return Task.CompletedTask;
    }

    /// <summary>Nothing but plain ASCII without '%' is in these messages, so there is nothing to escape.</summary>
    private static void Write(IHeaderDictionary headers, Status status)
    {
        headers[StatusHeader] = status.Code.ToString(CultureInfo.InvariantCulture);
        headers[MessageHeader] = status.Message;
        headers[DetailsHeader] = Convert.ToBase64String(status.ToByteArray());
    }

    private static Status? Describe(StatusCode code, bool wasRead, CancellationToken aborted) => code switch
    {
        StatusCode.Unknown or StatusCode.Internal when aborted.IsCancellationRequested => FailureStatus.BareStatus(
            StatusCode.Cancelled, "CANCELLED", "The call ended before its message was read. Send it again."),
        StatusCode.Unknown or StatusCode.Internal when !wasRead => FailureStatus.BareStatus(
            StatusCode.InvalidArgument, "INVALID_ARGUMENT", Unreadable),
        StatusCode.Unknown or StatusCode.Internal => FailureStatus.BareStatus(
            StatusCode.Internal, "INTERNAL", "Something went wrong in the service."),
        StatusCode.ResourceExhausted => FailureStatus.BareStatus(
            code, "TOO_LARGE", TooLarge),
        StatusCode.DeadlineExceeded => FailureStatus.BareStatus(
            code, "DEADLINE_EXCEEDED",
                "The deadline passed before the answer. Send it again with the same request_id."),
        _ => null,
    };
}
