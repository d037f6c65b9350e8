using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Audit;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>
/// The programme's side: what was sent to the caller's organisation, and nothing of any case but the copy that was made
/// for it (REFER-5). That a referral was withdrawn is told; why is not.
/// </summary>
internal sealed class ReceivedReferrals(
    SentReferrals sent, RiskDbContext db, OwnerScope owner, CurrentCaller caller, ReadAudit audit, TimeProvider clock,
    IOptions<LimitsOptions> limits)
{
    internal async Task<GetReceivedReferralResponse> GetAsync(
        GetReceivedReferralRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("referral_id", request.ReferralId);
        var found = await sent.FindAsync(id, cancellationToken)
            ?? throw new Failure.NotFound("referral").AsException();
        var referral = await owner.RunAsync<ReceivedReferralReader, ReceivedReferral>(
            found.AgencyId, there => there.ReadAsync(found, caller.Value.AgencyId, cancellationToken));
        return new GetReceivedReferralResponse { Referral = referral };
    }

    internal async Task<ListReceivedReferralsResponse> ListAsync(
        ListReceivedReferralsRequest request, CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        if (checks.Count("states", request.States.Count, checks.Limits.ListItems))
        {
            for (var i = 0; i < request.States.Count; i++) checks.Code($"states[{i}]", request.States[i]);
        }

        checks.ThrowIfAny();
        var size = PageToken.Size(request.PageSize, 50, 200);
        var states = request.States.Distinct().Order().ToList();
        var filters = $"received {string.Join(',', states)}";
        Guid? before = PageToken.Read(request.PageToken, filters) is not { } key ? null
            : Guid.TryParse(key, out var parsed) ? parsed : throw PageToken.Invalid();
        var found = await sent.NewestAsync(states, before, size + 1, cancellationToken);
        var page = found.Take(size).ToList();
        var names = await db.ListingNamesAsync([.. page.Select(r => r.ListingId).Distinct()], cancellationToken);
        audit.FoundIn(page.Select(r => (r.AgencyId, r.CaseId)));
        return new ListReceivedReferralsResponse
        {
            Referrals = { page.Select(r => ToSummary(r, names)) },
            NextPageToken = found.Count > size ? PageToken.Make(filters, page[^1].Id.ToString()) : "",
        };
    }

    private static ReceivedReferralSummary ToSummary(
        SentReferral sent, IReadOnlyDictionary<Guid, string> names) => new()
        {
            ReferralId = sent.Id.ToString(),
            ListingId = sent.ListingId.ToString(),
            State = sent.State,
            SubmitTime = sent.SubmitTime?.ToTimestamp(),
            MoveTime = sent.MoveTime.ToTimestamp(),
            ListingName = names.GetValueOrDefault(sent.ListingId, ""),
        };
}
