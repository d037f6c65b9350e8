using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews.Settings;

/// <summary>Removes a recipient. Who gets every new case can't be removed: the next one would be nobody's.</summary>
internal sealed class RemoveRecipient(
    RiskDbContext db, ReviewSettingsStore store, DeskKeys desks, Writes writes, TimeProvider clock,
    IOptions<LimitsOptions> limits)
{
    internal Task<RemoveRecipientResponse> ExecuteAsync(
        RemoveRecipientRequest request, CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.WorkerId("worker_id", request.WorkerId, required: true);
        checks.ThrowIfAny();
        var key = AllocationRow.Key(request.WorkerId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var row = await db.Set<RecipientRow>().AsTracking().SingleOrDefaultAsync(r => r.WorkerKey == key, token)
                ?? throw new Failure.NotFound("recipient").AsException();
            var (own, _) = await store.ReadAsync(token);
            if (own.DefaultReviewerId.Length > 0 && AllocationRow.Key(own.DefaultReviewerId) == key)
            {
                throw new Failure.IllegalTransition(
                    "New cases are theirs: default_reviewer_id names them. Name somebody else or nobody there first.")
                    .AsException();
            }

            // Who left still has the address of their calendar.
            db.RemoveRange(await db.Set<CalendarFeedRow>().AsTracking().Where(f => f.WorkerKey == key)
                .ToListAsync(token));
            db.Remove(row);
            return new Written<RemoveRecipientResponse>(new RemoveRecipientResponse(), await desks.OpenAsync(token));
        }, cancellationToken);
    }
}
