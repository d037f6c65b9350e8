namespace RiskPlatform.RiskService.Platform.Errors;

/// <summary>
/// Everything that a caller is told went wrong. One family, mapped to gRPC in <see cref="FailureStatus"/> alone, so
/// that agencies program against stable reasons and no exception text leaves the service.
/// </summary>
internal abstract record Failure
{
    private Failure()
    {
    }

    /// <summary>The request is malformed. Names each field and the fix.</summary>
    internal sealed record Invalid(IReadOnlyList<FieldViolation> Violations) : Failure;

    /// <summary>It does not exist, or the caller may not see it: never says which.</summary>
    internal sealed record NotFound(string What) : Failure;

    /// <summary>The agency already has a case under this reference.</summary>
    internal sealed record ReferenceTaken(string CaseId) : Failure;

    /// <summary>The case has an open referral to the same listing.</summary>
    internal sealed record DuplicateReferral(Guid ReferralId) : Failure;

    /// <summary>The same request id came with another body.</summary>
    internal sealed record RequestIdReused : Failure;

    /// <summary>The change is based on a version that is no longer the current one.</summary>
    internal sealed record StaleEtag(string CurrentEtag, string What = "case") : Failure
    {
        internal const string SendAnew = "Read it again, check what changed, and send the new etag.";

        /// <summary>What to do.</summary>
        internal string Fix { get; init; } = SendAnew;
    }

    /// <summary>Others keep changing the same case at this moment; the same request may be sent again.</summary>
    internal sealed record Conflict : Failure;

    /// <summary>A plan that practice rules forbid. Facts are never refused.</summary>
    internal sealed record RefusedByRule(IReadOnlyList<RuleViolation> Violations) : Failure
    {
        /// <summary>Listings that could be referred to instead (REFER-3).</summary>
        internal IReadOnlyList<string> Alternatives { get; init; } = [];
    }

    /// <summary>The operation does not fit the state that things are in, or something is missing for it.</summary>
    internal sealed record IllegalTransition(
        string Message, string? Rule = null, IReadOnlyList<FieldViolation>? Missing = null) : Failure;

    /// <summary>The case was never assessed; an empty answer would read as "no risk".</summary>
    internal sealed record NeverAssessed : Failure;

    /// <summary>The review that it is about was completed or replaced, or is another case's.</summary>
    internal sealed record ReviewNotCurrent : Failure;

    /// <summary>Needs another person than the one who asks.</summary>
    internal sealed record SecondPersonRequired(string Rule) : Failure;

    /// <summary>No valid token.</summary>
    internal sealed record Unauthenticated(string Message) : Failure;

    /// <summary>A valid token that does not allow this operation.</summary>
    internal sealed record Forbidden(string Message) : Failure;

    /// <summary>The client sends faster than its limit.</summary>
    internal sealed record RateLimited(TimeSpan RetryAfter) : Failure;

    /// <summary>Nothing came on a stream for too long; it may be opened again and go on.</summary>
    internal sealed record StreamIdle : Failure;

    internal FailureException AsException() => new(this);
}

/// <summary>A field that is wrong. The path is the proto field path, such as <c>observations[3].code</c>.</summary>
internal sealed record FieldViolation(string Field, string Description, string? Rule = null);

/// <summary>A rule that refuses a plan, the field that breaks it, and why with the safe alternative.</summary>
internal sealed record RuleViolation(string RuleId, string Field, string Description);

/// <summary>Carries a <see cref="Failure"/> to the interceptor that maps it.</summary>
internal sealed class FailureException(Failure failure) : Exception(failure.GetType().Name)
{
    internal Failure Failure { get; } = failure;
}
