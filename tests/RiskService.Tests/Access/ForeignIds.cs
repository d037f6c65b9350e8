using System.Collections;
using Google.Protobuf;
using RiskService.Tests.Host;

namespace RiskService.Tests.Access;

/// <summary>
/// The ids in a request, wherever they are in it; found by shape, so that a new field is tried without a row. Ids of
/// the directory are no agency's: everybody sees what is published.
/// </summary>
internal static class ForeignIds
{
    /// <summary>Of requests, and of the directory, which is no agency's.</summary>
    private static readonly string[] NobodysOwn =
        ["request_id", "stream_id", "listing_id", "organisation_id", "import_id"];

    internal static bool Any(IMessage request) => Find(request).Any();

    /// <summary>The own request with one id replaced at a time: by the other agency's, and by one of nothing.</summary>
    internal static IEnumerable<(IMessage Foreign, IMessage Nothing)> Each(IMessage own, IMessage other)
    {
        var theirs = Find(other).ToList();
        for (var i = 0; i < theirs.Count; i++)
        {
            var (foreign, nothing) = (Clone(own), Clone(own));
            Find(foreign).ElementAt(i).Set(theirs[i].Value);
            Find(nothing).ElementAt(i).Set(Requests.Id());
            yield return (foreign, nothing);
        }
    }

    private static IEnumerable<(string Value, Action<string> Set)> Find(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            var value = field.Accessor.GetValue(message);
            var found = value switch
            {
                string id when !NobodysOwn.Contains(field.Name) && Guid.TryParse(id, out _) =>
                    [(id, changed => field.Accessor.SetValue(message, changed))],
                IMessage inner => Find(inner),
                IEnumerable list and not ByteString and not string => list.OfType<IMessage>().SelectMany(Find),
                _ => Enumerable.Empty<(string, Action<string>)>(),
            };
            foreach (var one in found) yield return one;
        }
    }

    private static IMessage Clone(IMessage message)
    {
        var clone = message.Descriptor.Parser.ParseFrom(message.ToByteArray());
        message.Descriptor.FindFieldByName("request_id")?.Accessor.SetValue(clone, Requests.Id());
        return clone;
    }
}
