using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Guidance;
using RiskPlatform.RiskService.SubjectAccess;
using RiskPlatform.RiskService.SubjectAccess.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.SubjectAccess;

/// <summary>
/// Entries as a case would hold them, and the answer made of them without a service. All of it is synthetic.
/// </summary>
internal static class Written
{
    public static readonly Guid Subject = Guid.Parse("0199c000-0000-7000-8000-000000000001");
    public static readonly Guid Survivor = Guid.Parse("0199c000-0000-7000-8000-000000000002");

    private static readonly GuidanceContent Words = GuidanceLibrary.Load(GuidanceFile.Embedded()).Current;

    public static string Label(Indicator code) => Words.Indicator(code).Label;

    public static Source From(SourceKind kind, bool derived = false) =>
        new() { Kind = kind, DerivedFromSurvivor = derived };

    public static Timestamp On(int day, int hour = 12) =>
        new DateTimeOffset(2025, 1, 1, hour, 0, 0, TimeSpan.Zero).AddDays(day).ToTimestamp();

    public static EntryContent Said(string words, int day) => new()
    {
        Recorded = new RecordedEntry
        {
            Kind = EntryKind.Disclosure,
            Quotes = { new Quote { Speaker = From(SourceKind.Perpetrator), Words = words } },
            Sources = { From(SourceKind.Perpetrator) },
            OccurredTime = On(day),
        },
    };

    public static Observation Observed(Indicator code, SourceKind source, string words = "", int? day = null) => new()
    {
        Code = code,
        Presence = Presence.Present,
        Sources = { From(source) },
        Verbatim = words,
        OccurredTime = day is { } d ? On(d) : null,
    };

    public static EntryContent Assessed(params Observation[] observations) => new()
    {
        Assessment = new AssessmentEntry { Assessment = new Assessment(), Observations = { observations } },
    };

    public static EntryContent Met(ContactMode mode, int day, params Guid[] people) => new()
    {
        Contact = new Contact
        {
            State = ContactState.TookPlace,
            Mode = mode,
            Purpose = ContactPurpose.DiscussBehaviour,
            ContactTime = On(day),
            Attendances =
            {
                people.Select(p => new Attendance { PartyId = $"{p}", Role = AttendanceRole.Participant }),
            },
            WorkerIds = { "w-1" },
        },
    };

    /// <summary>With numbers and record times by their order, as the chain gives them.</summary>
    public static IEnumerable<Entry> Entries(IEnumerable<EntryContent> contents) => contents.Select((content, i) =>
        new Entry { CaseId = "case", Number = i + 1, RecordTime = On(500 + i), Content = content });

    public static CaseSetting Setting(SwapPlace? swap = null, params long[] corrected) =>
        new(Subject, swap, corrected.ToDictionary(number => number, _ => On(900).ToDateTimeOffset()));

    public static SubjectAnswer Answer(IEnumerable<EntryContent> contents, CaseSetting? setting = null)
    {
        var parts = Entries(contents).SelectMany(e => EntryParts.Of(e, setting ?? Setting()))
            .Select(p => DisclosablePart.From(p.Held)).OfType<DisclosablePart>().ToList();
        var identity = new Party { DisplayName = "Sam Synthetic", AgencyReference = "S-1" };
        return SubjectAnswer.Of(identity, new DateOnly(2026, 1, 5), parts, [], [], Words);
    }

    public static byte[] Json(IEnumerable<EntryContent> contents, CaseSetting? setting = null) =>
        AnswerJson.Write(Answer(contents, setting));

    public static string[] Items(SubjectAnswer answer) =>
    [
        .. answer.Facts.Select(i => $"fact {i}"), .. answer.OwnWords.Select(i => $"words {i}"),
        .. answer.Contacts.Select(i => $"contact {i}"), .. answer.Released.Select(i => $"released {i}"),
    ];
}
