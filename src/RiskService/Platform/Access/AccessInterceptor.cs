using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.IdentityModel.Tokens;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;

namespace RiskPlatform.RiskService.Platform.Access;

/// <summary>
/// Decides from the token alone who calls and whether they may, and holds each client to its rate. Health and reflection
/// are open: they tell nothing of any case.
/// </summary>
internal sealed class AccessInterceptor(AccessTable table, ClientRateLimiter limiter) : Interceptor
{
    private static readonly string[] Open = ["/grpc.health.", "/grpc.reflection."];

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context);
        return continuation(request, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context);
        return continuation(request, responseStream, context);
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context);
        return continuation(requestStream, context);
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context);
        return continuation(requestStream, responseStream, context);
    }

    private void Admit(ServerCallContext context)
    {
        if (Array.Exists(Open, o => context.Method.StartsWith(o, StringComparison.Ordinal))) return;

        var http = context.GetHttpContext();
        if (http.User.Identity is not { IsAuthenticated: true }) throw Unauthenticated(http).AsException();
        var caller = Caller.From(http.User) ?? throw new Failure.Unauthenticated(
            "The token lacks sub, agency or client_id. Ask for one of this platform.").AsException();

        limiter.Admit(caller);
        if (table.Find(context.Method) is not { } access || !caller.Is(access.Roles))
        {
            throw new Failure.Forbidden("The role in this token does not allow this operation.").AsException();
        }

        if (!caller.Scopes.Contains(access.Scope))
        {
            throw new Failure.Forbidden($"This operation needs a token with the scope {access.Scope}.").AsException();
        }

        http.RequestServices.GetRequiredService<CurrentCaller>().Set(caller);
    }

    private static Failure.Unauthenticated Unauthenticated(HttpContext http) =>
        new(TokenFailure.Of(http) switch
        {
            SecurityTokenExpiredException => "The token has expired. Get a new one and send the same request again.",
            SecurityTokenInvalidAudienceException => "The token is for another audience.",
            SecurityTokenInvalidIssuerException => "The token is from another issuer.",
            null => "No token was sent. Send one as 'authorization: Bearer TOKEN'.",
            _ => "The token is not valid.",
        });
}
