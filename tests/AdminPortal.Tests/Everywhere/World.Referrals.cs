using AdminPortal.Tests.Cases;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Everywhere;

internal sealed partial class World
{
    /// <summary>One draft, one that was sent, and one that the subject turned down, which left tasks.</summary>
    private async Task MakeReferralsAsync(RiskPlatformClient worker, RiskPlatformClient all)
    {
        var draft = await ReferAsync(worker, "Example Programme One of ");
        var sent = await SubmitAsync(worker, await ReferAsync(worker, "Example Programme Two of "));
        var declined = await SubmitAsync(worker, await ReferAsync(worker, "Example Programme Three of "));
        await worker.Referrals.RecordDeclineAsync(new RecordDeclineRequest
        {
            ReferralId = declined.ReferralId,
            Etag = declined.Etag,
            Details = new MoveDetails { Reason = ReferralReason.Declined, Note = Short },
            RequestId = Id(),
        });
        var tasks = await all.Referrals.ListReferralTasksAsync(new ListReferralTasksRequest { CaseId = Case.CaseId });
        var listing = await Listings.ProgrammeAsync(portal, "Example Programme Four of " + Agency);

        var at = At("referrals/" + sent.ReferralId);
        Page("/Cases/Referrals/Referrals", At("referrals"));
        Page("/Cases/Referrals/Match", At("referrals/match"));
        Page("/Cases/Referrals/Services", At("referrals/services"));
        Page("/Cases/Referrals/NewReferral", At("referrals/new?listing=" + listing.ListingId));
        Page("/Cases/Referrals/Referral", at);
        Page("/Cases/Referrals/SubjectCopy", at + "/subject-copy");
        Page("/Cases/Referrals/ProgrammeCopy", at + "/programme-copy");
        Page("/Cases/Referrals/MoveReferral",
            At($"referrals/{draft.ReferralId}/moves/{(int)ReferralMove.Withdraw}"));
        Page("/Cases/Referrals/TaskDone", At("tasks/" + tasks.Tasks[0].TaskId));

        var own = await Listings.ProgrammeAsync(portal, "Example Programme Five of " + Agency, agency: Agency);
        var received = await SubmitAsync(worker, await ReferAsync(worker, own));
        Page("/Programme/Index", "/programme");
        Page("/Programme/Referral", "/programme/" + received.ReferralId);
        Page("/Programme/MoveReceived", $"/programme/{received.ReferralId}/moves/{(int)ReferralMove.PutOnHold}");
    }

    private async Task<Referral> ReferAsync(RiskPlatformClient worker, string name) =>
        await ReferAsync(worker, await Listings.ProgrammeAsync(portal, name + Agency));

    private async Task<Referral> ReferAsync(RiskPlatformClient worker, Listing listing)
    {
        return (await worker.Referrals.ReferAsync(new ReferRequest
        {
            CaseId = Case.CaseId,
            ListingId = listing.ListingId,
            ContinuingWorkerId = Worker.Subject,
            Note = Short,
            AgenciesConsulted = { SourceKind.Police },
            RequestId = Id(),
        })).Referral;
    }

    private static async Task<Referral> SubmitAsync(RiskPlatformClient worker, Referral referral)
    {
        await worker.Referrals.SubmitReferralAsync(
            new SubmitReferralRequest { ReferralId = referral.ReferralId, Etag = referral.Etag, RequestId = Id() });
        return (await worker.Referrals.GetReferralAsync(
            new GetReferralRequest { ReferralId = referral.ReferralId })).Referral;
    }
}
