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
            .Select(d => new { d.Item, Decided = new DecidedItem(d.Id, d.Decision) })
            .ToListAsync(cancellationToken);
        var latest = new Dictionary<string, DecidedItem>(StringComparer.Ordinal);
        foreach (var one in found) latest[Convert.ToHexString(one.Item)] = one.Decided;
        return new DecidedItems(latest, item => Convert.ToHexString(Digest(access, key, item)));
    }

    internal Task<bool> AnyAsync(
        SubjectAccessRow access, CaseKey key, string itemId, CancellationToken cancellationToken)
    {
        var item = Digest(access, key, itemId);
        return Of(access).AnyAsync(d => d.Item == item, cancellationToken);
    }

    internal ItemDecisionRow Add(
        SubjectAccessRow access, CaseKey key, DecideWithheldItemRequest request, string by, DateTimeOffset now)
    {
        var id = Ids.Next(now);
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
        var ids = items.Select(i => decided.On(i.Part.ItemId)).OfType<DecidedItem>().Select(d => d.Id).ToArray();
        var rows = await Of(access).Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken);
        return items.Select(i => View(
            i.Entry, i.Part, decided.On(i.Part.ItemId) is { } d ? rows[d.Id] : null, key));
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
internal sealed record DecidedItem(Guid Id, ItemDecision Decision);

/// <summary>The decisions that stand.</summary>
internal sealed class DecidedItems(IReadOnlyDictionary<string, DecidedItem> latest, Func<string, string> keyOf)
{
    internal DecidedItem? On(string itemId) =>
        latest.Count == 0 ? null : latest.GetValueOrDefault(keyOf(itemId));
}
