using System.Globalization;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.SubjectAccess.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess;

/// <summary>
/// A person's decision on an item (RECORD-4). It can also withhold what the rule would show: whoever knows the people
/// may see danger where a rule can't.
/// </summary>
internal sealed class Decide(
    CaseBook book, CaseEntries entries, AccessBook requests, ItemDecisions decisions, Writes writes,
    CurrentCaller caller, TimeProvider clock, IOptions<LimitsOptions> limits)
{
    internal Task<DecideWithheldItemResponse> ExecuteAsync(
        DecideWithheldItemRequest request, CancellationToken cancellationToken)
    {
        Check(request);
        var id = RequestChecks.Id("case_id", request.CaseId);
        var accessId = RequestChecks.Id("subject_access_id", request.SubjectAccessId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var opened = await book.OpenForChangeAsync(id, token);
            var access = await requests.FindForChangeAsync(id, accessId, token);
            access.CheckOpen();
            await requests.CheckSubjectAsync(access, token);
            var (entry, part) = await FindAsync(access, opened, request.ItemId, token);
            if (request.Decision == ItemDecision.Release
                && DisclosablePart.From(part.Held) is null && !ReleasedPart.CanStand(part.Held))
            {
                throw NeedsWords(part);
            }

            var now = clock.Now();
            var before = await decisions.LatestAsync(access, opened.Key, request.ItemId, token);
            if (before is null) access.DecidedCount++;
            var row = decisions.Add(access, opened.Key, request, before, caller.Value.Subject, now);
            Enter(opened, access, request, now);
            return new Written<DecideWithheldItemResponse>(
                new DecideWithheldItemResponse { Item = ItemDecisions.View(entry, part, row, opened.Key) },
                id, opened.Key);
        }, cancellationToken);
    }

    private void Check(DecideWithheldItemRequest request)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.Code("decision", request.Decision);
        checks.ShortReason("reason", request.Reason);
        if (request.Decision == ItemDecision.ReleaseRedacted)
        {
            checks.RequiredText("redacted_text", request.RedactedText);
        }
        else if (request.RedactedText.Length > 0)
        {
            checks.Add("redacted_text", "Goes with RELEASE_REDACTED only.", AccessBook.Rule);
        }

        if (Number(request.ItemId) is null) checks.Add("item_id", "Send the item_id as ListWithheldItems gave it.");
        checks.ThrowIfAny();
    }

    private async Task<(Entry Entry, EntryPart Part)> FindAsync(
        SubjectAccessRow access, OpenedCase opened, string itemId, CancellationToken cancellationToken)
    {
        var last = opened.Row.EntryCount;
        var number = Number(itemId)!.Value;
        var setting = await requests.SettingAsync(access, opened.Key, last, cancellationToken);
        if (number <= last)
        {
            var found = await requests.ReadAsync(access.CaseId, opened.Key, number - 1, number, cancellationToken);
            var part = found.SelectMany(e => EntryParts.Of(e, setting)).FirstOrDefault(p => p.ItemId == itemId);
            if (part is not null) return (found[0], part);
        }

        throw Violations.One("item_id", "Is not an item of this case.", AccessBook.Rule);
    }

    /// <summary>The number of the entry, at the beginning of the id.</summary>
    private static long? Number(string itemId) =>
        itemId.Length <= 60
        && long.TryParse(itemId.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 0
            ? number
            : null;

    /// <summary>
    /// Which words were shown is in the decision's own row; that and why it was made is in the chain.
    /// </summary>
    private void Enter(
        OpenedCase opened, SubjectAccessRow access, DecideWithheldItemRequest request, DateTimeOffset now)
    {
        var done = new RecordKeeping
        {
            Kind = RecordKeepingKind.ItemDecided,
            ConcernsId = $"{access.Id}/{request.ItemId}",
            Reason = request.Reason,
            Outcome = DecisionName(request.Decision),
        };
        entries.Append(
            opened.Row, opened.Key, EntryKind.RecordKeeping, new EntryContent { RecordKeeping = done }, now);
    }

    private static string DecisionName(ItemDecision decision) => decision switch
    {
        ItemDecision.Release => "ITEM_DECISION_RELEASE",
        ItemDecision.ReleaseRedacted => "ITEM_DECISION_RELEASE_REDACTED",
        _ => "ITEM_DECISION_WITHHOLD",
    };

    private static FailureException NeedsWords(EntryPart part)
    {
        var rule = part.Held.UnderThisSubject ? "RESPOND-2" : "LOOK-3";
        return new Failure.RefusedByRule([new RuleViolation(rule, "decision",
            "This can't be shown as it stands: it holds levels, people, actions or times that tell more than they seem "
            + "to, or is from before a role swap. Send RELEASE_REDACTED with the words that the subject may read.")])
            .AsException();
    }
}
