using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess.Rules;

/// <summary>
/// A part of the record that may be shown to the subject with nobody's decision. The answer is built from this type and
/// from what was released, and only the rule can make one: forgetting the check does not compile (RECORD-4). It holds
/// what is shown and nothing else.
/// </summary>
internal sealed class DisclosablePart
{
    private DisclosablePart(HeldPart part)
    {
        Kind = part.Kind;
        OccurredOn = part.OccurredOn;
        if (part.Kind == PartKind.Fact)
        {
            (Indicator, Presence) = (part.Indicator, part.Presence);
            Sources = [.. part.Sources.Select(source => source.Kind).Distinct().Order()];
        }
        else if (part.Kind == PartKind.Contact)
        {
            Mode = part.Mode;
        }
        else
        {
            OwnWords = part.Words;
        }
    }

    public PartKind Kind { get; }

    /// <summary>The day that the source gave; never when it was heard or recorded.</summary>
    public DateOnly? OccurredOn { get; }

    public Indicator Indicator { get; }

    public Presence Presence { get; }

    public ImmutableArray<SourceKind> Sources { get; } = [];

    /// <summary>The subject's own words; nobody else's.</summary>
    public string OwnWords { get; } = "";

    public ContactMode Mode { get; }

    /// <summary>Null if anything speaks against showing it.</summary>
    public static DisclosablePart? From(HeldPart part) =>
        WithholdingRules.For(part).IsEmpty ? new DisclosablePart(part) : null;
}
