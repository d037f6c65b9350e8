using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace RiskPlatform.Client.Calls;

/// <summary>
/// Fills in <c>request_id</c> where a write carries none, and tells whether sending a request twice is safe. Which
/// requests have the field is read from their descriptors, once per type.
/// </summary>
internal static class RequestIds
{
    private sealed record Fields(FieldDescriptor? RequestId, FieldDescriptor? ValidateOnly);

    private static readonly ConcurrentDictionary<MessageDescriptor, Fields> Known = new();

    /// <returns>
    /// The request to send, a copy if an id was filled in: a message that the caller uses again for another write must
    /// not carry the id of the first. <c>Id</c> is null where the request writes nothing.
    /// </returns>
    internal static (TRequest Request, string? Id, bool RepeatIsSafe) Prepare<TRequest>(TRequest request)
    {
        if (request is not IMessage message) return (request, null, false);
        var fields = Known.GetOrAdd(message.Descriptor, static d =>
            new Fields(d.FindFieldByName("request_id"), d.FindFieldByName("validate_only")));
        if (fields.RequestId is not { } field) return (request, null, true);
        if (field.Accessor.GetValue(message) is string { Length: > 0 } id) return (request, id, true);
        if (fields.ValidateOnly?.Accessor.GetValue(message) is true) return (request, null, true);

        var copy = message.Descriptor.Parser.ParseFrom(message.ToByteString());
        var made = Guid.CreateVersion7().ToString();
        field.Accessor.SetValue(copy, made);
        return ((TRequest)copy, made, true);
    }
}
