using RiskPlatform.Client.Errors;

namespace RiskPlatform.Client;

/// <summary>
/// The case has changed since the <c>etag</c> that was sent (<c>STALE_ETAG</c>). Read it again, look at what changed,
/// then decide anew. Never retried by the client.
/// </summary>
public sealed class StaleEtagException : RiskPlatformException
{
    internal StaleEtagException(ErrorParts parts) : base(parts) =>
        CurrentEtag = parts.Metadata.GetValueOrDefault("etag");

    /// <summary>The etag that the case has now, or null if the service did not say.</summary>
    public string? CurrentEtag { get; }
}

/// <summary>
/// Others kept changing the same case (<c>CONFLICT</c>), and the retries of the client were not enough. The same
/// request may be sent again.
/// </summary>
public sealed class ConflictException : RiskPlatformException
{
    internal ConflictException(ErrorParts parts) : base(parts)
    {
    }
}

/// <summary>
/// Practice rules refuse a plan (<c>REFUSED_BY_RULE</c>): LOOK-5, RESPOND-3 to RESPOND-6, REFER-1 to REFER-5 among
/// others. Each of <see cref="RiskPlatformException.Violations"/> names a rule, why it refuses, and the safe
/// alternative. What has happened is never refused; only plans are.
/// </summary>
public sealed class RefusedByRuleException : RiskPlatformException
{
    internal RefusedByRuleException(ErrorParts parts) : base(parts) => Alternatives =
    [
        .. (parts.Metadata.GetValueOrDefault("alternatives") ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    ];

    /// <summary>
    /// Ids of listings that a refused referral could go to instead, the best first (REFER-3). They come from the
    /// subject's own details alone. Empty where there are none.
    /// </summary>
    public IReadOnlyList<string> Alternatives { get; }
}

/// <summary>The operation does not fit the state that things are in (<c>ILLEGAL_TRANSITION</c>).</summary>
public sealed class IllegalTransitionException : RiskPlatformException
{
    internal IllegalTransitionException(ErrorParts parts) : base(parts)
    {
    }
}

/// <summary>
/// The case was never assessed (<c>NEVER_ASSESSED</c>). That never means that there is no risk: assess it.
/// </summary>
public sealed class NeverAssessedException : RiskPlatformException
{
    internal NeverAssessedException(ErrorParts parts) : base(parts)
    {
    }
}

/// <summary>
/// Another person than the one who asked must decide this (<c>SECOND_PERSON_REQUIRED</c>; LOOK-3, ASSESS-5).
/// </summary>
public sealed class SecondPersonRequiredException : RiskPlatformException
{
    internal SecondPersonRequiredException(ErrorParts parts) : base(parts)
    {
    }
}

/// <summary>
/// The review was completed or replaced meanwhile (<c>REVIEW_NOT_CURRENT</c>; REVIEW-1). Nothing of what was sent is
/// stored: read the case again, look at what the other assessment says, then decide anew.
/// </summary>
public sealed class ReviewNotCurrentException : RiskPlatformException
{
    internal ReviewNotCurrentException(ErrorParts parts) : base(parts)
    {
    }
}
