using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using Enum = System.Enum;

namespace RiskPlatform.RiskService.Exports.Document;

/// <summary>Codes, times and names of fields as people read them.</summary>
internal static partial class EntryWords
{
    internal const string OpinionHeading = "Opinion of the worker, not a statement of fact";

    internal static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("d MMMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    // A stored time can be out of range only if it was tampered with; the document is made all the same.
    internal static string Time(Timestamp time)
    {
        try
        {
            return Time(time.ToDateTimeOffset());
        }
        catch (InvalidOperationException)
        {
            return "a time that does not exist";
        }
    }

    internal static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => value is SourceKind.Perpetrator
            ? Of("SUBJECT")
            : Of(Upper(value.ToString()));

    /// <summary>The value of an enum by its name in the protocol, without the name of the enum.</summary>
    internal static string Of(EnumDescriptor type, int number)
    {
        if (type.FindValueByNumber(number) is not { } value) return $"code {number}";
        if (value.Name == "PERPETRATOR") return Of("SUBJECT");
        var prefix = Upper(type.Name) + "_";
        return Of(value.Name.StartsWith(prefix, StringComparison.Ordinal) ? value.Name[prefix.Length..] : value.Name);
    }

    internal static string Of(Source source) =>
        Of(source.Kind) + (source.DerivedFromSurvivor ? " (as told by the survivor or a child)" : "");

    internal static string List(IEnumerable<string> values) => string.Join(", ", values);

    /// <summary>The name of a field, such as "next review time".</summary>
    internal static string Of(FieldDescriptor field) => field.Name.Replace('_', ' ');

    private static string Of(string code) => code.Replace('_', ' ').ToLowerInvariant();

    private static string Upper(string name) => WordStart().Replace(name, "${end}_${start}").ToUpperInvariant();

    [GeneratedRegex("(?<end>[a-z0-9])(?<start>[A-Z])", RegexOptions.NonBacktracking)]
    private static partial Regex WordStart();
}
