using RiskPlatform.AdminPortal.Kit;
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
