using RiskPlatform.Client.Errors;

namespace RiskPlatform.Client;

/// <summary>
/// The request is malformed (<c>INVALID_ARGUMENT</c>): <see cref="RiskPlatformException.Violations"/> names each field
/// and the fix. Nothing was written.
/// </summary>
public sealed class InvalidRequestException : RiskPlatformException
{
    internal InvalidRequestException(ErrorParts parts) : base(parts)
    {
    }
}

/// <summary>The request is larger than the service accepts (<c>TOO_LARGE</c>). Nothing was written.</summary>
public sealed class TooLargeException : RiskPlatformException
{
    internal TooLargeException(ErrorParts parts) : base(parts)
    {
    }
}

/// <summary>It does not exist, or belongs to another agency (<c>NOT_FOUND</c>): the service never says which.</summary>
public sealed class NotFoundException : RiskPlatformException
{
    internal NotFoundException(ErrorParts parts) : base(parts)
    {
    }
}

/// <summary>
/// The <c>request_id</c> was used before with another body (<c>REQUEST_ID_REUSED</c>). Send a new id for a new request.
/// </summary>
public sealed class DuplicateRequestException : RiskPlatformException
{
    internal DuplicateRequestException(ErrorParts parts) : base(parts)
    {
    }
}

/// <summary>The agency already has a case under this <c>agency_reference</c> (<c>REFERENCE_TAKEN</c>).</summary>
public sealed class ReferenceTakenException : RiskPlatformException
{
    internal ReferenceTakenException(ErrorParts parts) : base(parts) =>
        CaseId = parts.Metadata.GetValueOrDefault("case_id");

    /// <summary>The case that has the reference, or null if the service did not say.</summary>
    public string? CaseId { get; }
}

/// <summary>The case has an open referral to the same listing (<c>DUPLICATE_REFERRAL</c>).</summary>
public sealed class DuplicateReferralException : RiskPlatformException
{
    internal DuplicateReferralException(ErrorParts parts) : base(parts) =>
        ReferralId = parts.Metadata.GetValueOrDefault("referral_id");

    /// <summary>The referral that is open, or null if the service did not say.</summary>
    public string? ReferralId { get; }
}
