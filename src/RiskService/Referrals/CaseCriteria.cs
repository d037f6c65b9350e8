using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>
/// What a case knows for matching (REFER-5): of its subject, and where asked for, where a survivor lives. What was sent
/// stands in the place of what is known.
/// </summary>
internal sealed class CaseCriteria(RiskDbContext db, TimeProvider clock)
{
    private const int MostPastProgrammes = 50;

    private static readonly ReferralState[] WasOnProgramme =
        [ReferralState.Completed, ReferralState.Deselected, ReferralState.DroppedOut];

    /// <param name="opened">The case.</param>
    /// <param name="sent">What the caller knows, or knows otherwise.</param>
    /// <param name="withSurvivor">
    /// Whether where a survivor lives is taken too: as sent, else of the first survivor in the case whose place is
    /// known. Never for what the subject or a programme gets to see.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    internal async Task<MatchCriteria> OfAsync(
        OpenedCase opened, MatchCriteria? sent, bool withSurvivor, CancellationToken cancellationToken)
    {
        var (row, key) = opened;
        var parties = await db.Set<PartyRow>()
            .Where(p => p.CaseId == row.Id && p.RemoveTime == null && p.Role != PartyRole.Child)
            .OrderBy(p => p.Id).ToListAsync(cancellationToken);
        var subject = parties.Single(p => p.Role == PartyRole.Subject);
        var known = Known(CaseView.Identity(subject, key).Profile);
        known.PastProgrammes.AddRange(await PastAsync(row.Id, subject.Id, cancellationToken));
        if (withSurvivor)
        {
            known.SurvivorPlace = parties.Where(p => p.Role == PartyRole.Survivor)
                .Select(p => CaseView.Identity(p, key).Profile?.Place).FirstOrDefault(IsKnown);
        }

        return Set(known, sent ?? new MatchCriteria(), withSurvivor);
    }

    internal static bool IsKnown(Place? place) => place is { AreaCode.Length: > 0 } or { PostcodeDistrict.Length: > 0 };

    private MatchCriteria Known(PartyProfile? profile)
    {
        var known = new MatchCriteria();
        if (profile is null) return known;
        if (IsKnown(profile.Place)) known.SubjectPlace = profile.Place;
        if (profile.BirthYear != 0) known.Age = clock.GetUtcNow().UtcDateTime.Year - profile.BirthYear;
        known.Gender = profile.Gender;
        known.Languages.AddRange(profile.Languages);
        return known;
    }

    /// <summary>
    /// Programmes that this subject was on. What somebody else was referred to, who was the subject before, says
    /// nothing of this one (LOOK-3).
    /// </summary>
    private async Task<IEnumerable<PastProgramme>> PastAsync(
        Guid caseId, Guid subjectPartyId, CancellationToken cancellationToken)
    {
        var ended = await db.Set<ReferralRow>()
            .Where(r => r.CaseId == caseId && r.SubjectPartyId == subjectPartyId && r.EndTime != null
                && r.ListingType == ListingType.PerpetratorProgramme && WasOnProgramme.Contains(r.State))
            .OrderByDescending(r => r.Id).Take(MostPastProgrammes)
            .Select(r => new { r.ListingId, r.EndTime }).ToListAsync(cancellationToken);
        return ended.Select(e => new PastProgramme
        {
            ListingId = e.ListingId.ToString(),
            EndDate = ListingView.Text(DateOnly.FromDateTime(e.EndTime!.Value.UtcDateTime)),
        });
    }

    private static MatchCriteria Set(MatchCriteria known, MatchCriteria sent, bool withSurvivor)
    {
        if (IsKnown(sent.SubjectPlace)) known.SubjectPlace = sent.SubjectPlace;
        if (withSurvivor && IsKnown(sent.SurvivorPlace)) known.SurvivorPlace = sent.SurvivorPlace;
        if (sent.HasAge) known.Age = sent.Age;
        if (sent.Gender != Gender.Unspecified) known.Gender = sent.Gender;
        if (sent.Languages.Count > 0)
        {
            known.Languages.Clear();
            known.Languages.AddRange(sent.Languages);
        }

        known.DeliveryModes.AddRange(sent.DeliveryModes);
        known.Referrer = sent.Referrer;
        known.LiveCriminalProceedings = sent.LiveCriminalProceedings;
        known.LiveFamilyProceedings = sent.LiveFamilyProceedings;

        // What the case's own referrals tell is not taken back by telling of others.
        known.PastProgrammes.AddRange(sent.PastProgrammes);
        return known;
    }
}
