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
/// between, the next goes on gathering, and nobody gets two. What concerns IMMINENT goes first and never in a digest
/// with the rest: it is urgent, and each comes by itself but where they are as many as a digest takes.
/// </summary>
internal sealed class AgencyDispatch(
    RiskDbContext db, CommitQueue commits, CurrentCaller caller, OutboxPages pages, ReviewSettingsBook settings,
    IOptions<ReminderOptions> options)
{
    private const int Attempts = 5;
    private const int PageRows = 500;

    /// <summary>How many deliveries were made.</summary>
    internal async Task<int> ExecuteAsync(
        DateTimeOffset now, HeldLease held, bool imminentOnly, CancellationToken cancellationToken)
    {
        var made = 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await foreach (var count in SavesAsync(new Run(now, true), held, cancellationToken)) made += count;
                if (imminentOnly) return made;
                await foreach (var count in SavesAsync(new Run(now, false), held, cancellationToken)) made += count;
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

    private sealed record Run(DateTimeOffset Now, bool Imminent);

    private async IAsyncEnumerable<int> SavesAsync(
        Run run, HeldLease held,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var audience = await Audience.OfAsync(db, cancellationToken);
        var digests = await DigestsAsync(audience, run, cancellationToken);
        var (after, isLast) = (0L, false);
        while (!isLast)
        {
            var page = await pages.NextAsync(run.Now, run.Imminent, after, PageRows, cancellationToken);
            var parts = Parts(page, audience, run.Imminent).ToList();
            foreach (var (i, part) in parts.Index())
            {
                if (!await held.KeepAsync(cancellationToken)) yield break;
                isLast = page.Count < PageRows && i == parts.Count - 1;
                yield return await SaveAsync(part, digests, run, isLast, cancellationToken);
            }

            if (parts.Count == 0)
            {
                if (digests.Count > 0 && await held.KeepAsync(cancellationToken))
                {
                    await commits.TogetherAsync(db, token => ReleaseAsync(run, token), cancellationToken);
                }

                yield break;
            }

            after = page[^1].Number;
        }
    }

    /// <summary>Who gets a digest: also whose digest was begun and not gathered to its end.</summary>
    private async Task<HashSet<string>> DigestsAsync(
        Audience audience, Run run, CancellationToken cancellationToken)
    {
        var from = (await settings.EffectiveAsync(cancellationToken)).DigestFrom;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var waiting in await pages.CountAsync(run.Now, run.Imminent, cancellationToken))
        {
            foreach (var key in audience.ByEmail(waiting.Role, waiting.WorkerKey, waiting.TeamId, run.Imminent))
            {
                counts[key] = counts.GetValueOrDefault(key) + waiting.Count;
            }
        }

        var digests = counts.Where(c => c.Value >= from).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var begun = await Gathering().Select(d => new { d.ReceiverId, d.Urgent }).ToListAsync(cancellationToken);
        digests.UnionWith(begun.Where(d => d.Urgent == run.Imminent).Select(d => d.ReceiverId));

        // One is gathered for a person at a time. Whose other one still is, gets each by itself.
        digests.ExceptWith(begun.Where(d => d.Urgent != run.Imminent).Select(d => d.ReceiverId));
        return digests;
    }

    private sealed record Message(Addressed To, IReadOnlyList<string> People, IReadOnlyList<string> Webhooks);

    private sealed record Part(long First, long Last, int Rows, IReadOnlyList<Message> Messages);

    /// <summary>As many as one save may hold: a reminder to many takes its place by how many they are.</summary>
    private IEnumerable<Part> Parts(List<Waiting> page, Audience audience, bool imminent)
    {
        var (messages, begin, size) = (new List<Message>(), 0, 0);
        for (var i = 0; i < page.Count; i++)
        {
            size++;
            if (page[i].Addressed is { } to)
            {
                // Who is no recipient any more is not named: those who are told instead are to see it.
                if (to.WorkerKey is { } key && !audience.IsRecipient(key))
                {
                    to = to with { WorkerId = null, WorkerKey = null };
                }

                var message = new Message(
                    to, [.. audience.ByEmail(to.Reminder.Role, to.WorkerKey, to.TeamId, imminent)],
                    [.. audience.Webhooks(to.Reminder.Kind)]);
                messages.Add(message);
                size += message.People.Count + (2 * message.Webhooks.Count);
            }

            if (size < options.Value.DispatchBatch && i < page.Count - 1) continue;
            yield return new Part(page[begin].Number, page[i].Number, i - begin + 1, messages);
            (messages, begin, size) = ([], i + 1, 0);
        }
    }

    private async Task<int> SaveAsync(
        Part part, HashSet<string> digests, Run run, bool isLast, CancellationToken cancellationToken)
    {
        var made = 0;
        await commits.TogetherAsync(db, async token => made = await MakeAsync(part, digests, run, isLast, token),
            cancellationToken);
        return made;
    }

    private async Task<int> MakeAsync(
        Part part, HashSet<string> digests, Run run, bool isLast, CancellationToken cancellationToken)
    {
        if (await pages.DeleteAsync(
            run.Now, run.Imminent, part.First, part.Last, cancellationToken) != part.Rows)
        {
            throw new DbUpdateConcurrencyException("Another process dispatches the same.");
        }

        var deliveries = new List<DeliveryRow>();
        var about = new List<DeliveryReminderRow>();
        var open = digests.Count == 0 ? [] : await OpenDigestsAsync(run.Imminent, cancellationToken);
        foreach (var (to, people, webhooks) in part.Messages)
        {
            var number = to.Reminder.Number;
            if (to.Moved) await pages.MoveAsync(to, cancellationToken);
            foreach (var person in people)
            {
                if (!digests.Contains(person))
                {
                    Add(DeliveryChannel.Email, person, number);
                    continue;
                }

                if (!open.TryGetValue(person, out var digest))
                {
                    open[person] = digest = Delivery(DeliveryChannel.Email, person, null);
                }

                about.Add(Reminder(number, DeliveryChannel.Email, person, digest));
            }

            foreach (var webhook in webhooks) Add(DeliveryChannel.Webhook, webhook, number);
        }

        await ManyRows.InsertAsync(db, deliveries, cancellationToken);
        await ManyRows.InsertAsync(db, about, cancellationToken);
        if (isLast && digests.Count > 0) await ReleaseAsync(run, cancellationToken);
        return deliveries.Count;

        void Add(DeliveryChannel channel, string receiver, long number) =>
            about.Add(Reminder(number, channel, receiver, Delivery(channel, receiver, run.Now)));

        Guid Delivery(DeliveryChannel channel, string receiver, DateTimeOffset? next)
        {
            var row = new DeliveryRow
            {
                Id = Ids.Next(run.Now),
                AgencyId = caller.Value.AgencyId,
                Channel = channel,
                ReceiverId = receiver,
                Content = DeliveryContent.Reminders,
                Urgent = run.Imminent,
                NextAttemptTime = next,
                CreateTime = run.Now,
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
    private async Task<Dictionary<string, Guid>> OpenDigestsAsync(
        bool urgent, CancellationToken cancellationToken)
    {
        await Gathering().ExecuteUpdateAsync(d => d.SetProperty(x => x.Attempts, 0), cancellationToken);
        return await Gathering().Where(d => d.Urgent == urgent).Select(d => new { d.ReceiverId, d.Id })
            .ToDictionaryAsync(d => d.ReceiverId, d => d.Id, StringComparer.Ordinal, cancellationToken);
    }

    /// <summary>
    /// Not one that was begun after this run, which another process gathers, unless the clock was set back since: but
    /// an urgent one rather in two than late.
    /// </summary>
    private Task<int> ReleaseAsync(Run run, CancellationToken cancellationToken)
    {
        var (now, implausible, urgent) = (run.Now, run.Now.AddHours(1), run.Imminent);
        return Gathering()
            .Where(d => d.Urgent == urgent && (urgent || d.CreateTime <= now || d.CreateTime > implausible))
            .ExecuteUpdateAsync(
                d => d.SetProperty(x => x.NextAttemptTime, (DateTimeOffset?)now), cancellationToken);
    }

    /// <summary>By the index that holds nothing else.</summary>
    private IQueryable<DeliveryRow> Gathering() => db.Set<DeliveryRow>().Where(d =>
        d.Channel == DeliveryChannel.Email && d.State == DeliveryState.Waiting && d.NextAttemptTime == null);
}
