using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.RiskService.SubjectAccess.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess;

/// <summary>Decisions as they are stored: found by the item's keyed hash, their words sealed.</summary>
internal sealed class ItemDecisions(RiskDbContext db)
{
    private const string WordsField = "subject-access.decision";

    /// <summary>The latest decision on each item, without its words.</summary>
    internal async Task<DecidedItems> AllAsync(
        SubjectAccessRow access, CaseKey key, CancellationToken cancellationToken)
    {
        var found = await Of(access).OrderBy(d => d.Id)
            .Select(d => new { d.Item, Decided = new DecidedItem(d.Id, d.Decision, d.CreateTime) })
            .ToListAsync(cancellationToken);
        var latest = new Dictionary<string, DecidedItem>(StringComparer.Ordinal);
        foreach (var one in found) latest[Convert.ToHexString(one.Item)] = one.Decided;
        return new DecidedItems(latest, item => Convert.ToHexString(Digest(access, key, item)));
    }

    /// <summary>The id of the decision that stands on an item, if any.</summary>
    internal Task<Guid?> LatestAsync(
        SubjectAccessRow access, CaseKey key, string itemId, CancellationToken cancellationToken)
    {
        var item = Digest(access, key, itemId);
        return Of(access).Where(d => d.Item == item).OrderByDescending(d => d.Id).Select(d => (Guid?)d.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// Comes after the decision before it on the item whatever two machines' clocks say: what was withheld on second
    /// thoughts would be shown else.
    /// </summary>
    internal ItemDecisionRow Add(
        SubjectAccessRow access, CaseKey key, DecideWithheldItemRequest request, Guid? before, string by,
        DateTimeOffset now)
    {
        var id = Ids.Next(now, before);
        var words = new WithheldItem { DecisionReason = request.Reason, RedactedText = request.RedactedText };
        var row = new ItemDecisionRow
        {
            Id = id,
            CaseId = access.CaseId,
            AgencyId = access.AgencyId,
            SubjectAccessId = access.Id,
            Item = Digest(access, key, request.ItemId),
            Decision = request.Decision,
            Words = key.Seal(words.ToByteArray(), WordsField, id),
            CreateTime = now,
            CreatedBy = by,
        };
        db.Add(row);
        return row;
    }

    internal async Task<IEnumerable<WithheldItem>> ViewAsync(
        SubjectAccessRow access, CaseKey key, IReadOnlyList<(Entry Entry, EntryPart Part)> items, DecidedItems decided,
        CancellationToken cancellationToken)
    {
        var ids = items.Select(i => decided.On(i.Part)).OfType<DecidedItem>().Select(d => d.Id).ToArray();
        var rows = await Of(access).Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken);
        return items.Select(i => View(
            i.Entry, i.Part, decided.On(i.Part) is { } d ? rows[d.Id] : null, key));
    }

    internal async Task<string> RedactedTextAsync(
        SubjectAccessRow access, CaseKey key, Guid id, CancellationToken cancellationToken) =>
        Words(await Of(access).SingleAsync(d => d.Id == id, cancellationToken), key).RedactedText;

    internal static WithheldItem View(Entry entry, EntryPart part, ItemDecisionRow? decision, CaseKey key)
    {
        var view = decision is null ? new WithheldItem() : Words(decision, key);
        view.ItemId = part.ItemId;
        view.Entry = new Entry
        {
            CaseId = entry.CaseId,
            Number = entry.Number,
            Kind = entry.Kind,
            RecordTime = entry.RecordTime,
            Content = part.Content(),
        };
        view.Reasons.AddRange(WithholdingRules.For(part.Held));
        if (decision is null) return view;
        view.Decision = decision.Decision;
        view.DecidedBy = decision.CreatedBy;
        view.DecideTime = decision.CreateTime.ToTimestamp();

        // The rule would show it; a person found that it reveals something.
        if (view.Reasons.Count == 0) view.Reasons.Add(WithholdingReason.Reveals);
        return view;
    }

    private IQueryable<ItemDecisionRow> Of(SubjectAccessRow access) => db.Set<ItemDecisionRow>()
        .Where(d => d.CaseId == access.CaseId && d.SubjectAccessId == access.Id);

    private static WithheldItem Words(ItemDecisionRow row, CaseKey key) =>
        WithheldItem.Parser.ParseFrom(key.Open(row.Words, WordsField, row.Id));

    private static byte[] Digest(SubjectAccessRow access, CaseKey key, string itemId) =>
        key.Digest(Encoding.UTF8.GetBytes($"{access.Id}/{itemId}"), "subject-access-item");
}

/// <summary>Which row decides, and how.</summary>
internal sealed record DecidedItem(Guid Id, ItemDecision Decision, DateTimeOffset Time)
{
    /// <summary>
    /// Whoever released it had not read what it was then corrected to: perhaps that the words were the survivor's. It
    /// waits for a decision again. What was withheld stays so.
    /// </summary>
    internal bool StandsFor(HeldPart part) =>
        Decision == ItemDecision.Withhold || part.CorrectTime is not { } corrected || Time > corrected;
}

/// <summary>The decisions that stand.</summary>
internal sealed class DecidedItems(IReadOnlyDictionary<string, DecidedItem> latest, Func<string, string> keyOf)
{
    internal DecidedItem? On(EntryPart part) =>
        latest.Count > 0 && latest.GetValueOrDefault(keyOf(part.ItemId)) is { } decided && decided.StandsFor(part.Held)
            ? decided
            : null;
}
