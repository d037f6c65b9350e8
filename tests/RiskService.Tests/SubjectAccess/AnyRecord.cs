using CsCheck;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using static RiskService.Tests.SubjectAccess.Written;

namespace RiskService.Tests.SubjectAccess;

/// <summary>
/// Any record of what may be shown, and any of what the survivor's side, or anything that it caused, adds to one. What
/// is added has words, days and codes that occur nowhere else, so that they can be looked for.
/// </summary>
internal static class AnyRecord
{
    internal static readonly Indicator[] TheirCodes =
        [Indicator.WeaponUse, Indicator.ThreatsToKill, Indicator.SexualViolence, Indicator.EscalatingAssaults];

    private static readonly Gen<Indicator> OurCode = Gen.OneOf(
        Indicator.CoerciveControl, Indicator.SexualJealousy, Indicator.ProblemWithDrink, Indicator.Suicidal);

    private static readonly Gen<Observation> Observation = Gen.Select(
        OurCode, Gen.OneOf(SourceKind.Police, SourceKind.Housing, SourceKind.Perpetrator), Gen.Int[0, 40],
        (code, source, n) => Observed(
            code, source, source == SourceKind.Perpetrator ? $"told {n}" : "", n < 10 ? null : n));

    internal static readonly Gen<EntryContent> Shown = Gen.Frequency<EntryContent>(
        (3, Gen.Int[0, 40].Select(n => Said($"said {n}", n))),
        (2, Observation.Array[0, 3].Select(o => Assessed(o))),
        (1, Gen.Select(Gen.Int[1, 5], Gen.Int[0, 40], (mode, n) => Met((ContactMode)mode, n, Subject))));

    private static readonly Gen<Source> TheirSource = Gen.OneOf(
        Gen.Const(From(SourceKind.Survivor)), Gen.Const(From(SourceKind.Child)),
        Gen.Const(From(SourceKind.SpecialistService)), Gen.Const(From(SourceKind.Witness)),
        Gen.Int[1, 14].Select(kind => From((SourceKind)kind, derived: true)));

    private static readonly Gen<Source[]> TheirSources = Gen.Select(
        TheirSource, Gen.Int[1, 14].Array[0, 2],
        (source, more) => more.Select(k => From((SourceKind)k)).Prepend(source).ToArray());

    private static readonly Gen<string> Words = Gen.Int[0, 999].Select(n => $"Zq{n} spoken");

    private static readonly Gen<Timestamp> TheirDay = Gen.Int[0, 300].Select(n =>
        new DateTimeOffset(2019, 1, 1, 9, 0, 0, TimeSpan.Zero).AddDays(n).ToTimestamp());

    internal static readonly Gen<Observation> Theirs = Gen.Select(
        Gen.OneOf(TheirCodes), TheirSources, Words, TheirDay, Gen.Int[1, 3],
        (code, sources, words, day, presence) => new Observation
        {
            Code = code,
            Presence = (Presence)presence,
            Sources = { sources },
            Verbatim = words,
            Opinion = words,
            OccurredTime = day,
            HeardTime = day,
        });

    /// <summary>Quotes of anybody, the subject too: whoever told them is on the survivor's side.</summary>
    private static readonly Gen<RecordedEntry> TheirRecord = Gen.Select(
        TheirSources, Words, TheirDay, Gen.Int[0, 14].Array[0, 3], Gen.Int[1, 8],
        (sources, words, day, speakers, kind) => new RecordedEntry
        {
            Kind = (EntryKind)kind,
            Account = words,
            Opinion = words,
            Sources = { sources },
            Quotes = { speakers.Select(s => new Quote { Speaker = From((SourceKind)s), Words = words }) },
            OccurredTime = day,
            HeardTime = day,
            PeoplePresent = { new PersonPresent { PartyId = $"{Survivor}" } },
            SharedWith = { SourceKind.SpecialistService },
        });

    /// <summary>Says nothing of its source, or is what a worker thinks of the subject's own account.</summary>
    private static readonly Gen<RecordedEntry> Unclear = Gen.Select(Words, TheirDay, Gen.Bool, (words, day, known) =>
    {
        var entry = new RecordedEntry { Kind = EntryKind.Note, Account = words, Opinion = words, OccurredTime = day };
        if (known) entry.Sources.Add(From(SourceKind.Perpetrator));
        else entry.Quotes.Add(new Quote { Speaker = From(SourceKind.Perpetrator), Words = words });
        return entry;
    });

    private static readonly Gen<Assessment> TheirAssessment = Gen.Select(
        Words, TheirDay, Gen.Int[1, 4], TheirSource, (words, day, level, source) => new Assessment
        {
            Level = (RiskLevel)level,
            SurvivorView = new SurvivorView { Level = (RiskLevel)level },
            CreateTime = day,
            NextReviewTime = day,
            Judgement = new ProfessionalJudgement { Level = (RiskLevel)level, Reason = words },
            Facts = { new Fact { Code = Indicator.WeaponUse, Sources = { new FactSource { Source = source } } } },
            Rules = { new FiredRule { RuleId = "ASSESS-2", Explanation = words } },
            Children = 1,
        });

    internal static readonly Gen<EntryContent> Added = Gen.OneOf<EntryContent>(
        TheirRecord.Select(r => new EntryContent { Recorded = r }),
        Unclear.Select(r => new EntryContent { Recorded = r }),
        Gen.Select(TheirAssessment, Theirs.Array[0, 3], (a, o) => new EntryContent
        { Assessment = new AssessmentEntry { Assessment = a, Observations = { o } } }),
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 3], TheirDay, Gen.Bool, (mode, state, day, both) =>
        {
            var met = both ? Met((ContactMode)mode, 0, Subject, Survivor) : Met((ContactMode)mode, 0, Survivor);
            (met.Contact.State, met.Contact.ContactTime) = ((ContactState)state, day);
            return met;
        }),
        Gen.Select(Words, TheirDay, Gen.Int[0, 7], (words, day, kind) => kind switch
        {
            0 => new EntryContent
            {
                SafeguardingAction = new SafeguardingActionEntry
                {
                    Action = new SafeguardingAction
                    { Kind = SafeguardingActionKind.LiaisedWithSurvivor, Note = words, ActionTime = day },
                },
            },
            1 => new EntryContent
            {
                Consultation = new Consultation
                { Agencies = { SourceKind.SpecialistService }, Note = words, ConsultTime = day },
            },
            2 => new EntryContent { LevelApproval = new LevelApproval { Level = RiskLevel.High, Reason = words } },
            3 => new EntryContent { CounterAllegation = new CounterAllegation { Reason = words, OpenTime = day } },
            4 => new EntryContent
            {
                RoleSwap = new RoleSwapEntry
                { State = RoleSwapState.Rejected, Reason = words, RoleSwap = new RoleSwap() },
            },
            5 => new EntryContent
            {
                CaseChange = new CaseChange
                {
                    Reason = words,
                    Case = new Case
                    {
                        AgencyReference = words,
                        Parties = { new Party { Role = PartyRole.Survivor, DisplayName = words } },
                    },
                },
            },
            6 => new EntryContent
            {
                Review = new ReviewEntry
                {
                    Kind = ReviewChangeKind.ChangeReported,
                    Trigger = ReviewTrigger.Separation,
                    OccurredTime = day,
                    Source = From(SourceKind.Survivor),
                    Note = words,
                    Review = new Review { Level = RiskLevel.High, DueTime = day, AgencyReference = words },
                },
            },
            _ => new EntryContent
            {
                RecordKeeping = new RecordKeeping
                { Kind = RecordKeepingKind.HoldPlaced, Reason = words, UntilTime = day },
            },
        }));

    /// <summary>What the survivor's side adds to an entry that is the subject's or another's.</summary>
    internal static readonly Gen<Action<EntryContent>> Into = Gen.Select(
        Words, TheirAssessment, Theirs.Array[0, 2], Gen.Int[0, 2],
        (words, assessment, observations, which) => (Action<EntryContent>)(content =>
        {
            if (which == 0) return;
            content.PracticeFlags.Add(new PracticeFlag { RuleId = "RESPOND-1", Message = words });
            if (content.Assessment is { } assessed)
            {
                assessed.Assessment = assessment;
                foreach (var observation in observations)
                    assessed.Observations.Insert(which == 1 ? 0 : assessed.Observations.Count, observation);
            }
            else if (content.Recorded is { } recorded)
            {
                (recorded.Account, recorded.Opinion, recorded.WorkerId) = (words, words, words);
                recorded.SharedWith.Add(SourceKind.SpecialistService);
                recorded.PutToSubject.Add(Indicator.WeaponUse);
                recorded.Attachments.Add(new Attachment { Reference = words });
                recorded.Quotes.Insert(0, new Quote { Speaker = From(SourceKind.Survivor), Words = words });
            }
            else if (content.Contact is { } contact)
            {
                (contact.Purpose, contact.SubjectIntoxicated) = (ContactPurpose.Challenge, true);
                contact.WorkerIds.Add(words);
            }
        }));
}
