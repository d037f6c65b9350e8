using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Records.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Records;

/// <summary>An entry to be made, and where it stands in what was sent.</summary>
internal sealed record Sent(RecordedEntry Entry, string Field);

/// <summary>Makes entries of what people and systems record, with the breaches that they describe.</summary>
internal sealed class EntryMaker(RiskDbContext db, CaseEntries entries, CurrentCaller caller)
{
    /// <summary>Adds entries of one case to the next save, in order.</summary>
    internal async Task<List<EntryReceipt>> AddAsync(
        OpenedCase opened, IReadOnlyList<Sent> sent, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = opened.Row;
        await CheckPeopleAsync(row.Id, sent, cancellationToken);
        var permitted = Permitted(row);
        var swapped = await SwappedAsync(row.Id, sent, cancellationToken);
        var receipts = new List<EntryReceipt>(sent.Count);
        foreach (var (entry, field) in sent)
        {
            if (entry.CorrectsNumber > row.EntryCount)
            {
                throw Violations.One($"{field}.corrects_number", "Is not an entry of this case.", "RECORD-1");
            }

            if (entry.ConfidentialityLimitsExplained && !row.ConfidentialityExplained && !(Time(entry) < swapped))
            {
                row.ConfidentialityExplained = true;
                row.Changed(now);
            }

            var content = new EntryContent { Recorded = Stored(entry, now) };
            content.PracticeFlags.AddRange(RecordRules.Check(Inputs(row, entry, permitted))
                .Select(f => new PracticeFlag { RuleId = f.RuleId, Message = f.Message }));
            receipts.Add(Receipt(entries.Append(row, opened.Key, entry.Kind, content, now), content));
        }

        return receipts;
    }

    private static EntryReceipt Receipt(EntryRow added, EntryContent content) => new()
    {
        Number = added.Number,
        RecordTime = added.RecordTime.ToTimestamp(),
        Hash = ByteString.CopyFrom(added.Hash),
        PracticeFlags = { content.PracticeFlags },
    };

    /// <summary>Times as they are stored everywhere; what was learned at no given time was learned now.</summary>
    private static RecordedEntry Stored(RecordedEntry entry, DateTimeOffset now)
    {
        var stored = entry.Clone();
        stored.OccurredTime = RequestChecks.Stored(entry.OccurredTime)?.ToTimestamp();
        stored.HeardTime = (RequestChecks.Stored(entry.HeardTime) is { } heard && heard < now ? heard : now)
            .ToTimestamp();
        stored.WorkerId = entry.WorkerId.Trim();
        return stored;
    }

    private RecordInputs Inputs(CaseRow row, RecordedEntry entry, ImmutableArray<Indicator> permitted) => new()
    {
        Kind = entry.Kind,
        HasAccount = !string.IsNullOrWhiteSpace(entry.Account),
        HasOpinion = !string.IsNullOrWhiteSpace(entry.Opinion),
        Quotes = entry.Quotes.Count,
        QuoteWithoutSpeaker = entry.Quotes.Any(q => q.Speaker is null),
        Sources = [.. entry.Sources.Concat(entry.Quotes.Select(q => q.Speaker)).OfType<Source>().Select(s => s.Kind)],
        AccountSourced = entry.Sources.Count > 0,
        OccurredKnown = entry.OccurredTime is not null,
        WorkerKnown = !string.IsNullOrWhiteSpace(entry.WorkerId) || !caller.Value.Is(Roles.AgencySystem),
        PutToSubject = [.. entry.PutToSubject],
        Permitted = permitted,
        SubjectIntoxicated = row.SubjectIntoxicated
            && !(RequestChecks.Stored(entry.OccurredTime) < row.IntoxicationTime),
        Children = row.Children,
        ConfidentialityExplained = row.ConfidentialityExplained || entry.ConfidentialityLimitsExplained,
    };

    private static ImmutableArray<Indicator> Permitted(CaseRow row) => row.Facts.Length == 0
        ? []
        : [.. PermittedFact.From(FactSheet.Decode(row.Facts)).Select(f => f.Indicator)];

    private static DateTimeOffset? Time(RecordedEntry entry) =>
        RequestChecks.Stored(entry.OccurredTime ?? entry.HeardTime);

    /// <summary>
    /// When roles changed last: who was told something before that no longer is the subject (LOOK-3, RESPOND-7).
    /// </summary>
    private async Task<DateTimeOffset?> SwappedAsync(
        Guid caseId, IReadOnlyList<Sent> sent, CancellationToken cancellationToken) =>
        !sent.Any(s => s.Entry.ConfidentialityLimitsExplained && Time(s.Entry) is not null)
            ? null
            : await db.Set<RoleSwapRow>().Where(s => s.CaseId == caseId && s.Approved == true)
                .OrderByDescending(s => s.Id).Select(s => s.DecideTime).FirstOrDefaultAsync(cancellationToken);

    /// <summary>People of the case, those too who have left it since.</summary>
    private async Task CheckPeopleAsync(Guid caseId, IReadOnlyList<Sent> sent, CancellationToken cancellationToken)
    {
        if (!sent.Any(s => s.Entry.PeoplePresent.Any(p => p.HasPartyId))) return;
        var known = await db.Set<PartyRow>().Where(p => p.CaseId == caseId).Select(p => p.Id)
            .ToHashSetAsync(cancellationToken);
        foreach (var (entry, field) in sent)
        {
            for (var i = 0; i < entry.PeoplePresent.Count; i++)
            {
                if (!entry.PeoplePresent[i].HasPartyId || known.Contains(Guid.Parse(entry.PeoplePresent[i].PartyId)))
                    continue;
                throw Violations.One($"{field}.people_present[{i}].party_id", "Is not a party of this case.");
            }
        }
    }
}
