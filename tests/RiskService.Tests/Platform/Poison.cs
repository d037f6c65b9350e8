using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace RiskService.Tests.Platform;

/// <summary>
/// Valid requests with one bad value, for every field of every message in them: found from the descriptors, so that a
/// new
/// field is tried without anybody thinking of it.
/// </summary>
public static class Poison
{
    /// <summary>
    /// Each place where <paramref name="bad"/> gives a value, as its path and the request with the value there.
    /// </summary>
    public static IEnumerable<(string Path, IMessage Request)> Each(
        Func<IMessage> valid, Func<FieldDescriptor, object?> bad)
    {
        foreach (var chain in Chains(valid().Descriptor, bad, []))
        {
            var root = valid();
            yield return (Put(root, chain, bad(chain[^1])!), root);
        }
    }

    private static IEnumerable<FieldDescriptor[]> Chains(
        MessageDescriptor message, Func<FieldDescriptor, object?> bad, FieldDescriptor[] before)
    {
        foreach (var field in message.Fields.InFieldNumberOrder())
        {
            FieldDescriptor[] chain = [.. before, field];
            if (bad(field) is not null) yield return chain;
            else if (field.FieldType == FieldType.Message && field.MessageType.File != Timestamp.Descriptor.File)
            {
                foreach (var inner in Chains(field.MessageType, bad, chain)) yield return inner;
            }
        }
    }

    private static string Put(IMessage message, FieldDescriptor[] chain, object value)
    {
        var path = new List<string>();
        foreach (var field in chain)
        {
            var last = field == chain[^1];
            if (field.IsRepeated)
            {
                var list = (IList)field.Accessor.GetValue(message);
                if (last || list.Count == 0) list.Add(last ? value : Empty(field));
                var at = last ? list.Count - 1 : 0;
                path.Add($"{field.Name}[{at}]");
                if (!last) message = (IMessage)list[at]!;
            }
            else
            {
                path.Add(field.Name);
                if (last) field.Accessor.SetValue(message, value);
                else if (field.Accessor.GetValue(message) is null) field.Accessor.SetValue(message, Empty(field));
                if (!last) message = (IMessage)field.Accessor.GetValue(message);
            }
        }

        return string.Join('.', path);
    }

    private static IMessage Empty(FieldDescriptor field) => field.MessageType.Parser.ParseFrom(ByteString.Empty);
}
