using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.V1;

namespace RiskService.Tests.ReferralDirectory;

/// <summary>
/// How a programme stands to a person, written down a second time: outcomes alone, from the messages.
/// </summary>
internal static class NaiveMatch
{
    internal static Dictionary<Criterion, CriterionOutcome> Of(Listing listing, MatchCriteria who, DateOnly today)
    {
        var takes = listing.Eligibility ?? new Eligibility();
        var found = new Dictionary<Criterion, CriterionOutcome>
        {
            [Criterion.Accreditation] = Is(listing.Accreditations.Any(a => NaiveDirectory.IsValid(a, today))),
            [Criterion.IntegratedSupport] = Is(NaiveDirectory.HasSupport(listing, today)),
            [Criterion.Assurance] = Is(listing.Assurance is { } a && ListingView.Day(a.AssuredDate) <= today
                && ListingView.Day(a.UntilDate) >= today),
            [Criterion.Area] = Area(listing, takes.Residence, who.SubjectPlace),
            [Criterion.Capacity] = NaiveDirectory.IsFresh(listing.Capacity, today) && listing.Capacity.HasAvailable
                ? Is(listing.Capacity.Available > 0)
                : CriterionOutcome.Unknown,
        };
        if (takes.HasMinimumAge || takes.HasMaximumAge)
        {
            found[Criterion.Age] = !who.HasAge
                ? CriterionOutcome.Unknown
                : Is((!takes.HasMinimumAge || who.Age >= takes.MinimumAge)
                    && (!takes.HasMaximumAge || who.Age <= takes.MaximumAge));
        }

        if (takes.Genders.Count > 0)
        {
            found[Criterion.Gender] = who.Gender == Gender.Unspecified
                ? CriterionOutcome.Unknown
                : Is(takes.Genders.Contains(who.Gender));
        }

        if (listing.Languages.Count > 0 || who.Languages.Count > 0)
        {
            found[Criterion.Language] = listing.Languages.Count == 0 || who.Languages.Count == 0
                ? CriterionOutcome.Unknown
                : Is(NaiveDirectory.SharesLanguage(listing.Languages, who.Languages));
        }

        if (takes.WhoMayRefer.Count > 0) found[Criterion.Referrer] = Referrer(takes, who.Referrer);
        if (takes.ExcludesLiveCriminalProceedings || takes.ExcludesLiveFamilyProceedings)
        {
            found[Criterion.Proceedings] = Worst(
                takes.ExcludesLiveCriminalProceedings ? who.LiveCriminalProceedings : Presence.Absent,
                takes.ExcludesLiveFamilyProceedings ? who.LiveFamilyProceedings : Presence.Absent);
        }

        if (takes.SameProgrammeWithinMonths > 0)
        {
            found[Criterion.SameProgramme] = who.PastProgrammes.Count == 0
                ? CriterionOutcome.Unknown
                : Is(who.PastProgrammes.All(p => p.ListingId != listing.ListingId
                    || ListingView.Day(p.EndDate) <= today.AddMonths(-takes.SameProgrammeWithinMonths)));
        }

        if (who.DeliveryModes.Count > 0)
        {
            found[Criterion.DeliveryMode] = listing.DeliveryModes.Count == 0
                ? CriterionOutcome.Unknown
                : Is(listing.DeliveryModes.Intersect(who.DeliveryModes).Any());
        }

        return found;
    }

    /// <summary>Nothing missed, places apart, the area covered, and all of REFER-1.</summary>
    internal static bool Fits(Dictionary<Criterion, CriterionOutcome> found) =>
        found.All(f => f.Value != CriterionOutcome.Missed || f.Key == Criterion.Capacity)
        && found[Criterion.Accreditation] == CriterionOutcome.Met
        && found[Criterion.IntegratedSupport] == CriterionOutcome.Met
        && found[Criterion.Assurance] == CriterionOutcome.Met
        && found[Criterion.Area] == CriterionOutcome.Met;

    internal static int Count(Dictionary<Criterion, CriterionOutcome> found, CriterionOutcome outcome) =>
        found.Count(f => f.Value == outcome && f.Key != Criterion.Capacity);

    internal static int Wait(Capacity? capacity, DateOnly today) =>
        !NaiveDirectory.IsFresh(capacity, today) ? 522
        : capacity!.HasWaitingWeeks ? capacity.WaitingWeeks
        : !capacity.HasAvailable ? 522 : capacity.Available > 0 ? 0 : 521;

    private static CriterionOutcome Area(Listing listing, Residence residence, Place? place) => residence switch
    {
        Residence.Partner => CriterionOutcome.Unknown,
        Residence.Either => NaiveDirectory.Covers(listing, place) == true
            ? CriterionOutcome.Met
            : CriterionOutcome.Unknown,
        _ => NaiveDirectory.Covers(listing, place) switch
        {
            null => CriterionOutcome.Unknown,
            { } covers => Is(covers),
        },
    };

    private static CriterionOutcome Referrer(Eligibility takes, ReferrerKind sent)
    {
        var kind = sent == ReferrerKind.Unspecified ? ReferrerKind.Agency : sent;
        if (takes.WhoMayRefer.Contains(kind)) return CriterionOutcome.Met;
        if (kind == ReferrerKind.Self) return CriterionOutcome.Missed;
        if (takes.WhoMayRefer.Contains(ReferrerKind.Agency)) return CriterionOutcome.Met;
        return kind == ReferrerKind.Agency && takes.WhoMayRefer.Any(r => r != ReferrerKind.Self)
            ? CriterionOutcome.Unknown
            : CriterionOutcome.Missed;
    }

    private static CriterionOutcome Worst(params Presence[] proceedings) =>
        proceedings.Contains(Presence.Present) ? CriterionOutcome.Missed
        : proceedings.All(p => p == Presence.Absent) ? CriterionOutcome.Met : CriterionOutcome.Unknown;

    private static CriterionOutcome Is(bool met) => met ? CriterionOutcome.Met : CriterionOutcome.Missed;
}
