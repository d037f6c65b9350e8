using System.Text.Json;
using Google.Protobuf;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Records;

/// <summary>Says what is wrong with one line of a history, without a word of what it says.</summary>
internal static class EntryLine
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <returns>What is wrong, or null.</returns>
    internal static string? ProblemOf(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "is empty.";
        try
        {
            using var json = JsonDocument.Parse(text, Strict);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return "must be one JSON object.";
            return FieldProblem(json.RootElement) ?? KindProblem(RecordedEntry.Parser.ParseJson(text));
        }
        catch (JsonException e)
        {
            return $"is not valid JSON (position {e.BytePositionInLine + 1}), or names a field twice.";
        }
        catch (InvalidProtocolBufferException)
        {
            return "is not a RecordedEntry.";
        }
    }

    // Each field is tried on its own: the parser's own messages quote what they could not read.
    private static string? FieldProblem(JsonElement entry)
    {
        var fields = RecordedEntry.Descriptor.Fields.InDeclarationOrder();
        foreach (var property in entry.EnumerateObject())
        {
            if (fields.All(f => f.Name != property.Name && f.JsonName != property.Name))
            {
                return "has a field that is not one of an entry. Did you mean "
                    + $"{Spelling.Nearest(property.Name, fields.Select(f => f.JsonName))}?";
            }

            if (!IsRight(property)) return $"{property.Name} has the wrong form, or a code that does not exist.";
        }

        return null;
    }

    private static bool IsRight(JsonProperty property)
    {
        try
        {
            RecordedEntry.Parser.ParseJson($"{{\"{property.Name}\":{property.Value.GetRawText()}}}");
            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
    }

    private static string? KindProblem(RecordedEntry entry) =>
        entry.Kind is >= EntryKind.Disclosure and <= EntryKind.Note
            ? null
            : "needs a kind, ENTRY_KIND_DISCLOSURE to ENTRY_KIND_NOTE.";
}
