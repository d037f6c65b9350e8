using Google.Protobuf;
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

/// <summary>
/// Replaces what the agency sets itself. It counts for what is scheduled from then on: no review that stands is moved,
/// so that nobody can put one off by way of the settings (REVIEW-6).
/// </summary>
internal sealed class UpdateReviewSettings(
    RiskDbContext db, ReviewSettingsStore store, ReviewSettingsCache cache, CurrentCaller caller, DeskKeys desks,
    Writes writes, TimeProvider clock, IOptions<LimitsOptions> limits)
{
    internal async Task<UpdateReviewSettingsResponse> ExecuteAsync(
        UpdateReviewSettingsRequest request, CancellationToken cancellationToken)
    {
        if (request.Own is not { } sent) throw Violations.One(SettingsChecks.Root, "Is required.");
        var applied = store.Applied(sent);
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.Check(sent);
        checks.ThrowIfAny();
        checks.CheckOrder(sent, applied);
        checks.ThrowIfAny();
        var answer = await writes.RunAsync(request, request.RequestId, async token =>
        {
            var (_, row) = await store.ReadAsync(token);
            var current = ReviewSettingsStore.Etag(row);
            if (sent.Etag != current) throw new Failure.StaleEtag(current, "settings").AsException();
            var own = sent.Clone();
            own.DefaultReviewerId = await ReviewerAsync(own.DefaultReviewerId, token);
            await MoveDigestsAsync(own, token);
            own.Etag = ReviewSettingsStore.Etag(Save(row, own));
            return new Written<UpdateReviewSettingsResponse>(
                new UpdateReviewSettingsResponse { Settings = store.Applied(own), Own = own },
                await desks.OpenAsync(token));
        }, cancellationToken);
        cache.Forget(caller.Value.AgencyId);
        return answer;
    }

    private ReviewSettingsRow Save(ReviewSettingsRow? row, ReviewSettings own)
    {
        var kept = own.Clone();
        kept.Etag = "";
        if (row is null)
        {
            row = new ReviewSettingsRow
            {
                AgencyId = caller.Value.AgencyId,
                Content = kept.ToByteArray(),
                UpdateTime = clock.Now(),
            };
            db.Add(row);
            return row;
        }

        (row.Content, row.UpdateTime) = (kept.ToByteArray(), clock.Now());
        row.Version++;
        return row;
    }

    /// <summary>As the recipient was saved, whatever the case of the letters sent here.</summary>
    private async Task<string> ReviewerAsync(string sent, CancellationToken cancellationToken)
    {
        if (sent.Length == 0) return "";
        var key = AllocationRow.Key(sent);
        return await db.Set<RecipientRow>().Where(r => r.WorkerKey == key).Select(r => r.WorkerId)
            .SingleOrDefaultAsync(cancellationToken)
            ?? throw Violations.One(
                $"{SettingsChecks.Root}.default_reviewer_id",
                "Is none of the agency's recipients: save them as one first, or send it empty.");
    }

    /// <summary>The weekly digests that are not due yet come when the new settings have them.</summary>
    private async Task MoveDigestsAsync(ReviewSettings own, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var next = EffectiveSettings.NextWeeklyDigest(store.Applied(own), now);
        var waiting = await db.Set<RecipientRow>().AsTracking().Where(r => r.WeeklyDigestTime > now)
            .ToListAsync(cancellationToken);
        foreach (var row in waiting) row.WeeklyDigestTime = next;
    }
}
