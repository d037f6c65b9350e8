using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews.Settings;

/// <summary>Adds a recipient, or replaces the one of the same identifier.</summary>
internal sealed class SaveRecipient(
    RiskDbContext db, ReviewSettingsStore store, CurrentCaller caller, DeskKeys desks, Writes writes,
    TimeProvider clock, IOptions<LimitsOptions> limits)
{
    internal Task<SaveRecipientResponse> ExecuteAsync(
        SaveRecipientRequest request, CancellationToken cancellationToken)
    {
        if (request.Recipient is not { } sent) throw Violations.One("recipient", "Is required.");
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.Check(sent);
        checks.ThrowIfAny();
        var key = AllocationRow.Key(sent.WorkerId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var desk = await desks.OpenAsync(token);
            var row = await db.Set<RecipientRow>().AsTracking().SingleOrDefaultAsync(r => r.WorkerKey == key, token);
            if (row is null)
            {
                row = new RecipientRow
                {
                    AgencyId = caller.Value.AgencyId,
                    WorkerKey = key,
                    WorkerId = sent.WorkerId.Trim(),
                };
                db.Add(row);
            }

            await FillAsync(row, sent, desk, token);
            return new Written<SaveRecipientResponse>(
                new SaveRecipientResponse { Recipient = RecipientView.Make(row, desk) }, desk);
        }, cancellationToken);
    }

    private async Task FillAsync(RecipientRow row, Recipient sent, Desk desk, CancellationToken cancellationToken)
    {
        row.WorkerId = sent.WorkerId.Trim();
        row.EmailAddress = RecipientAddress.Seal(desk, sent.EmailAddress, row.WorkerKey);
        row.Roles = RecipientView.Bits(sent.Roles);
        row.TeamId = string.IsNullOrWhiteSpace(sent.TeamId) ? null : sent.TeamId.Trim();
        row.EmailMode = sent.EmailMode == EmailMode.Unspecified ? EmailMode.Each : sent.EmailMode;
        if (!sent.WeeklyDigest)
        {
            row.WeeklyDigestTime = null;
        }
        else if (row.WeeklyDigestTime is null)
        {
            var (own, _) = await store.ReadAsync(cancellationToken);
            row.WeeklyDigestTime = EffectiveSettings.NextWeeklyDigest(store.Applied(own), clock.Now());
        }
    }
}
