using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.RiskService.Reminders.Rules;

namespace RiskPlatform.RiskService.Reminders;

/// <summary>
/// Moves on what of one agency is due: the reminders, what the channels are to be told, and the stage itself are stored
/// together or not at all (REVIEW-8).
/// </summary>
internal sealed class AgencySweep(
    RiskDbContext db, CommitQueue commits, CurrentCaller caller, ClimbingItems climbing, ReviewSettingsBook settings,
    ReminderSignals signals, TimeProvider clock)
{
    private const int Attempts = 5;

    /// <summary>How many reminders were made.</summary>
    internal async Task<int> ExecuteAsync(
        IReadOnlyCollection<DueStage> reviews, IReadOnlyCollection<DueStage> deadlines,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var now = clock.Now();
            var times = await settings.TimesAsync(cancellationToken);
            var working = await settings.WorkingTimeAsync(cancellationToken);
            List<ClimbingItem> items =
            [
                .. await climbing.ReviewsAsync([.. reviews.Select(r => r.CaseId)], now, cancellationToken),
                .. await climbing.DeadlinesAsync(deadlines, now, cancellationToken),
            ];
            if (items.Count == 0) return 0;
            var climbs = items.ConvertAll(i => (Item: i, To: StageClimb.To(now, i.Stage, i.Rung, times.Ladder)));
            try
            {
                var made = 0;
                await commits.TogetherAsync(
                    db, async token => made = await SaveAsync(climbs, working, now, token), cancellationToken);
                if (made > 0) signals.Changed(caller.Value.AgencyId);
                return made;
            }
            catch (Exception e) when (attempt < Attempts && Meanwhile.Is(e))
            {
                // Another process was there: what it left is read anew.
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<int> SaveAsync(
        List<(ClimbingItem Item, Climbed To)> climbs, WorkingTime working, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        // The rows themselves first: what a person changed meanwhile is left out, and from here on others wait. Always
        // the cases before the deadlines, each by their ids, so that no two wait for each other.
        var kept = new List<(ClimbingItem Item, Climbed To)>();
        foreach (var climb in climbs.OrderBy(c => c.Item.Rung.Kind != V1.DeadlineKind.Review)
            .ThenBy(c => c.Item.CaseId).ThenBy(c => c.Item.ConcernsId))
        {
            if (await climbing.MoveOnAsync(climb.Item, climb.To, cancellationToken)) kept.Add(climb);
        }

        kept = [.. kept.Where(k => k.To.Stages.Count > 0).OrderBy(k => k.Item.NextStageTime)
            .ThenBy(k => k.Item.CaseId).ThenBy(k => k.Item.ConcernsId)];
        if (kept.Count == 0) return 0;
        var recipients = await RecipientsAsync(kept, cancellationToken);
        var reminders = new List<ReminderRow>();
        var outbox = new List<OutboxRow>();
        var made = await MadeAsync(kept, cancellationToken);
        var agency = caller.Value.AgencyId;
        var count = await db.Set<ReminderCountRow>().AsTracking()
            .SingleOrDefaultAsync(c => c.AgencyId == agency, cancellationToken);
        if (count is null) db.Add(count = new ReminderCountRow { AgencyId = agency });
        foreach (var (item, to) in kept)
        {
            var stages = to.Stages.Where(s => !made.Contains((item.ConcernsId, item.Round, s))).ToList();
            var told = StageClimb.Told(stages);
            foreach (var stage in stages)
            {
                var isNamed = item.ReviewerKey is { } key && recipients.Contains(key);
                var reminder = Reminder(item, stage, isNamed, ++count.Count, now, agency);
                reminders.Add(reminder);
                if (!told.Contains(stage)) continue;
                outbox.Add(new OutboxRow
                {
                    AgencyId = agency,
                    Number = reminder.Number,
                    NotBefore = item.Level == V1.RiskLevel.Imminent
                        ? OutboxRow.AtOnce
                        : SendTimes.NotBefore(item.Rung.Kind, stage, item.Level, now, working),
                });
            }
        }

        if (reminders.Count == 0)
        {
            db.ChangeTracker.Clear();
            return 0;
        }

        // The count first: its old value is what makes two processes give each number once, and in order.
        await db.SaveChangesAsync(cancellationToken);
        await ManyRows.InsertAsync(db, reminders, cancellationToken);
        await ManyRows.InsertAsync(db, outbox, cancellationToken);
        return reminders.Count;
    }

    /// <summary>Reminders that exist although the stage lags behind: they are not made again.</summary>
    private async Task<HashSet<(Guid, int, V1.LadderStage)>> MadeAsync(
        List<(ClimbingItem Item, Climbed To)> climbs, CancellationToken cancellationToken)
    {
        var concerns = climbs.Select(c => c.Item.ConcernsId).ToArray();
        var rows = await db.Set<ReminderRow>().Where(r => concerns.Contains(r.ConcernsId))
            .Select(r => new { r.ConcernsId, r.Round, r.Stage }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => (r.ConcernsId, r.Round, r.Stage))];
    }

    /// <summary>
    /// Which of the reviewers who are named are still recipients. What names somebody else would be hidden from those
    /// who are told instead.
    /// </summary>
    private async Task<HashSet<string>> RecipientsAsync(
        List<(ClimbingItem Item, Climbed To)> climbs, CancellationToken cancellationToken)
    {
        var keys = climbs.Select(c => c.Item.ReviewerKey).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (keys.Length == 0) return [];
        return [.. await db.Set<RecipientRow>().Where(r => keys.Contains(r.WorkerKey)).Select(r => r.WorkerKey)
            .ToListAsync(cancellationToken)];
    }

    private static ReminderRow Reminder(
        ClimbingItem item, V1.LadderStage stage, bool isNamed, long number, DateTimeOffset now, string agency)
    {
        var role = Ladder.RoleOf(stage);
        var named = isNamed && role == V1.RecipientRole.Reviewer;
        return new ReminderRow
        {
            AgencyId = agency,
            Number = number,
            Id = Ids.Next(now),
            CaseId = item.CaseId,
            Kind = item.Rung.Kind,
            ConcernsId = item.ConcernsId,
            Round = item.Round,
            Stage = stage,
            Level = item.Level,
            DueTime = item.Rung.Due,
            CreateTime = now,
            Role = role,
            WorkerId = named ? item.ReviewerId : null,
            WorkerKey = named ? item.ReviewerKey : null,
            TeamId = item.TeamId,
        };
    }
}
