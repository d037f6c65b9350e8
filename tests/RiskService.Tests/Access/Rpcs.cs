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

    public static string Name(MethodDescriptor method) => $"{method.Service.Name}/{method.Name}";

    public static MethodDescriptor Find(string name) => All.Single(m => Name(m) == name);

    public static AsyncUnaryCall<byte[]> Call(
        CallInvoker invoker, string name, byte[] request, Metadata? headers = null, DateTime? deadline = null) =>
        invoker.AsyncUnaryCall(
            new Method<byte[], byte[]>(
                MethodType.Unary, "riskplatform.v1." + name.Split('/')[0], name.Split('/')[1], Raw, Raw),
            null, new CallOptions(headers, deadline), request);

    public static async Task<IMessage> CallAsync(this TestCaller caller, string name, IMessage request) =>
        Find(name).OutputType.Parser.ParseFrom(await Call(caller.Invoker, name, request.ToByteArray()));
}
