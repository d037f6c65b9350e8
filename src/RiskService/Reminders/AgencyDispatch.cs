using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders;

/// <summary>
/// Makes the deliveries of one agency: one of each reminder to each receiver, and its outbox row is deleted in the same
/// save. Many reminders to one person at one time are one e-mail (a digest). Where they take several saves, the digest
/// is gathered in a delivery that has no time yet, and is let go with the last of them: whatever ends this process
/// between, the next goes on gathering, and nobody gets two.
/// </summary>
internal sealed class AgencyDispatch(
    RiskDbContext db, CommitQueue commits, CurrentCaller caller, OutboxPages pages, ReviewSettingsBook settings,
    IOptions<ReminderOptions> options)
{
    private const int Attempts = 5;
    private const int PageRows = 500;

    /// <summary>How many deliveries were made.</summary>
    internal async Task<int> ExecuteAsync(DateTimeOffset now, HeldLease held, CancellationToken cancellationToken)
    {
        var made = 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await foreach (var count in SavesAsync(now, held, cancellationToken)) made += count;
                return made;
            }
            catch (Exception e) when (attempt < Attempts && Meanwhile.Is(e))
            {
                // Another process took some of them: what it left is read anew.
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async IAsyncEnumerable<int> SavesAsync(
        DateTimeOffset now, HeldLease held,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var audience = await Audience.OfAsync(db, cancellationToken);
        var digests = await DigestsAsync(audience, now, cancellationToken);
        var (after, isLast) = (0L, false);
        while (!isLast)
        {
            var page = await pages.NextAsync(now, after, PageRows, cancellationToken);
            var parts = Parts(page, audience).ToList();
            foreach (var (i, part) in parts.Index())
            {
                if (!await held.KeepAsync(cancellationToken)) yield break;
                isLast = page.Count < PageRows && i == parts.Count - 1;
                yield return await SaveAsync(part, digests, now, isLast, cancellationToken);
            }

            if (parts.Count == 0)
            {
                if (digests.Count > 0) await commits.TogetherAsync(db, t => ReleaseAsync(now, t), cancellationToken);
                yield break;
            }

            after = page[^1].Number;
        }
    }

    /// <summary>Who gets a digest, and whether something in it concerns IMMINENT.</summary>
    private async Task<Dictionary<string, bool>> DigestsAsync(
        Audience audience, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var from = (await settings.EffectiveAsync(cancellationToken)).DigestFrom;
        var counts = new Dictionary<string, (int Count, bool Urgent)>(StringComparer.Ordinal);
        foreach (var waiting in await pages.CountAsync(now, cancellationToken))
        {
            foreach (var key in audience.ByEmail(waiting.Role, waiting.WorkerKey, waiting.TeamId, waiting.Level))
            {
                var (count, urgent) = counts.GetValueOrDefault(key);
                counts[key] = (count + waiting.Count, urgent || waiting.Level == RiskLevel.Imminent);
            }
        }

        var digests = counts.Where(c => c.Value.Count >= from)
            .ToDictionary(c => c.Key, c => c.Value.Urgent, StringComparer.Ordinal);
        foreach (var begun in await Gathering().Select(d => d.ReceiverId).ToListAsync(cancellationToken))
        {
            digests.TryAdd(begun, false);
        }

        return digests;
    }

    private sealed record Message(ReminderRow Reminder, IReadOnlyList<string> People, IReadOnlyList<string> Webhooks);

    private sealed record Part(long First, long Last, int Rows, IReadOnlyList<Message> Messages);

    /// <summary>As many as one save may hold: a reminder to many takes its place by how many they are.</summary>
    private IEnumerable<Part> Parts(List<Waiting> page, Audience audience)
    {
        var (messages, begin, size) = (new List<Message>(), 0, 0);
        for (var i = 0; i < page.Count; i++)
        {
            size++;
            if (page[i].Reminder is { } r)
            {
                var message = new Message(
                    r, [.. audience.ByEmail(r.Role, r.WorkerKey, r.TeamId, r.Level)], [.. audience.Webhooks(r.Kind)]);
                messages.Add(message);
                size += message.People.Count + (2 * message.Webhooks.Count);
            }

            if (size < options.Value.DispatchBatch && i < page.Count - 1) continue;
            yield return new Part(page[begin].Number, page[i].Number, i - begin + 1, messages);
            (messages, begin, size) = ([], i + 1, 0);
        }
    }

    private async Task<int> SaveAsync(
        Part part, Dictionary<string, bool> digests, DateTimeOffset now, bool isLast,
        CancellationToken cancellationToken)
    {
        var made = 0;
        await commits.TogetherAsync(db, async token => made = await MakeAsync(part, digests, now, isLast, token),
            cancellationToken);
        return made;
    }

    private async Task<int> MakeAsync(
        Part part, Dictionary<string, bool> digests, DateTimeOffset now, bool isLast,
        CancellationToken cancellationToken)
    {
        if (await pages.DeleteAsync(now, part.First, part.Last, cancellationToken) != part.Rows)
        {
            throw new DbUpdateConcurrencyException("Another process dispatches the same.");
        }

        var deliveries = new List<DeliveryRow>();
        var about = new List<DeliveryReminderRow>();
        var open = digests.Count == 0 ? [] : await OpenDigestsAsync(cancellationToken);
        foreach (var (reminder, people, webhooks) in part.Messages)
        {
            var urgent = reminder.Level == RiskLevel.Imminent;
            foreach (var person in people)
            {
                if (!digests.TryGetValue(person, out var digestUrgent))
                {
                    Add(DeliveryChannel.Email, person, urgent, reminder.Number);
                    continue;
                }

                if (!open.TryGetValue(person, out var digest))
                {
                    open[person] = digest = Delivery(DeliveryChannel.Email, person, digestUrgent, null);
                }

                about.Add(Reminder(reminder.Number, DeliveryChannel.Email, person, digest));
            }

            foreach (var webhook in webhooks) Add(DeliveryChannel.Webhook, webhook, urgent, reminder.Number);
        }

        await ManyRows.InsertAsync(db, deliveries, cancellationToken);
        await ManyRows.InsertAsync(db, about, cancellationToken);
        if (isLast && digests.Count > 0) await ReleaseAsync(now, cancellationToken);
        return deliveries.Count;

        void Add(DeliveryChannel channel, string receiver, bool urgent, long number) =>
            about.Add(Reminder(number, channel, receiver, Delivery(channel, receiver, urgent, now)));

        Guid Delivery(DeliveryChannel channel, string receiver, bool urgent, DateTimeOffset? next)
        {
            var row = new DeliveryRow
            {
                Id = Ids.Next(now),
                AgencyId = caller.Value.AgencyId,
                Channel = channel,
                ReceiverId = receiver,
                Content = DeliveryContent.Reminders,
                Urgent = urgent,
                NextAttemptTime = next,
                CreateTime = now,
            };
            deliveries.Add(row);
            return row.Id;
        }
    }

    private DeliveryReminderRow Reminder(long number, DeliveryChannel channel, string receiver, Guid delivery) => new()
    {
        AgencyId = caller.Value.AgencyId,
        Number = number,
        Channel = channel,
        ReceiverId = receiver,
        DeliveryId = delivery,
    };

    /// <summary>
    /// Those that are gathered. Written to, so that until this save ends no other process lets them go without what is
    /// added here.
    /// </summary>
    private async Task<Dictionary<string, Guid>> OpenDigestsAsync(CancellationToken cancellationToken)
    {
        await Gathering().ExecuteUpdateAsync(d => d.SetProperty(x => x.Attempts, 0), cancellationToken);
        return await Gathering().Select(d => new { d.ReceiverId, d.Id })
            .ToDictionaryAsync(d => d.ReceiverId, d => d.Id, StringComparer.Ordinal, cancellationToken);
    }

    private Task<int> ReleaseAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        Gathering().ExecuteUpdateAsync(
            d => d.SetProperty(x => x.NextAttemptTime, (DateTimeOffset?)now), cancellationToken);

    /// <summary>By the index that holds nothing else.</summary>
    private IQueryable<DeliveryRow> Gathering() => db.Set<DeliveryRow>().Where(d =>
        d.Channel == DeliveryChannel.Email && d.State == DeliveryState.Waiting && d.NextAttemptTime == null);
}
