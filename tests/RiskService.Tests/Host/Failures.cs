using Google.Rpc;
using Grpc.Core;

namespace RiskService.Tests.Host;

/// <summary>What a caller can learn from a refused call.</summary>
public sealed record Refusal(
    StatusCode Code, string Reason, string? Rule, string Message, IReadOnlyList<string> Fields,
    IReadOnlyList<string> Rules, IDictionary<string, string> Metadata, TimeSpan? RetryAfter);

public static class Failures
{
    /// <summary>Expects a refusal.</summary>
    public static async Task<Refusal> RefusedAsync(Func<Task> call) =>
        Of(await Assert.ThrowsAnyAsync<RpcException>(call));

    /// <summary>The details that every error carries.</summary>
    public static Refusal Of(RpcException exception)
    {
        var status = exception.GetRpcStatus();
        Assert.NotNull(status);
        var info = status.GetDetail<ErrorInfo>();
        Assert.NotNull(info);
        Assert.Equal("riskplatform", info.Domain);
        return new Refusal(
            exception.StatusCode,
            info.Reason,
            info.Metadata.TryGetValue("rule", out var rule) ? rule : null,
            exception.Status.Detail,
            [.. status.GetDetail<BadRequest>()?.FieldViolations.Select(v => v.Field) ?? []],
            [.. status.GetDetail<PreconditionFailure>()?.Violations.Select(v => v.Type) ?? []],
            info.Metadata,
            status.GetDetail<RetryInfo>()?.RetryDelay.ToTimeSpan());
    }

    public static Task<Refusal> RefusedAsync<T>(Func<AsyncUnaryCall<T>> call) => RefusedAsync(async () => await call());
}
