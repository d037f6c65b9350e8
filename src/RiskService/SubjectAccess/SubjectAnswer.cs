using System.Collections.Immutable;
using RiskPlatform.RiskService.Guidance;
using RiskPlatform.RiskService.SubjectAccess.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess;

/// <summary>Something that is shown: a day if the source gave one, and words.</summary>
internal sealed record ShownItem(DateOnly? On, string Text, string Detail);

/// <summary>
/// What the subject receives. Made only from what the rule discloses and from what was released, so that nothing else
/// can get into a file (RECORD-4). Items stand by their own day and words, each once: neither their order nor how often
/// something was recorded tells when or how often anybody spoke.
/// </summary>
internal sealed class SubjectAnswer
{
    private SubjectAnswer(Party identity, DateOnly heldOn, Helpline? support)
    {
        (Reference, Name) = (identity.AgencyReference, identity.DisplayName);
        (HeldOn, Support) = (heldOn, support);
    }

    internal string Reference { get; }

    internal string Name { get; }

    /// <summary>The day on which the request was completed.</summary>
    internal DateOnly HeldOn { get; }

    internal ImmutableArray<ShownItem> Facts { get; private init; } = [];

    internal ImmutableArray<ShownItem> OwnWords { get; private init; } = [];

    internal ImmutableArray<ShownItem> Contacts { get; private init; } = [];

    internal ImmutableArray<ShownItem> Released { get; private init; } = [];

    internal Helpline? Support { get; }

    /// <param name="identity">What the subject is called.</param>
    /// <param name="heldOn">The day of completion.</param>
    /// <param name="disclosed">What the rule shows.</param>
    /// <param name="kept">
    /// What the rule would show and a person withholds: a record that says the same must not show it after all.
    /// </param>
    /// <param name="released">What a person released.</param>
    /// <param name="guidance">The words.</param>
    internal static SubjectAnswer Of(
        Party identity, DateOnly heldOn, IReadOnlyCollection<DisclosablePart> disclosed,
        IReadOnlyCollection<DisclosablePart> kept, IEnumerable<ReleasedPart> released, GuidanceContent guidance)
    {
        ImmutableArray<ShownItem> Shown(Func<DisclosablePart, bool> which, Func<DisclosablePart, ShownItem> show) =>
            InOrder(disclosed.Where(which).Select(show).Except(kept.Where(which).Select(show)));
        return new SubjectAnswer(identity, heldOn, AnswerWords.Support(guidance))
        {
            Facts = Shown(p => p.Kind == PartKind.Fact, p => new ShownItem(
                p.OccurredOn, AnswerWords.Fact(p, guidance), AnswerWords.ToldBy(p.Sources))),
            OwnWords = Shown(
                p => p.Kind is PartKind.Quote or PartKind.FactWords, p => new ShownItem(p.OccurredOn, p.OwnWords, "")),
            Contacts = Shown(
                p => p.Kind == PartKind.Contact, p => new ShownItem(p.OccurredOn, AnswerWords.Contact(p.Mode), "")),
            Released = InOrder(released.Select(r => new ShownItem(
                null, r.Words.Length > 0 ? r.Words : guidance.Indicator(r.Indicator).Label, ""))),
        };
    }

    private static ImmutableArray<ShownItem> InOrder(IEnumerable<ShownItem> items) =>
    [
        .. items.Distinct().OrderBy(i => i.On ?? DateOnly.MaxValue)
            .ThenBy(i => i.Text, StringComparer.Ordinal).ThenBy(i => i.Detail, StringComparer.Ordinal),
    ];
}
