using Grpc.AspNetCore.Server;
using Microsoft.IdentityModel.Tokens;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;

namespace RiskPlatform.RiskService.Platform.Access;

/// <summary>
/// Decides from the token alone who calls and whether they may, and holds each client to its rate, before a byte of the
/// message is read. Health and reflection are open: they tell nothing of any case.
/// </summary>
internal sealed class AccessGate(RequestDelegate next, AccessTable table, ClientRateLimiter limiter)
{
    private static readonly string[] Open = ["/grpc.health.", "/grpc.reflection."];

    public Task InvokeAsync(HttpContext http, CurrentCaller current)
    {
        // The path, letter by letter: routing ignores case, access does not.
        if (http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is not null
            && http.Request.Path.Value is { } method
            && !Array.Exists(Open, o => method.StartsWith(o, StringComparison.Ordinal)))
        {
            var (caller, refusal) = Admit(http, method);
            if (refusal is not null) return WireErrors.RefuseAsync(http, refusal);
            current.Set(caller!);
        }

        return next(http);
    }

    private (Caller? Caller, Failure? Refusal) Admit(HttpContext http, string method)
    {
        if (http.User.Identity is not { IsAuthenticated: true }) return (null, Unauthenticated(http));
        if (Caller.From(http.User) is not { } caller)
        {
            return (null, new Failure.Unauthenticated(
                "The token lacks sub, agency or client_id. Ask for one of this platform."));
        }

        if (limiter.Take(caller) is { } wait) return (null, new Failure.RateLimited(wait));
        if (table.Find(method) is not { } access || !caller.Is(access.Roles))
        {
            return (null, new Failure.Forbidden("The role in this token does not allow this operation."));
        }

        return caller.Scopes.Contains(access.Scope)
            ? (caller, null)
            : (null, new Failure.Forbidden($"This operation needs a token with the scope {access.Scope}."));
    }

    private static Failure.Unauthenticated Unauthenticated(HttpContext http) =>
        new(TokenFailure.Of(http) switch
        {
            SecurityTokenExpiredException => "The token has expired. Get a new one and send the same request again.",
            TokenRevokedException => "The token was revoked. Get a new one with credentials that are in use.",
            SecurityTokenInvalidAudienceException => "The token is for another audience.",
            SecurityTokenInvalidIssuerException => "The token is from another issuer.",
            null => "No token was sent. Send one as 'authorization: Bearer TOKEN'.",
            _ => "The token is not valid.",
        });
}
