using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases;

/// <summary>Words that several pages of a case share.</summary>
internal static class CaseWords
{
    /// <summary>A person of the case: by name, else by reference, else by role.</summary>
    internal static string Name(Party party)
    {
        var known = party.DisplayName.Length > 0 ? party.DisplayName : party.AgencyReference;
        return known.Length > 0 ? $"{Words.Of(party.Role)}: {known}" : Words.Of(party.Role);
    }

    /// <summary>A case in a list or heading: by the agency's reference where it has one.</summary>
    internal static string Reference(string reference) => reference.Length > 0 ? reference : "Without a reference";

    internal static string Of(Source source) => Words.Of(source.Kind)
        + (source.DerivedFromSurvivor ? " (from the survivor or a child)" : "");

    internal static string List(IEnumerable<Source> sources) => string.Join(", ", sources.Select(Of));

    internal static string List(IEnumerable<SourceKind> kinds) => string.Join(", ", kinds.Select(k => Words.Of(k)));

    internal static string List(IEnumerable<Indicator> codes) => string.Join(", ", codes.Select(k => Words.Of(k)));

    /// <summary>Agencies that can be consulted or told: not people of the case, nor the worker.</summary>
    internal static readonly IReadOnlyList<Choice> Agencies = Words.Choices(
        SourceKind.Perpetrator, SourceKind.Survivor, SourceKind.Child, SourceKind.WorkerObservation,
        SourceKind.Witness);
}
