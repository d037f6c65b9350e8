using Grpc.Core;
using RiskPlatform.Client.Errors;

namespace RiskPlatform.Client;

/// <summary>
/// A call that failed. Program against the type or <see cref="Reason"/>, which stay the same, not against the message.
/// This base type itself is thrown for reasons that have no type of their own, such as <c>INTERNAL</c>. No message
/// holds personal detail, a token or a secret.
/// </summary>
public class RiskPlatformException : Exception
{
    private protected RiskPlatformException(ErrorParts parts) : base(parts.Message, parts.Cause)
    {
        StatusCode = parts.StatusCode;
        Reason = parts.Reason;
        Rule = parts.Rule;
        Violations = parts.Violations;
        RetryAfter = parts.RetryAfter;
        RequestId = parts.RequestId;
        IsAnswer = parts.IsAnswer;
    }

    /// <summary>The gRPC status.</summary>
    public StatusCode StatusCode { get; }

    /// <summary>
    /// The stable reason, such as <c>STALE_ETAG</c>; the status in capitals where the service gave none.
    /// </summary>
    public string Reason { get; }

    /// <summary>The practice rule that decided, such as <c>RESPOND-3</c>, or null.</summary>
    public string? Rule { get; }

    /// <summary>Every field that is wrong, or every rule that refuses. May be empty.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>How long the service asks to wait before the next try, or null if it did not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>
    /// The <c>request_id</c> under which a write was sent, also where the client filled it in; null for reads. A write
    /// whose answer was lost can be sent again with this id and is done only once.
    /// </summary>
    public string? RequestId { get; }

    /// <summary>Whether the service itself said so, and not the connection to it.</summary>
    internal bool IsAnswer { get; }

    /// <summary>Makes the typed exception of a gRPC error. The clients do this for every call.</summary>
    /// <param name="exception">The error, with or without <c>google.rpc.Status</c> details.</param>
    /// <param name="requestId">The request id under which the call was sent, if it was a write.</param>
    /// <returns>The most specific type that fits.</returns>
    public static RiskPlatformException From(RpcException exception, string? requestId = null)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var parts = ErrorParts.From(exception, requestId);
        return parts.Reason switch
        {
            "REQUEST_ID_REUSED" => new DuplicateRequestException(parts),
            "REFERENCE_TAKEN" => new ReferenceTakenException(parts),
            "DUPLICATE_REFERRAL" => new DuplicateReferralException(parts),
            "STALE_ETAG" => new StaleEtagException(parts),
            "CONFLICT" => new ConflictException(parts),
            "REFUSED_BY_RULE" => new RefusedByRuleException(parts),
            "ILLEGAL_TRANSITION" => new IllegalTransitionException(parts),
            "NEVER_ASSESSED" => new NeverAssessedException(parts),
            "REVIEW_NOT_CURRENT" => new ReviewNotCurrentException(parts),
            "SECOND_PERSON_REQUIRED" => new SecondPersonRequiredException(parts),
            "RATE_LIMITED" => new RateLimitedException(parts),
            "TOO_LARGE" => new TooLargeException(parts),
            _ => ByStatus(parts),
        };
    }

    private static RiskPlatformException ByStatus(ErrorParts parts) => parts.StatusCode switch
    {
        StatusCode.InvalidArgument => new InvalidRequestException(parts),
        StatusCode.NotFound => new NotFoundException(parts),
        StatusCode.PermissionDenied => new ForbiddenException(parts),
        StatusCode.Unauthenticated => new NotAuthenticatedException(parts),
        StatusCode.DeadlineExceeded => new DeadlineExceededException(parts),
        StatusCode.Unavailable => new UnavailableException(parts),
        StatusCode.ResourceExhausted when parts.RetryAfter is not null => new RateLimitedException(parts),
        _ => new RiskPlatformException(parts),
    };
}
