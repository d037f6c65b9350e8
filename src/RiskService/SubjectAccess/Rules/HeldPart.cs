using System.Collections.Immutable;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess.Rules;

/// <summary>What a part of an entry is.</summary>
internal enum PartKind
{
    /// <summary>
    /// Whatever of the entry is none of the others: who recorded it and when, and all that has no kind.
    /// </summary>
    Rest,

    /// <summary>What happened, in a worker's words.</summary>
    Account,

    /// <summary>Words as they were said or written.</summary>
    Quote,

    /// <summary>What a worker thinks, of an entry or of an observation.</summary>
    Opinion,

    /// <summary>An observation, as a code.</summary>
    Fact,

    /// <summary>The words of an observation.</summary>
    FactWords,

    /// <summary>That a contact took place, on which day and how.</summary>
    Contact,
}

/// <summary>
/// A part of an entry, as the rule looks at it. A value that is not set is the one that is withheld: forgetting to fill
/// something in discloses nothing.
/// </summary>
internal sealed record HeldPart(PartKind Kind)
{
    /// <summary>Recorded, heard and met while the subject was the subject; not before a role swap (LOOK-3).</summary>
    public bool UnderThisSubject { get; init; }

    /// <summary>
    /// No later entry corrects it. Where one does, what it says is in doubt, and whose words they are.
    /// </summary>
    public bool Uncorrected { get; init; }

    /// <summary>When it was last corrected, if ever: what was released before that no longer is.</summary>
    public DateTimeOffset? CorrectTime { get; init; }

    /// <summary>Where the entry's account, or the observation, comes from.</summary>
    public ImmutableArray<SourceKey> Sources { get; init; } = [];

    /// <summary>Quotes: whose words.</summary>
    public SourceKey? Speaker { get; init; }

    public string Words { get; init; } = "";

    public Indicator Indicator { get; init; }

    public Presence Presence { get; init; }

    /// <summary>The day on which it happened, as the source gave it; for a contact, on which it took place.</summary>
    public DateOnly? OccurredOn { get; init; }

    /// <summary>Nobody but the subject was there, as far as it is recorded; workers apart.</summary>
    public bool NobodyElsePresent { get; init; }

    /// <summary>Contacts: the subject was there.</summary>
    public bool SubjectPresent { get; init; }

    public ContactState State { get; init; }

    public ContactMode Mode { get; init; }

    /// <summary>The rest: what was found in it.</summary>
    public ImmutableArray<WithholdingReason> Found { get; init; } = [];

    /// <summary>Whether every source is the subject, speaking for themselves.</summary>
    public bool IsOnlyTheSubjects => !Sources.IsEmpty && Sources.All(WithholdingRules.IsSubject);
}
