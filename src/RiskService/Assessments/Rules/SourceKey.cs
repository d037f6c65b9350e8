using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>
/// Whose word it is (ASSESS-8): the kind of source, with records that repeat what the survivor or a child said
/// counted apart from what the same kind of source knows for itself.
/// </summary>
internal readonly record struct SourceKey(SourceKind Kind, bool DerivedFromSurvivor)
{
    /// <summary>How many distinct sources there can be; <see cref="Slot"/> is below it.</summary>
    public const int Slots = 2 * (int)SourceKind.OtherAgency;

    // No init accessors: "with" must not get round the normalising.
    public SourceKind Kind { get; } = Kind;

    /// <summary>Never set on the survivor or a child: their own word and a record of it are one source.</summary>
    public bool DerivedFromSurvivor { get; } =
        DerivedFromSurvivor && Kind is not (SourceKind.Survivor or SourceKind.Child);

    /// <summary>
    /// True for what must never be used with the subject: the survivor, a child, and whatever is derived from either
    /// (RESPOND-1).
    /// </summary>
    public bool IsSurvivorSide => DerivedFromSurvivor || Kind is SourceKind.Survivor or SourceKind.Child;

    /// <summary>A distinct small number for each source, for tables.</summary>
    public int Slot => IsKnown
        ? (2 * ((int)Kind - 1)) + (DerivedFromSurvivor ? 1 : 0)
        : throw new InvalidOperationException("The source has no kind.");

    public bool IsKnown => Kind is >= SourceKind.Perpetrator and <= SourceKind.OtherAgency;
}
