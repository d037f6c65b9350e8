using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Status = Google.Rpc.Status;

namespace Clients.Tests.Fakes;

/// <summary>Errors as the service sends them.</summary>
internal static class ServiceErrors
{
    internal static RpcException Of(
        StatusCode code, string reason, string? rule = null, TimeSpan? retryAfter = null, params IMessage[] details)
    {
        var info = new ErrorInfo { Reason = reason, Domain = "riskplatform" };
        if (rule is not null) info.Metadata["rule"] = rule;
        return WithInfo(code, info, retryAfter, details);
    }

    internal static RpcException WithInfo(
        StatusCode code, ErrorInfo info, TimeSpan? retryAfter = null, params IMessage[] details)
    {
        var status = new Status { Code = (int)code, Message = $"Said by the service: {info.Reason}." };
        status.Details.Add(Any.Pack(info));
        if (retryAfter is { } wait) status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = wait.ToDuration() }));
        foreach (var detail in details) status.Details.Add(Any.Pack(detail));
        return status.ToRpcException();
    }

    internal static RpcException Unavailable() => new(new Grpc.Core.Status(StatusCode.Unavailable, "Nobody there."));
}
