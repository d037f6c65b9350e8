using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Assessments;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.RiskService.Referrals.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>
/// Referrals as the referring agency's people see them: what was stored when they were made, and around it what is so
/// now.
/// </summary>
internal sealed class ReferralView(
    RiskDbContext db, DecisionConsultations consultations, ListingStore listings, CurrentCaller caller)
{
    internal const string ContentField = "referral";
    internal const string CriteriaField = "referral.criteria";
    internal const string ProgrammeCopyField = "referral.programme-copy";
    internal const string MoveNoteField = "referral-move.note";

    private const int MovesShown = 100;

    /// <summary>What was stored, without what is made for each answer.</summary>
    internal static Referral Content(ReferralRow row, CaseKey key) =>
        Referral.Parser.ParseFrom(key.Open(row.Content, ContentField, row.Id));

    /// <summary>What was sent of the subject beside what the case knows.</summary>
    internal static MatchCriteria? SentCriteria(ReferralRow row, CaseKey key) => row.Criteria is null
        ? null
        : MatchCriteria.Parser.ParseFrom(key.Open(row.Criteria, CriteriaField, row.Id));

    /// <param name="opened">The case.</param>
    /// <param name="row">The referral.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="justMade">Moves that are in the next save and not stored yet, newest first.</param>
    internal async Task<Referral> MakeAsync(
        OpenedCase opened, ReferralRow row, CancellationToken cancellationToken,
        params IReadOnlyList<ReferralMoveRow> justMade)
    {
        var view = Stored(row, opened.Key);
        if (row.ConsultationId is { } consultation)
        {
            view.Consultation = await consultations.GetAsync(opened, consultation, cancellationToken);
        }

        var moves = await db.Set<ReferralMoveRow>()
            .Where(m => m.CaseId == row.CaseId && m.ReferralId == row.Id)
            .OrderByDescending(m => m.Id).Take(MovesShown).ToListAsync(cancellationToken);
        view.Moves.AddRange(justMade.Concat(moves).Take(MovesShown).Select(m => ToProto(m, opened.Key)));
        await FinishAsync(opened.Row, row, view, cancellationToken);
        return view;
    }

    /// <summary>One that is in the next save, with its consultation, and not stored yet.</summary>
    internal async Task<Referral> MakeNewAsync(
        OpenedCase opened, ReferralRow row, Consultation consultation, CancellationToken cancellationToken)
    {
        var view = Stored(row, opened.Key);
        view.Consultation = consultation;
        await FinishAsync(opened.Row, row, view, cancellationToken);
        return view;
    }

    /// <summary>Whether the listing's organisation has people of its own on the platform.</summary>
    internal async Task<bool> IsConnectedAsync(Guid listingId, CancellationToken cancellationToken) =>
        await listings.FindAsync(listingId, cancellationToken) is { Organisation.ConnectedAgencyId: not null };

    private async Task FinishAsync(
        CaseRow file, ReferralRow row, Referral view, CancellationToken cancellationToken)
    {
        view.ProgrammeConnected = row.SubmitTime is null
            ? await IsConnectedAsync(row.ListingId, cancellationToken)
            : row.ProgrammeAgencyId is not null;
        view.AllowedMoves.AddRange(MoveTable.Allowed(row.Standing(), ReferralMovers.Of(row, caller.Value)));
        await AdviseAsync(file, row.SubjectPartyId, view, cancellationToken);
    }

    /// <summary>What the worker should know now: an ended referral asks for nothing.</summary>
    internal async Task AdviseAsync(
        CaseRow file, Guid subjectPartyId, Referral view, CancellationToken cancellationToken)
    {
        if (view.EndTime is not null) return;
        var own = view.ReferralId.Length == 0 ? Guid.Empty : Guid.Parse(view.ReferralId);
        var subject = await db.SubjectAsync(file.Id, cancellationToken);
        var other = await db.Set<ReferralRow>().AnyAsync(
            r => r.CaseId == file.Id && r.Id != own && r.SubjectPartyId == subjectPartyId && r.EndTime == null
                && r.ListingType == ListingType.PerpetratorProgramme, cancellationToken);
        var advisories = ReferralAdvisories.For(new AdvisorySetting
        {
            IsProgramme = view.Purpose == ReferralPurpose.Abuse,
            Sent = view.SubmitTime is not null,
            Criteria = [.. view.Criteria.Select(ToRule)],
            SubjectChanged = subject.Id != subjectPartyId,
            AwaitsSafeguardingAction = file.AssessmentState == AssessmentState.AwaitingSafeguardingAction,
            ConsultationMissing = view.Consultation is { Done: false },
            OtherProgrammeReferralOpen = other,
            CounterAllegationOpen = file.OpenCounterAllegationId is not null,
            HasNote = view.Note.Length > 0,
            ProgrammesFound = view.ProgrammeSearch?.Programmes.Count > 0,
        });
        view.Advisories.Clear();
        view.Advisories.AddRange(advisories.Select(
            a => new ReferralAdvisory { RuleId = a.RuleId, Message = a.Message }));
    }

    internal static JudgedCriterion ToRule(CriterionResult result) =>
        new(result.Criterion, result.Outcome, result.Explanation);

    /// <summary>
    /// REFER-5: a name that the subject's own place does not explain could tell where somebody else lives. What is not
    /// known to be so is not taken to be so.
    /// </summary>
    internal static bool NameMayTellPlace(Referral content) => !content.Criteria.Any(
        c => c.Criterion == Criterion.Area && c.Outcome == CriterionOutcome.Met);

    internal static Referral Stored(ReferralRow row, CaseKey key)
    {
        var view = Content(row, key);
        view.NameMayTellPlace = NameMayTellPlace(view);
        view.ReferralId = row.Id.ToString();
        view.CaseId = row.CaseId.ToString();
        view.State = row.State;
        view.CreateTime = row.CreateTime.ToTimestamp();
        view.SubmitTime = row.SubmitTime?.ToTimestamp();
        view.FirstContactTime = row.FirstContactTime?.ToTimestamp();
        view.EndTime = row.EndTime?.ToTimestamp();
        view.Etag = row.Etag;
        return view;
    }

    internal static ReferralMoveRecord ToProto(ReferralMoveRow row, CaseKey key) => new()
    {
        FromState = row.FromState,
        ToState = row.ToState,
        Reason = row.Reason,
        Note = key.OpenText(row.Note, MoveNoteField, row.Id),
        Mover = row.Mover,
        MovedBy = row.CreatedBy,
        MoveTime = row.CreateTime.ToTimestamp(),
        OccurredTime = row.OccurredTime.ToTimestamp(),
    };
}
