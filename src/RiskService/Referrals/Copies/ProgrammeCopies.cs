using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Assessments;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals.Copies;

/// <summary>
/// Makes the copy for a programme: whom it gets, what is present and what of it may be used with them (RESPOND-1).
/// Nothing that identifies or locates a survivor or child is read for it, nor anybody's words but the referrer's note
/// (REFER-5). What is known of the abuse goes to perpetrator programmes alone, which have support for survivors beside
/// them: another service needs to know whom it gets and who goes on with them (REFER-4).
/// </summary>
internal sealed class ProgrammeCopies(RiskDbContext db, CaseCriteria criteria)
{
    /// <summary>As of now; with the time of submission, as it is sent.</summary>
    internal async Task<ProgrammeCopy> MakeAsync(
        OpenedCase opened, ReferralRow row, DateTimeOffset? submitTime, CancellationToken cancellationToken)
    {
        var (file, key) = opened;
        var subject = await db.SubjectAsync(file.Id, cancellationToken);
        CheckSubject(subject, row);
        var identity = CaseView.Identity(subject, key);
        var content = ReferralView.Content(row, key);
        var known = await criteria.OfAsync(
            opened, ReferralView.SentCriteria(row, key), withSurvivor: false, cancellationToken);
        var copy = new ProgrammeCopy
        {
            ReferralId = row.Id.ToString(),
            ListingName = content.ListingName,
            SubjectReference = identity.AgencyReference,
            SubjectName = identity.DisplayName,
            Note = content.Note,
            ContinuingWorkerId = content.ContinuingWorkerId,
            SubmitTime = submitTime?.ToTimestamp(),
        };
        if (known.HasAge) copy.SubjectAge = known.Age;
        if (row.ListingType == ListingType.PerpetratorProgramme) TellOfAbuse(copy, file);
        else copy.SafetyNotes.AddRange(CopyTexts.OfOtherService);
        return copy;
    }

    private static void TellOfAbuse(ProgrammeCopy copy, CaseRow file)
    {
        var facts = Recorded.Facts(file.Facts);
        copy.Level = file.Level;
        copy.ChildHeld = file.Children > 0;
        copy.SafetyNotes.AddRange(CopyTexts.SafetyNotes(copy.ChildHeld));
        copy.Indicators.AddRange(facts.PresentSet.ToImmutableArray().Select(indicator => new SharedIndicator
        {
            Code = indicator,
            ChallengePermitted = facts.ChallengePermitted(indicator),
        }));
    }

    /// <summary>After a role swap the facts of the case are about somebody else than the person referred (LOOK-3).
    /// </summary>
    internal static void CheckSubject(PartyRow subject, ReferralRow row)
    {
        if (subject.Id == row.SubjectPartyId) return;
        throw new Failure.IllegalTransition(
            "The roles in the case have changed: the person referred is not its subject any more. Withdraw this "
            + "referral, and refer anew whom it concerns.", "LOOK-3").AsException();
    }
}
