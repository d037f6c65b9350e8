using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace RiskPlatform.Cli.CaseFiles;

/// <summary>Times with their offset. A time without one means different moments on different machines.</summary>
internal static class Rfc3339
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm'Z'",
        "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz",
    ];

    internal static bool TryParse(string text, out Timestamp time)
    {
        var known = DateTimeOffset.TryParseExact(
            text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed);
        time = known ? Timestamp.FromDateTimeOffset(parsed) : new Timestamp();
        return known;
    }
}
