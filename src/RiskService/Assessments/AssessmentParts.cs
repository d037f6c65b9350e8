using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments;

/// <summary>The rows of one assessment, added to one save.</summary>
internal sealed class AssessmentParts(AssessmentWork work, CaseRow row, CaseKey key, Caller caller)
{
    private Guid? consultationId;

    /// <summary>A counter-allegation of its own (LOOK-3).</summary>
    internal CounterAllegation OpenCounterAllegation(RiskDbContext db)
    {
        var id = Ids.Next(work.Now);
        row.OpenCounterAllegationId = id;
        var added = new CounterAllegationRow
        {
            Id = id,
            CaseId = row.Id,
            AgencyId = row.AgencyId,
            CreateTime = work.Now,
            CreatedBy = caller.Subject,
        };
        db.Add(added);
        return added.ToProto(key);
    }

    /// <summary>
    /// A changed level needs consultation; a missing one is due soon and delays nothing (ASSESS-6). One that nobody
    /// asked for is kept too, beside the assessment.
    /// </summary>
    internal Consultation? Consultation(RiskDbContext db, ReviewTimes times)
    {
        var need = work.Evaluation.Consultation;
        var agencies = Consultations.Bits(work.Request.AgenciesConsulted);
        if (need is null && agencies == 0) return null;
        var added = new ConsultationRow
        {
            Id = Ids.Next(work.Now),
            CaseId = row.Id,
            AgencyId = row.AgencyId,
            CreateTime = work.Now,
            CreatedBy = caller.Subject,
            RequiredAgencies = Consultations.Bits(need?.Required ?? []),
            Agencies = agencies,
            Done = need?.Met ?? true,
            DueTime = need is null ? null : work.Now + times.Consultation,
            ConsultTime = need?.Met ?? true ? work.Now : null,
        };
        db.Add(added);
        if (need is null) return null;
        consultationId = added.Id;
        return added.ToProto(key);
    }

    internal IEnumerable<SafeguardingAction> Actions(RiskDbContext db) =>
    [
        .. work.Request.ActionsTaken.Select(a => AddAction(db, a).ToProto(key))
            .Reverse().Take(AssessmentBook.ActionsShown),
    ];

    internal void Observations(RiskDbContext db)
    {
        for (var i = 0; i < work.Heard.Length; i++)
        {
            var (heard, sent) = (work.Heard[i], work.Request.Observations[i]);
            db.Add(new ObservationRow
            {
                Id = heard.ObservationId,
                CaseId = row.Id,
                AgencyId = row.AgencyId,
                AssessmentId = work.Id,
                Indicator = heard.Indicator,
                Presence = heard.Presence,
                Sources = Recorded.Mask(heard.Sources),
                HeardTime = heard.HeardTime,
                OccurredTime = RequestChecks.Stored(sent.OccurredTime),
                Words = Recorded.SealWords(sent, key, heard.ObservationId),
                CreateTime = work.Now,
                CreatedBy = caller.Subject,
            });
        }
    }

    internal void Assessment(RiskDbContext db, Assessment view) => db.Add(new AssessmentRow
    {
        Id = work.Id,
        CaseId = row.Id,
        AgencyId = row.AgencyId,
        Level = view.Level,
        EvaluatedLevel = view.EvaluatedLevel,
        WorkerId = view.Worker?.WorkerId ?? "",
        AssessorKnown = !caller.Is(Roles.AgencySystem) || !string.IsNullOrWhiteSpace(view.Worker?.WorkerId),
        Content = key.Seal(view.ToByteArray(), "assessment", work.Id),
        CounterAllegationId = row.OpenCounterAllegationId,
        ConsultationId = consultationId,
        CreateTime = work.Now,
        CreatedBy = caller.Subject,
    });

    /// <summary>The assessment and what it was made of, as an entry of the chain (RECORD-2).</summary>
    internal void Enter(CaseEntries entries, Assessment view)
    {
        var entry = new AssessmentEntry { Assessment = view };
        for (var i = 0; i < work.Heard.Length; i++)
        {
            var added = work.Request.Observations[i].Clone();
            (added.ObservationId, added.AssessmentId) = (work.Heard[i].ObservationId.ToString(), "");
            (added.HeardTime, added.RecordTime) = (work.Heard[i].HeardTime.ToTimestamp(), null);
            entry.Observations.Add(added);
        }

        var content = new EntryContent { Assessment = entry, PracticeFlags = { view.PracticeFlags } };
        entries.Append(row, key, EntryKind.Assessment, content, work.Now);
    }

    /// <summary>
    /// What the case is from now on. An assessment of a closed case opens it: somebody is at work on it.
    /// </summary>
    internal void Update()
    {
        var evaluation = work.Evaluation;
        work.Standing.SaveTo(row, work.Request, work.Now);
        row.Reopen();
        row.Level = evaluation.Level;
        row.LatestAssessmentId = work.Id;
        row.LowerLevelAwaiting = evaluation.LowerLevelAwaitsApproval ? work.Id : null;
        if (evaluation.SafeguardingActionRequired) row.SafeguardingRequiredBy = work.Id;
        if (evaluation.SelfHarmActionRequired) row.SelfHarmRequiredBy = work.Id;
        Meet(row, work.Id, work.Request.ActionsTaken.Select(a => a.Kind));
        row.Changed(work.Now);
    }

    /// <summary>Actions meet what this assessment and every earlier one await (ASSESS-1, LOOK-2).</summary>
    internal static void Meet(CaseRow row, Guid assessmentId, IEnumerable<SafeguardingActionKind> kinds)
    {
        foreach (var kind in kinds)
        {
            if (Standing.IsSelfHarm(kind)) row.SelfHarmMetThrough = Later(row.SelfHarmMetThrough, assessmentId);
            else row.SafeguardingMetThrough = Later(row.SafeguardingMetThrough, assessmentId);
        }
    }

    internal SafeguardingActionRow AddAction(RiskDbContext db, SafeguardingAction action) =>
        SafeguardingActions.Add(db, row, key, caller, work.Id, action, work.Now);

    private static Guid Later(Guid? one, Guid other) => one is { } met && met.CompareTo(other) > 0 ? met : other;
}
