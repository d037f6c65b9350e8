using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Audit;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>
/// Lists referrals along an index, newest first: of a case, to a listing, or of the agency. Each case on the page is
/// read, which is audited (RECORD-3).
/// </summary>
internal sealed class ReferralList(
    CaseBook book, RiskDbContext db, CaseKeys keys, ReadAudit audit, TimeProvider clock,
    IOptions<LimitsOptions> limits)
{
    private const int Standard = 50;
    private const int Most = 200;

    internal async Task<ListReferralsResponse> ListAsync(
        ListReferralsRequest request, CancellationToken cancellationToken)
    {
        Check(request);
        var size = PageToken.Size(request.PageSize, Standard, Most);
        var filters = Filters(request);
        var referrals = Filtered(request);
        if (request.CaseId.Length > 0)
        {
            var opened = await book.OpenAsync(RequestChecks.Id("case_id", request.CaseId), cancellationToken);
            referrals = referrals.Where(r => r.CaseId == opened.Row.Id);
        }

        if (PageToken.Read(request.PageToken, filters) is { } token)
        {
            var before = Guid.TryParse(token, out var parsed) ? parsed : throw PageToken.Invalid();
            referrals = referrals.Where(r => r.Id < before);
        }

        // The key goes with the content (RECORD-5): a case that was disposed of is not listed.
        var found = await referrals
            .Join(db.Set<CaseKeyRow>(), r => r.CaseId, k => k.CaseId, (r, k) => new { Row = r, Key = k })
            .OrderByDescending(x => x.Row.Id).Take(size + 1).ToListAsync(cancellationToken);
        audit.Found(found.Take(size).Select(x => x.Row.CaseId).Distinct());
        var response = new ListReferralsResponse();
        response.Referrals.AddRange(found.Take(size).Select(x => Summary(x.Row, keys.Open(x.Key))));
        if (found.Count > size) response.NextPageToken = PageToken.Make(filters, found[size - 1].Row.Id.ToString());
        return response;
    }

    private void Check(ListReferralsRequest request)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        if (checks.Count("states", request.States.Count, checks.Limits.ListItems))
        {
            for (var i = 0; i < request.States.Count; i++) checks.Code($"states[{i}]", request.States[i]);
        }

        checks.ThrowIfAny();
    }

    private IQueryable<ReferralRow> Filtered(ListReferralsRequest request)
    {
        IQueryable<ReferralRow> referrals = db.Set<ReferralRow>();
        if (request.States.Count > 0)
        {
            var states = request.States.Distinct().ToArray();
            referrals = referrals.Where(r => states.Contains(r.State));
        }

        if (request.ListingId.Length == 0) return referrals;
        var listing = RequestChecks.Id("listing_id", request.ListingId);
        return referrals.Where(r => r.ListingId == listing);
    }

    private static ReferralSummary Summary(ReferralRow row, CaseKey key)
    {
        var content = ReferralView.Content(row, key);
        return new ReferralSummary
        {
            ReferralId = row.Id.ToString(),
            CaseId = row.CaseId.ToString(),
            ListingId = row.ListingId.ToString(),
            ListingName = content.ListingName,
            ListingType = row.ListingType,
            State = row.State,
            CreateTime = row.CreateTime.ToTimestamp(),
            MoveTime = row.MoveTime.ToTimestamp(),
            ReviewDate = row.ReviewDate is { } day ? ListingView.Text(day) : "",
            NameMayTellPlace = ReferralView.NameMayTellPlace(content),
        };
    }

    private static string Filters(ListReferralsRequest request)
    {
        var filters = request.Clone();
        (filters.PageSize, filters.PageToken) = (0, "");
        return filters.ToString();
    }
}
