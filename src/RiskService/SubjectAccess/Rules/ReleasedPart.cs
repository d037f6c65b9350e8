using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess.Rules;

/// <summary>
/// A part that a person released by a recorded decision (RECORD-4). It has the words that the person read or wrote, and
/// nothing that the record holds beside them: no day, no source, no number.
/// </summary>
internal sealed class ReleasedPart
{
    private ReleasedPart(string words, Indicator indicator) => (Words, Indicator) = (words, indicator);

    /// <summary>What is shown; empty where it is the indicator.</summary>
    public string Words { get; }

    public Indicator Indicator { get; }

    /// <summary>Null unless it was released.</summary>
    public static ReleasedPart? From(HeldPart part, ItemDecision decision, string redacted) => decision switch
    {
        ItemDecision.ReleaseRedacted when redacted.Length > 0 => new(redacted, Indicator.Unspecified),
        ItemDecision.Release when CanStand(part) => part.Kind == PartKind.Fact
            ? new("", part.Indicator)
            : new(part.Words, Indicator.Unspecified),
        _ => null,
    };

    /// <summary>
    /// Whether it can be shown as it stands: words can, and that an indicator is present. Levels, people, actions and
    /// times can't: they say more than whoever releases them sees, so they are put in words. What is from before a role
    /// swap may be the words of somebody who now is the survivor (LOOK-3).
    /// </summary>
    public static bool CanStand(HeldPart part) => part.UnderThisSubject && part.Kind switch
    {
        PartKind.Account or PartKind.Quote or PartKind.Opinion or PartKind.FactWords => part.Words.Length > 0,
        PartKind.Fact => part.Presence == Presence.Present,
        _ => false,
    };
}
