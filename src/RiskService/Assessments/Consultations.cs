using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments;

/// <summary>Consultation with other agencies: decisions are made with it, and never wait for it (ASSESS-6).</summary>
internal sealed class Consultations(
    CaseBook book, CaseEntries entries, RiskDbContext db, Writes writes, CurrentCaller caller, TimeProvider clock,
    CaseDeadlines deadlines, IOptions<LimitsOptions> limits)
{
    internal Task<RecordConsultationResponse> RecordAsync(
        RecordConsultationRequest request, CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.Agencies("agencies", request.Agencies);
        if (request.Agencies.Count == 0) checks.Add("agencies", "Name at least one agency.", "ASSESS-6");
        checks.PastTime("consult_time", request.ConsultTime);
        checks.Text("note", request.Note);
        checks.ThrowIfAny();
        var id = RequestChecks.Id("case_id", request.CaseId);
        var consultationId = request.ConsultationId.Length == 0
            ? (Guid?)null
            : RequestChecks.Id("consultation_id", request.ConsultationId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            // The case changes with it, so that two who record at once do not lose an agency.
            var (row, key) = await book.OpenForChangeAsync(id, token);
            var now = clock.Now();
            var asked = consultationId is { } open ? await OpenAsync(id, open, token) : null;

            // What is done stays as past assessments show it (ASSESS-7); what comes later stands beside it.
            var consultation = asked is { Done: false } ? asked : Add(row, now);
            consultation.Agencies |= Bits(request.Agencies);
            consultation.ConsultTime = RequestChecks.Stored(request.ConsultTime) ?? now;
            consultation.Done = (consultation.RequiredAgencies & ~consultation.Agencies) == 0;
            consultation.Note = Note(consultation, request.Note, key, limits.Value.TextLength);
            if (consultation.Done)
            {
                await deadlines.EndAsync(id, [DeadlineKind.Consultation], consultation.Id, now, token);
            }

            row.Changed(now);
            var view = consultation.ToProto(key);
            entries.Append(row, key, EntryKind.Consultation, new EntryContent { Consultation = view }, now);
            return new Written<RecordConsultationResponse>(
                new RecordConsultationResponse { Consultation = view }, id, key);
        }, cancellationToken);
    }

    internal async Task<ListConsultationsResponse> ListAsync(
        ListConsultationsRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("case_id", request.CaseId);
        var size = PageToken.Size(request.PageSize, 50, 200);
        var opened = await book.OpenAsync(id, cancellationToken);
        var rows = db.Set<ConsultationRow>().Where(c => c.CaseId == id);
        if (request.OpenOnly) rows = rows.Where(c => !c.Done);
        var page = await rows.PageAsync(
            $"consultations {id} {request.OpenOnly}", size, request.PageToken, cancellationToken);
        return new ListConsultationsResponse
        {
            Consultations = { page.Rows.Select(c => c.ToProto(opened.Key)) },
            NextPageToken = page.NextToken,
        };
    }

    /// <summary>As it would be, were it stored.</summary>
    internal static Consultation View(
        ConsultationNeed need, IEnumerable<SourceKind> agencies, DateTimeOffset now, ReviewTimes times) => new()
        {
            Done = need.Met,
            DueTime = (now + times.Consultation).ToTimestamp(),
            ConsultTime = need.Met ? now.ToTimestamp() : null,
            RequiredAgencies = { need.Required },
            Agencies = { agencies.Distinct().Order() },
        };

    internal static int Bits(IEnumerable<SourceKind> agencies) =>
        agencies.Aggregate(0, (bits, a) => bits | (1 << (int)a));

    private async Task<ConsultationRow> OpenAsync(Guid caseId, Guid id, CancellationToken cancellationToken)
    {
        var row = await db.Set<ConsultationRow>().AsTracking()
            .SingleOrDefaultAsync(c => c.CaseId == caseId && c.Id == id, cancellationToken)
            ?? throw Violations.One("consultation_id", "Is not a consultation of this case.");
        return row;
    }

    private ConsultationRow Add(CaseRow row, DateTimeOffset now)
    {
        var added = new ConsultationRow
        {
            Id = Ids.Next(now),
            CaseId = row.Id,
            AgencyId = row.AgencyId,
            RequiredAgencies = 0,
            CreateTime = now,
            CreatedBy = caller.Value.Subject,
        };
        db.Add(added);
        return added;
    }

    /// <summary>What was agreed at one time stays beside what is agreed later.</summary>
    private static byte[]? Note(ConsultationRow row, string note, CaseKey key, int longest)
    {
        var before = key.OpenText(row.Note, "consultation.note", row.Id);
        var all = before.Length == 0 ? note : note.Length == 0 ? before : $"{before}\n{note}";
        if (all.Length > longest)
        {
            throw Violations.One("note",
                $"Makes the notes of this consultation longer than {longest} characters; record "
                + "what is more without consultation_id.");
        }

        return key.SealText(all, "consultation.note", row.Id);
    }
}

internal static class ConsultationView
{
    internal static Consultation ToProto(this ConsultationRow row, CaseKey key) => new()
    {
        ConsultationId = row.Id.ToString(),
        Done = row.Done,
        DueTime = row.DueTime?.ToTimestamp(),
        ConsultTime = row.ConsultTime?.ToTimestamp(),
        RequiredAgencies = { Kinds(row.RequiredAgencies) },
        Agencies = { Kinds(row.Agencies) },
        Note = key.OpenText(row.Note, "consultation.note", row.Id),
    };

    internal static IEnumerable<SourceKind> Kinds(int bits) =>
        System.Enum.GetValues<SourceKind>().Where(kind => (bits & (1 << (int)kind)) != 0);
}
