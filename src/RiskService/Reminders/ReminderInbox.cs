using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Audit;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders;

/// <summary>The inbox: reminders, newest first, and that one was seen.</summary>
internal sealed class ReminderInbox(
    RiskDbContext db, CurrentCaller caller, ReminderScopes scopes, CaseBook book, ReadAudit audit, Writes writes,
    DeskKeys desk, TimeProvider clock, IOptions<LimitsOptions> limits)
{
    private const int Standard = 50;
    private const int Most = 200;

    internal async Task<ListRemindersResponse> ListAsync(
        ListRemindersRequest request, CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.OptionalCode("scope", request.Scope);
        checks.ThrowIfAny();
        Guid? caseId = request.CaseId.Length == 0 ? null : RequestChecks.Id("case_id", request.CaseId);
        var size = PageToken.Size(request.PageSize, Standard, Most);
        var filters = $"reminders|{caller.Value.AgencyId}|{request.Scope}|{request.UnacknowledgedOnly}|{caseId}";
        var before = PageToken.Read(request.PageToken, filters) is { } place ? Number(place) : (long?)null;
        if (caseId is { } id) await book.OpenAsync(id, cancellationToken);
        var found = new List<ReminderRow>();
        foreach (var part in await scopes.OfAsync(request.Scope, cancellationToken))
        {
            var rows = part;
            if (caseId is not null) rows = rows.Where(r => r.CaseId == caseId);
            if (request.UnacknowledgedOnly) rows = rows.Where(r => r.AcknowledgeTime == null);
            if (before is not null) rows = rows.Where(r => r.Number < before);
            found.AddRange(
                await rows.OrderByDescending(r => r.Number).Take(size + 1).ToListAsync(cancellationToken));
        }

        found.Sort((a, b) => b.Number.CompareTo(a.Number));
        var page = found.Take(size).ToList();
        audit.Found(page.Select(r => r.CaseId));
        var response = new ListRemindersResponse { Reminders = { page.Select(r => r.ToProto()) } };
        if (found.Count > size)
        {
            response.NextPageToken = PageToken.Make(
                filters, page[^1].Number.ToString(CultureInfo.InvariantCulture));
        }

        return response;
    }

    /// <summary>The first who says so is kept, whoever says it again.</summary>
    internal Task<AcknowledgeReminderResponse> AcknowledgeAsync(
        AcknowledgeReminderRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("reminder_id", request.ReminderId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var row = await db.Set<ReminderRow>().AsTracking().SingleOrDefaultAsync(r => r.Id == id, token)
                ?? throw new Failure.NotFound("reminder").AsException();
            audit.Found(row.CaseId);
            if (row.AcknowledgeTime is null)
            {
                (row.AcknowledgeTime, row.AcknowledgedBy) = (clock.Now(), caller.Value.Subject);
            }

            return new Written<AcknowledgeReminderResponse>(
                new AcknowledgeReminderResponse { Reminder = row.ToProto() }, await desk.OpenAsync(token));
        }, cancellationToken);
    }

    private static long Number(string place) =>
        long.TryParse(place, CultureInfo.InvariantCulture, out var number) ? number : throw PageToken.Invalid();
}
