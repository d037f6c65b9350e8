using Grpc.Core;
using RiskPlatform.Client.Errors;

namespace RiskPlatform.Client;

/// <summary>
/// The call carried no valid token (<c>UNAUTHENTICATED</c>), after one renewal where the client can renew.
/// </summary>
public class NotAuthenticatedException : RiskPlatformException
{
    internal NotAuthenticatedException(ErrorParts parts) : base(parts)
    {
    }
}

/// <summary>
/// No token could be had for the client credentials. <see cref="RiskPlatformException.StatusCode"/> is
/// <see cref="StatusCode.Unavailable"/> if the provider did not answer, <see cref="StatusCode.Unauthenticated"/> if it
/// refused. Holds neither the secret nor anything else that the provider wrote.
/// </summary>
public sealed class TokenRequestException : NotAuthenticatedException
{
    internal TokenRequestException(StatusCode status, string? providerError, string message)
        : base(ErrorParts.Of(status, message, "TOKEN_REQUEST_FAILED")) => ProviderError = providerError;

    /// <summary>The provider's OAuth 2.0 error code, such as <c>invalid_client</c>, or null.</summary>
    public string? ProviderError { get; }
}

/// <summary>The token is valid but does not allow this: the role or the scope (<c>FORBIDDEN</c>).</summary>
public sealed class ForbiddenException : RiskPlatformException
{
    internal ForbiddenException(ErrorParts parts) : base(parts)
    {
    }
}

/// <summary>
/// This client sends faster than its limit (<c>RATE_LIMITED</c>) and the wait asked for did not fit into the deadline
/// or the attempts. <see cref="RiskPlatformException.RetryAfter"/> says how long to wait.
/// </summary>
public sealed class RateLimitedException : RiskPlatformException
{
    internal RateLimitedException(ErrorParts parts) : base(parts)
    {
    }
}

/// <summary>
/// The call took longer than its deadline. Whether a write was done is not known: send it again with the same
/// <see cref="RiskPlatformException.RequestId"/>.
/// </summary>
public sealed class DeadlineExceededException : RiskPlatformException
{
    internal DeadlineExceededException(ErrorParts parts) : base(parts)
    {
    }
}

/// <summary>
/// The service cannot be reached. Whether a write was done is not known: send it again with the same
/// <see cref="RiskPlatformException.RequestId"/>.
/// </summary>
public sealed class UnavailableException : RiskPlatformException
{
    internal UnavailableException(ErrorParts parts) : base(parts)
    {
    }
}
