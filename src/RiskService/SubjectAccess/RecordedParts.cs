using System.Globalization;
using RiskPlatform.RiskService.SubjectAccess.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess;

/// <summary>
/// Takes apart what somebody recorded: its account, each quote and the opinion stand apart (RECORD-1).
/// </summary>
internal static class RecordedParts
{
    internal static IEnumerable<EntryPart> Of(Entry entry, CaseSetting setting)
    {
        var recorded = entry.Content.Recorded;
        var number = EntryParts.Id(entry);
        yield return EntryParts.Rest(entry, setting, recorded.HeardTime, () => Rest(entry.Content));
        var held = EntryParts.Held(PartKind.Account, entry, setting, recorded.HeardTime) with
        {
            Sources = EntryParts.Keys(recorded.Sources),
            OccurredOn = EntryParts.Day(recorded.OccurredTime),
            NobodyElsePresent = !recorded.PeoplePresent.Any(p => !IsSubject(p, setting)),
        };
        if (recorded.Account.Length > 0)
        {
            yield return new EntryPart(
                $"{number}.{RecordedEntry.AccountFieldNumber}", held with { Words = recorded.Account },
                () => Only(recorded, only => only.Account = recorded.Account));
        }

        foreach (var (index, quote) in recorded.Quotes.Index())
        {
            var id = string.Create(CultureInfo.InvariantCulture,
                $"{number}.{RecordedEntry.QuotesFieldNumber}.{index + 1}");
            var part = held with
            {
                Kind = PartKind.Quote,
                Words = quote.Words,
                Speaker = quote.Speaker is null ? null : EntryParts.Keys([quote.Speaker])[0],
            };
            yield return new EntryPart(id, part, () => Only(recorded, only => only.Quotes.Add(quote)));
        }

        if (recorded.Opinion.Length > 0)
        {
            yield return new EntryPart(
                $"{number}.{RecordedEntry.OpinionFieldNumber}",
                held with { Kind = PartKind.Opinion, Words = recorded.Opinion },
                () => Only(recorded, only => only.Opinion = recorded.Opinion));
        }
    }

    internal static bool IsSubject(PersonPresent person, CaseSetting setting) =>
        person.PersonCase == PersonPresent.PersonOneofCase.PartyId
        && person.PartyId == setting.SubjectPartyId.ToString();

    private static EntryContent Rest(EntryContent content)
    {
        var rest = content.Clone();
        (rest.Recorded.Account, rest.Recorded.Opinion) = ("", "");
        rest.Recorded.Quotes.Clear();
        return rest;
    }

    /// <summary>With what whoever decides needs to know about it.</summary>
    private static EntryContent Only(RecordedEntry recorded, Action<RecordedEntry> part)
    {
        var only = new RecordedEntry
        {
            Kind = recorded.Kind,
            Sources = { recorded.Sources },
            OccurredTime = recorded.OccurredTime,
            HeardTime = recorded.HeardTime,
            PeoplePresent = { recorded.PeoplePresent },
        };
        part(only);
        return new EntryContent { Recorded = only };
    }
}
