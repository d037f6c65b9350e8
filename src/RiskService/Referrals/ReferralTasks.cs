using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Audit;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>What referrals leave to do: lists it, the earliest due first, and takes down what was done.</summary>
internal sealed class ReferralTasks(
    CaseBook book, CaseEntries entries, RiskDbContext db, CaseKeys keys, ReadAudit audit, Writes writes,
    CurrentCaller caller, TimeProvider clock, CaseDeadlines deadlines, IOptions<LimitsOptions> limits)
{
    internal async Task<ListReferralTasksResponse> ListAsync(
        ListReferralTasksRequest request, CancellationToken cancellationToken)
    {
        var size = PageToken.Size(request.PageSize, 50, 200);
        var caseId = request.CaseId.Length == 0 ? (Guid?)null : RequestChecks.Id("case_id", request.CaseId);
        if (request.IncludeDone && caseId is null)
        {
            throw Violations.One("include_done", "Is for the tasks of one case: send case_id too.");
        }

        var filters = $"referral-tasks {caseId} {request.IncludeDone}";
        var tasks = db.Set<ReferralTaskRow>().AsQueryable();
        if (caseId is { } id) tasks = tasks.Where(t => t.CaseId == id);
        if (!request.IncludeDone) tasks = tasks.Where(t => t.DoneTime == null);
        if (PageToken.Read(request.PageToken, filters) is { } token)
        {
            var (due, after) = TimeKey.Parse(token);
            tasks = tasks.Where(t => t.DueTime >= due && (t.DueTime > due || t.Id > after));
        }

        if (caseId is { } read) await book.OpenAsync(read, cancellationToken);
        var found = await tasks.OrderBy(t => t.DueTime).ThenBy(t => t.Id).Take(size + 1)
            .Join(db.Set<CaseKeyRow>(), t => t.CaseId, k => k.CaseId, (t, k) => new { Row = t, Key = k })
            .OrderBy(x => x.Row.DueTime).ThenBy(x => x.Row.Id).ToListAsync(cancellationToken);
        audit.Found(found.Take(size).Select(x => x.Row.CaseId));
        var response = new ListReferralTasksResponse
        {
            Tasks = { found.Take(size).Select(x => x.Row.ToProto(keys.Open(x.Key))) },
        };
        if (found.Count > size)
        {
            var last = found[size - 1].Row;
            response.NextPageToken = PageToken.Make(filters, new TimeKey(last.DueTime, last.Id).ToString());
        }

        return response;
    }

    internal Task<CompleteReferralTaskResponse> CompleteAsync(
        CompleteReferralTaskRequest request, CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.ShortReason("note", request.Note);
        checks.ThrowIfAny();
        var id = RequestChecks.Id("case_id", request.CaseId);
        var taskId = RequestChecks.Id("task_id", request.TaskId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var (row, key) = await book.OpenForChangeAsync(id, token);
            var task = await db.Set<ReferralTaskRow>().AsTracking()
                .SingleOrDefaultAsync(t => t.CaseId == id && t.Id == taskId, token)
                ?? throw Violations.One("task_id", "Is not a task of this case.");
            if (task.DoneTime is not null)
            {
                throw new Failure.IllegalTransition("This task is done already.", "REFER-7").AsException();
            }

            var now = clock.Now();
            (task.DoneTime, task.DoneBy) = (now, caller.Value.Subject);
            task.DoneNote = key.SealText(request.Note, ReferralTaskView.DoneNoteField, taskId);
            await deadlines.EndAsync(id, [RaisedTasks.DeadlineOf(task.Kind)], taskId, now, token);
            row.Changed(now);
            var view = task.ToProto(key);
            entries.Append(row, key, EntryKind.Referral, new EntryContent { ReferralTask = view }, now);
            return new Written<CompleteReferralTaskResponse>(
                new CompleteReferralTaskResponse { Task = view }, id, key);
        }, cancellationToken);
    }
}
