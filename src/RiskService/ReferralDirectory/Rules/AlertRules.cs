using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Rules;

/// <summary>What of a listing ends, lapses or grows old. Accreditations are those that were granted.</summary>
internal sealed record AlertFacts(
    ListingState State, IReadOnlyCollection<Term> Accreditations, DateOnly? AssuredUntil, DateOnly? CapacityAsOf);

/// <summary>How long before an end it is told, and how long reported places are relied on.</summary>
internal sealed record AlertTerms(int EndingSoonDays, int CapacityTermDays);

/// <summary>Something to see to, and the last day on which it was in order.</summary>
internal sealed record FoundAlert(DirectoryAlertKind Kind, DateOnly DueDate);

/// <summary>
/// What a directory admin should see to on a day. Only what can be found is told of; what never was in order is no
/// alert but a matter of publishing it.
/// </summary>
internal static class AlertRules
{
    internal static IEnumerable<FoundAlert> On(DateOnly today, AlertFacts facts, AlertTerms terms)
    {
        if (facts.State != ListingState.Published) yield break;
        var soon = today.AddDays(terms.EndingSoonDays);
        if (Accreditation(facts.Accreditations, today, soon) is { } accreditation) yield return accreditation;
        if (facts.AssuredUntil is { } assured && assured <= soon)
        {
            yield return new FoundAlert(
                assured < today ? DirectoryAlertKind.AssuranceLapsed : DirectoryAlertKind.AssuranceLapsing, assured);
        }

        if (facts.CapacityAsOf?.AddDays(terms.CapacityTermDays) is { } reliedOn && reliedOn < today)
        {
            yield return new FoundAlert(DirectoryAlertKind.CapacityStale, reliedOn);
        }
    }

    private static FoundAlert? Accreditation(IReadOnlyCollection<Term> granted, DateOnly today, DateOnly soon)
    {
        if (AccreditationCover.ValidUntil(granted, today) is { } until)
        {
            return until <= soon ? new FoundAlert(DirectoryAlertKind.AccreditationEnding, until) : null;
        }

        return granted.Where(t => t.To < today).Select(t => (DateOnly?)t.To).Max() is { } ended
            ? new FoundAlert(DirectoryAlertKind.AccreditationEnded, ended)
            : null;
    }
}
