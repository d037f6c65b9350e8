using Grpc.Core;
using RiskPlatform.Client.Tokens;
using RiskPlatform.V1;

namespace RiskPlatform.Client.Calls;

/// <summary>What calls of every kind share: token, headers, clock, and when to send again.</summary>
internal sealed class Pipeline(
    ITokenSource? tokens, TimeSpan deadline, RetryPolicy retries, TimeProvider time, AccessPurpose purpose)
{
    internal RetryPolicy Retries => retries;

    internal TimeProvider Time => time;

    internal DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Of a call that has none of its own; of a stream, for waiting for a token only.</summary>
    internal DateTime DefaultDeadline => Now + deadline;

    /// <returns>A token, or null where calls carry none.</returns>
    internal async Task<string?> TokenAsync(DateTime until, CancellationToken stop)
    {
        if (tokens is null) return null;
        var left = until - Now;
        if (left <= TimeSpan.Zero) throw Late();
        using var timer = new CancellationTokenSource(left, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, timer.Token);
        try
        {
            return await tokens.GetAsync(either.Token);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw Late();
        }
    }

    /// <returns>True if the service rejected <paramref name="token"/> and there will be another.</returns>
    internal bool Rejected(RpcException error, string? token) =>
        error.StatusCode == StatusCode.Unauthenticated && token is not null && tokens!.Discard(token);

    /// <summary>
    /// A copy of the headers, which belong to the caller. The token is set here rather than as call credentials, which
    /// gRPC drops on connections without TLS.
    /// </summary>
    internal Metadata Headers(Metadata? own, string? token)
    {
        var headers = new Metadata();
        foreach (var entry in own ?? Metadata.Empty) headers.Add(entry);
        if (headers.Get(PurposeHeader.Name) is null) headers.AddPurpose(purpose);
        if (token is not null) headers.Add("authorization", $"Bearer {token}");
        return headers;
    }

    /// <summary>
    /// The service can't tell a passed deadline from a cancelled call; only this side knows which it was.
    /// </summary>
    internal RpcException LateOrNot(RpcException e, DateTime? due) =>
        e.StatusCode == StatusCode.Cancelled && Now >= due ? Late() : e;

    private static RpcException Late() => new(new Status(StatusCode.DeadlineExceeded, "The deadline passed."));
}
