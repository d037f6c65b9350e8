using Google.Rpc;
using Grpc.Core;

namespace RiskPlatform.Client.Errors;

/// <summary>What the service said about an error, taken out of <c>google.rpc.Status</c>.</summary>
internal sealed record ErrorParts(
    StatusCode StatusCode, string Message, string Reason, string? Rule, IReadOnlyList<Violation> Violations,
    TimeSpan? RetryAfter, string? RequestId, IReadOnlyDictionary<string, string> Metadata, Exception? Cause)
{
    private const string Domain = "riskplatform";

    /// <summary>Whether the service itself said so, and not the connection to it.</summary>
    internal bool IsAnswer { get; init; }

    private static readonly Dictionary<string, string> Nothing = [];

    internal static ErrorParts Of(StatusCode status, string message, string reason) =>
        new(status, message, reason, null, [], null, null, Nothing, null);

    internal static ErrorParts From(RpcException exception, string? requestId)
    {
        var status = Details(exception);
        var info = status?.GetDetail<ErrorInfo>();
        if (info?.Domain != Domain) info = null;
        IReadOnlyDictionary<string, string> metadata = info is null
            ? Nothing
            : new Dictionary<string, string>(info.Metadata);
        return new ErrorParts(
            exception.StatusCode,
            exception.Status.Detail is { Length: > 0 } detail ? detail : $"The call failed: {exception.StatusCode}.",
            info?.Reason is { Length: > 0 } reason ? reason : ReasonOf(exception.StatusCode),
            metadata.GetValueOrDefault("rule") is { Length: > 0 } rule ? rule : null,
            [.. ViolationsOf(status)],
            status?.GetDetail<RetryInfo>()?.RetryDelay?.ToTimeSpan(),
            requestId,
            metadata,
            exception)
        {
            IsAnswer = info is not null,
        };
    }

    private static IEnumerable<Violation> ViolationsOf(Google.Rpc.Status? status)
    {
        foreach (var v in status?.GetDetail<BadRequest>()?.FieldViolations ?? [])
            yield return new Violation(v.Field, v.Description, v.Reason is "" or "INVALID_FIELD" ? null : v.Reason);
        foreach (var v in status?.GetDetail<PreconditionFailure>()?.Violations ?? [])
            yield return new Violation(v.Subject, v.Description, v.Type);
    }

    // A proxy on the way may answer with details that are not ours, or broken.
    private static Google.Rpc.Status? Details(RpcException exception)
    {
        try
        {
            return exception.GetRpcStatus();
        }
        catch (Exception e) when (e is Google.Protobuf.InvalidProtocolBufferException or FormatException)
        {
            return null;
        }
    }

    // For answers that did not come from the service itself. The names are those of gRPC's own status codes.
    private static string ReasonOf(StatusCode code) => code switch
    {
        StatusCode.PermissionDenied => "FORBIDDEN",
        StatusCode.DeadlineExceeded => "DEADLINE_EXCEEDED",
        StatusCode.NotFound => "NOT_FOUND",
        StatusCode.InvalidArgument => "INVALID_ARGUMENT",
        StatusCode.ResourceExhausted => "RESOURCE_EXHAUSTED",
        StatusCode.FailedPrecondition => "FAILED_PRECONDITION",
        StatusCode.AlreadyExists => "ALREADY_EXISTS",
        StatusCode.OutOfRange => "OUT_OF_RANGE",
        StatusCode.DataLoss => "DATA_LOSS",
        _ => code.ToString().ToUpperInvariant(),
    };
}
