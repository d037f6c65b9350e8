using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Access;

/// <summary>
/// Every operation that the service's own assembly describes, and calls of them by name with any bytes.
/// </summary>
public static class Rpcs
{
    public static readonly Marshaller<byte[]> Raw = Marshallers.Create(bytes => bytes, bytes => bytes);

    /// <summary>Found by reflection, so that a new operation is tested without anybody thinking of it.</summary>
    public static IReadOnlyList<MethodDescriptor> All { get; } =
    [
        .. typeof(CaseService).Assembly.GetTypes()
            .Select(t => t.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static))
            .Where(p => p?.PropertyType == typeof(FileDescriptor))
            .Select(p => (FileDescriptor)p!.GetValue(null)!)
            .Where(f => f.Package == "riskplatform.v1")
            .SelectMany(f => f.Services).SelectMany(s => s.Methods).OrderBy(m => m.FullName),
    ];

    /// <summary>Names such as <c>CaseService/GetCase</c>, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Select(Name)];

    /// <summary>Those that take one request; a stream's messages are parts of one.</summary>
    public static TheoryData<string> OneRequestNames => [.. All.Where(m => !m.IsClientStreaming).Select(Name)];

    public static string Name(MethodDescriptor method) => $"{method.Service.Name}/{method.Name}";

    public static MethodDescriptor Find(string name) => All.Single(m => Name(m) == name);

    /// <summary>Sends one message and gives the first one back, whether or not more could travel.</summary>
    public static async Task<byte[]> Call(
        CallInvoker invoker, string name, byte[] request, Metadata? headers = null, DateTime? deadline = null)
    {
        var known = All.FirstOrDefault(m => Name(m) == name);
        var streams = known is { IsClientStreaming: true } or { IsServerStreaming: true };
        var method = new Method<byte[], byte[]>(
            streams ? MethodType.DuplexStreaming : MethodType.Unary, "riskplatform.v1." + name.Split('/')[0],
            name.Split('/')[1], Raw, Raw);
        var options = new CallOptions(headers, deadline);
        if (!streams) return await invoker.AsyncUnaryCall(method, null, options, request);

        using var call = invoker.AsyncDuplexStreamingCall(method, null, options);
        try
        {
            await call.RequestStream.WriteAsync(request);
            foreach (var more in RpcTable.Rest(name)) await call.RequestStream.WriteAsync(more.ToByteArray());
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException)
        {
            // Refused before it was read; the answer says why.
        }

        return await call.ResponseStream.MoveNext(CancellationToken.None) ? call.ResponseStream.Current : [];
    }

    public static async Task<IMessage> CallAsync(this TestCaller caller, string name, IMessage request) =>
        Find(name).OutputType.Parser.ParseFrom(await Call(caller.Invoker, name, request.ToByteArray()));
}
