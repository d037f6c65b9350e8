using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Imports;

/// <summary>Imports in words.</summary>
internal static class ImportWords
{
    internal static IReadOnlyList<Choice> Outcomes { get; } =
    [
        new(nameof(ImportOutcome.Created), "Adds a listing"),
        new(nameof(ImportOutcome.Changed), "Changes a listing"),
        new(nameof(ImportOutcome.Unchanged), "Changes nothing"),
        new(nameof(ImportOutcome.Rejected), "Can’t be used"),
    ];

    internal static string Outcome(ImportOutcome outcome) =>
        Outcomes.FirstOrDefault(o => o.Value == outcome.ToString())?.Text ?? "";

    /// <summary>What is said of a row, with the name of the field it is about in words.</summary>
    internal static string Detail(string detail)
    {
        var end = detail.IndexOf(": ", StringComparison.Ordinal);
        return end <= 0 || detail.AsSpan(0, end).Contains(' ') ? detail
            : FieldWords.Name(detail[..end]) + detail[end..];
    }

    internal static string State(ImportState state) => state switch
    {
        ImportState.Staged => "To decide",
        ImportState.Applied => "Applied",
        ImportState.Discarded => "Thrown away",
        _ => "",
    };

    internal static string Colour(ImportState state) => state switch
    {
        ImportState.Staged => "govuk-tag--blue",
        ImportState.Applied => "govuk-tag--green",
        _ => "govuk-tag--grey",
    };

    internal static string Colour(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Created => "govuk-tag--green",
        ImportOutcome.Changed => "govuk-tag--blue",
        ImportOutcome.Rejected => "govuk-tag--red",
        _ => "govuk-tag--grey",
    };
}
