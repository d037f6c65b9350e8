using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Auditors.Requests;

/// <summary>Withheld items in words.</summary>
internal static class Withheld
{
    internal static string Why(WithholdingReason reason) => reason switch
    {
        WithholdingReason.Survivor => "It comes from the survivor (RESPOND-1)",
        WithholdingReason.Child => "It comes from a child (RESPOND-1)",
        WithholdingReason.Derived => "A record says that it comes from the survivor or a child (RESPOND-1)",
        WithholdingReason.FreeText => "Free text: somebody has to read it for what others said (RESPOND-2)",
        WithholdingReason.Reveals => "Only withheld facts may explain it, so it would reveal them (RESPOND-2)",
        WithholdingReason.OtherPerson => "It is about another person",
        WithholdingReason.SourceUnknown => "Where it comes from is not recorded",
        WithholdingReason.BeforeRoleSwap => "Somebody else was the subject then (LOOK-3)",
        WithholdingReason.SpecialistService =>
            "A specialist service spoke: it would tell that the survivor went to one (RESPOND-2)",
        _ => Words.Of(reason),
    };

    internal static string Decided(ItemDecision decision) => decision switch
    {
        ItemDecision.Unspecified => "Undecided, so withheld",
        ItemDecision.Withhold => "Withheld",
        ItemDecision.Release => "Released to the subject",
        ItemDecision.ReleaseRedacted => "Released to the subject in other words",
        _ => Words.Of(decision),
    };

    internal static string Colour(ItemDecision decision) => decision switch
    {
        ItemDecision.Unspecified => "govuk-tag--yellow",
        ItemDecision.Withhold => "govuk-tag--green",
        _ => "govuk-tag--red",
    };

    internal static IReadOnlyList<Choice> Decisions { get; } =
    [
        new(nameof(ItemDecision.Withhold), "Withhold it", "The subject learns nothing of it"),
        new(nameof(ItemDecision.ReleaseRedacted), "Release it in other words",
            "Enter the words that the subject reads"),
        new(nameof(ItemDecision.Release), "Release it as it stands"),
    ];
}
