using System.Collections.Immutable;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.SubjectAccess.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess;

/// <summary>
/// Takes an entry apart. What is named here can be shown or decided on by itself; everything else, and with it every
/// field that the protocol gets later, stays in the rest, which the rule never discloses.
/// </summary>
internal static class EntryParts
{
    /// <summary>The rest first, then its parts in order.</summary>
    internal static IEnumerable<EntryPart> Of(Entry entry, CaseSetting setting)
    {
        if (IsOfSubjectAccess(entry.Content)) return [];
        return entry.Content.WhatCase switch
        {
            EntryContent.WhatOneofCase.Recorded => RecordedParts.Of(entry, setting),
            EntryContent.WhatOneofCase.Assessment => AssessmentParts(entry, setting),
            EntryContent.WhatOneofCase.Contact => ContactParts(entry, setting),
            _ => [Rest(entry, setting, null, () => entry.Content)],
        };
    }

    /// <summary>
    /// A request's own steps are no items of it: each decision would make another item that waits for a decision.
    /// Nothing of them is ever shown.
    /// </summary>
    private static bool IsOfSubjectAccess(EntryContent content) =>
        content.RecordKeeping?.Kind is RecordKeepingKind.SubjectAccessOpened
            or RecordKeepingKind.SubjectAccessExtended or RecordKeepingKind.ItemDecided
            or RecordKeepingKind.SubjectAccessCompleted;

    private static IEnumerable<EntryPart> AssessmentParts(Entry entry, CaseSetting setting)
    {
        var number = Id(entry);
        yield return Rest(entry, setting, null, () =>
        {
            var rest = entry.Content.Clone();
            rest.Assessment.Observations.Clear();
            return rest;
        });
        foreach (var (index, observation) in entry.Content.Assessment.Observations.Index())
        {
            var id = string.Create(CultureInfo.InvariantCulture,
                $"{number}.{AssessmentEntry.ObservationsFieldNumber}.{index + 1}");
            var held = Held(PartKind.Fact, entry, setting, observation.HeardTime) with
            {
                Sources = Keys(observation.Sources),
                Indicator = observation.Code,
                Presence = observation.Presence,
                OccurredOn = Day(observation.OccurredTime),
            };
            yield return new EntryPart(id, held, () => Only(observation, o => (o.Verbatim, o.Opinion) = ("", "")));
            if (observation.Verbatim.Length > 0)
            {
                yield return new EntryPart(
                    $"{id}.{Observation.VerbatimFieldNumber}",
                    held with { Kind = PartKind.FactWords, Words = observation.Verbatim },
                    () => Only(observation, o => o.Opinion = ""));
            }

            if (observation.Opinion.Length > 0)
            {
                yield return new EntryPart(
                    $"{id}.{Observation.OpinionFieldNumber}",
                    held with { Kind = PartKind.Opinion, Words = observation.Opinion },
                    () => Only(observation, o => o.Verbatim = ""));
            }
        }
    }

    /// <summary>
    /// Every other person of a case is a survivor or a child, so whoever else attends is one of them.
    /// </summary>
    private static IEnumerable<EntryPart> ContactParts(Entry entry, CaseSetting setting)
    {
        var contact = entry.Content.Contact;
        yield return Rest(entry, setting, contact.ContactTime, () => entry.Content);
        var subject = setting.SubjectPartyId.ToString();
        var held = Held(PartKind.Contact, entry, setting, contact.ContactTime) with
        {
            State = contact.State,
            Mode = contact.Mode,
            OccurredOn = Day(contact.ContactTime),
            SubjectPresent = contact.Attendances.Any(a => a.PartyId == subject),
            NobodyElsePresent = contact.Attendances.All(a => a.PartyId == subject),
        };
        yield return new EntryPart($"{Id(entry)}.{Contact.ContactTimeFieldNumber}", held, () => new EntryContent
        {
            Contact = new Contact { State = contact.State, Mode = contact.Mode, ContactTime = contact.ContactTime },
        });
    }

    internal static EntryPart Rest(
        Entry entry, CaseSetting setting, Timestamp? heard, Func<EntryContent> content) => new(
        Id(entry),
        Held(PartKind.Rest, entry, setting, heard) with { Found = RestFindings.In(entry.Content, setting) },
        content);

    internal static HeldPart Held(PartKind kind, Entry entry, CaseSetting setting, Timestamp? heard) => new(kind)
    {
        UnderThisSubject = setting.IsUnderThisSubject(entry.Number, RequestChecks.Stored(heard)),
        Uncorrected = !setting.Corrected.ContainsKey(entry.Number),
        CorrectTime = setting.Corrected.TryGetValue(entry.Number, out var time) ? time : null,
    };

    internal static ImmutableArray<SourceKey> Keys(IEnumerable<Source> sources) =>
        [.. sources.Select(s => new SourceKey(s.Kind, s.DerivedFromSurvivor))];

    /// <summary>Days are those of UTC, like every time of the service.</summary>
    internal static DateOnly? Day(Timestamp? time) =>
        time is null ? null : DateOnly.FromDateTime(time.ToDateTimeOffset().UtcDateTime);

    internal static string Id(Entry entry) => entry.Number.ToString(CultureInfo.InvariantCulture);

    private static EntryContent Only(Observation observation, Action<Observation> without)
    {
        var only = observation.Clone();
        without(only);
        return new EntryContent { Assessment = new AssessmentEntry { Observations = { only } } };
    }
}
