using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments;

/// <summary>Records what was done about severe risk or self-harm (ASSESS-1, LOOK-2).</summary>
internal sealed class SafeguardingActions(
    CaseBook book, CaseEntries entries, AssessmentBook assessments, RiskDbContext db, Writes writes,
    CurrentCaller caller, TimeProvider clock, CaseDeadlines deadlines, IOptions<LimitsOptions> limits)
{
    internal async Task<RecordSafeguardingActionResponse> RecordAsync(
        RecordSafeguardingActionRequest request, CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.Action("action", request.Action);
        checks.ThrowIfAny();
        var id = RequestChecks.Id("case_id", request.CaseId);
        var assessmentId = RequestChecks.Id("assessment_id", request.AssessmentId);
        var response = await writes.RunAsync(request, request.RequestId, async token =>
        {
            var opened = await book.OpenForChangeAsync(id, token);
            var (row, key) = opened;
            var view = await assessments.ViewAsync(opened, assessmentId, token);
            var now = clock.Now();
            var added = Add(db, row, key, caller.Value, assessmentId, request.Action, now);
            AssessmentParts.Meet(row, assessmentId, [request.Action.Kind]);
            await AssessmentDeadlines.EndMetAsync(deadlines, row, now, token);
            AssessmentBook.SetStates(view, row, assessmentId);
            var action = added.ToProto(key);
            var entry = new SafeguardingActionEntry { AssessmentId = assessmentId.ToString(), Action = action };
            entries.Append(
                row, key, EntryKind.SafeguardingAction, new EntryContent { SafeguardingAction = entry }, now);
            view.Actions.Insert(0, action);
            while (view.Actions.Count > AssessmentBook.ActionsShown) view.Actions.RemoveAt(view.Actions.Count - 1);
            row.Changed(now);
            return new Written<RecordSafeguardingActionResponse>(
                new RecordSafeguardingActionResponse { Assessment = view }, id, key);
        }, cancellationToken);
        assessments.FillTexts(response.Assessment);
        return response;
    }

    /// <summary>As it would be, were it stored.</summary>
    internal static SafeguardingAction View(SafeguardingAction action, DateTimeOffset now) => new()
    {
        Kind = action.Kind,
        ActionTime = (RequestChecks.Stored(action.ActionTime) ?? now).ToTimestamp(),
        WorkerId = action.WorkerId.Trim(),
        Note = action.Note,
    };

    internal static SafeguardingActionRow Add(
        RiskDbContext db, CaseRow row, CaseKey key, Caller caller, Guid assessmentId, SafeguardingAction action,
        DateTimeOffset now)
    {
        var id = Ids.Next(now);
        var added = new SafeguardingActionRow
        {
            Id = id,
            CaseId = row.Id,
            AgencyId = row.AgencyId,
            AssessmentId = assessmentId,
            Kind = action.Kind,
            ActionTime = RequestChecks.Stored(action.ActionTime) ?? now,
            WorkerId = action.WorkerId.Trim(),
            Note = key.SealText(action.Note, "action.note", id),
            CreateTime = now,
            CreatedBy = caller.Subject,
        };
        db.Add(added);
        return added;
    }
}

internal static class SafeguardingActionView
{
    internal static SafeguardingAction ToProto(this SafeguardingActionRow row, CaseKey key) => new()
    {
        ActionId = row.Id.ToString(),
        Kind = row.Kind,
        ActionTime = row.ActionTime.ToTimestamp(),
        WorkerId = row.WorkerId,
        Note = key.OpenText(row.Note, "action.note", row.Id),
    };
}
