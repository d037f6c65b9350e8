using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>A referral as it stands in the open, and whose it is. Nothing that is sealed.</summary>
internal sealed record SentReferral
{
    internal required Guid Id { get; init; }

    internal required Guid CaseId { get; init; }

    internal required string AgencyId { get; init; }

    internal required Guid ListingId { get; init; }

    internal required ReferralState State { get; init; }

    internal required DateTimeOffset? SubmitTime { get; init; }

    internal required DateTimeOffset MoveTime { get; init; }
}

/// <summary>
/// Finds what was sent to the caller's organisation, by whichever agency. The one way from a programme to a referral
/// (REFER-7): what was sent elsewhere, or not sent, is not in it.
/// </summary>
internal sealed class SentReferrals(RiskDbContext db, CurrentCaller caller)
{
    internal Task<SentReferral?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        View(ToCaller().Where(r => r.Id == id)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Newest first, along the index.</summary>
    internal Task<List<SentReferral>> NewestAsync(
        IReadOnlyCollection<ReferralState> states, Guid? before, int most, CancellationToken cancellationToken)
    {
        var sent = ToCaller();
        if (states.Count > 0) sent = sent.Where(r => states.Contains(r.State));
        if (before is { } id) sent = sent.Where(r => r.Id < id);
        return View(sent.OrderByDescending(r => r.Id).Take(most)).ToListAsync(cancellationToken);
    }

    private static IQueryable<SentReferral> View(IQueryable<ReferralRow> rows) => rows.Select(r => new SentReferral
    {
        Id = r.Id,
        CaseId = r.CaseId,
        AgencyId = r.AgencyId,
        ListingId = r.ListingId,
        State = r.State,
        SubmitTime = r.SubmitTime,
        MoveTime = r.MoveTime,
    });

#pragma warning disable RS0030 // A programme sees where what was sent to it stands, and whose it is: no content.
    private IQueryable<ReferralRow> ToCaller()
    {
        var programme = caller.Value.AgencyId;
        return db.Set<ReferralRow>().IgnoreQueryFilters([RiskDbContext.AgencyFilter])
            .Where(r => r.ProgrammeAgencyId == programme && r.SubmitTime != null);
    }
#pragma warning restore RS0030
}
