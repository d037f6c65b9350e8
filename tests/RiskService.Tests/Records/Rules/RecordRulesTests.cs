using CsCheck;
using RiskPlatform.RiskService.Records.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.Records.Rules;

/// <summary>What is flagged in an entry, as a table, and what holds for any entry.</summary>
public sealed class RecordRulesTests
{
    /// <summary>Nothing to say against it.</summary>
    private static readonly RecordInputs Good = new()
    {
        Kind = EntryKind.Contact,
        HasAccount = true,
        HasOpinion = true,
        Quotes = 1,
        QuoteWithoutSpeaker = false,
        Sources = [SourceKind.Perpetrator],
        AccountSourced = true,
        OccurredKnown = true,
        WorkerKnown = true,
        PutToSubject = [Indicator.WeaponUse],
        Permitted = [Indicator.WeaponUse, Indicator.ProblemWithDrink],
        SubjectIntoxicated = false,
        Children = 2,
        ConfidentialityExplained = true,
    };

    private static readonly Dictionary<string, (RecordInputs Entry, string[] Rules)> Cases = new()
    {
        ["good"] = (Good, []),
        ["no source"] = (Good with { AccountSourced = false }, ["RECORD-1"]),
        ["no source of no account"] = (Good with { AccountSourced = false, HasAccount = false }, []),
        ["no speaker"] = (Good with { QuoteWithoutSpeaker = true }, ["RECORD-1"]),
        ["no worker"] = (Good with { WorkerKnown = false }, ["RECORD-1"]),
        ["opinion alone"] = (Good with { HasAccount = false, Quotes = 0 }, ["RECORD-1"]),
        ["opinion on words"] = (Good with { HasAccount = false }, []),
        ["opinion on an account"] = (Good with { Quotes = 0 }, []),
        ["one fact not permitted"] =
            (Good with { PutToSubject = [Indicator.WeaponUse, Indicator.SexualViolence] }, ["RESPOND-1"]),
        ["nothing permitted"] = (Good with { Permitted = [] }, ["RESPOND-1"]),
        ["nothing put"] = (Good with { Permitted = [], PutToSubject = [], SubjectIntoxicated = true }, []),
        ["intoxicated"] = (Good with { SubjectIntoxicated = true }, ["RESPOND-5"]),
        ["limits not explained"] = (Good with { ConfidentialityExplained = false }, ["RESPOND-7"]),
        ["limits, no child"] = (Good with { ConfidentialityExplained = false, Children = 0 }, []),
        ["limits, put in a note"] = (
            Good with { Kind = EntryKind.Note, ConfidentialityExplained = false, Sources = [] }, ["RESPOND-7"]),
        ["limits, heard from the subject"] =
            (Good with { ConfidentialityExplained = false, PutToSubject = [] }, ["RESPOND-7"]),
        ["limits, heard from the survivor"] = (
            Good with
            {
                ConfidentialityExplained = false,
                PutToSubject = [],
                Sources = [SourceKind.Survivor],
            }, []),
        ["limits, seen by the worker"] = (
            Good with { ConfidentialityExplained = false, PutToSubject = [], Kind = EntryKind.Observation }, []),
        ["everything at once"] = (
            Good with
            {
                AccountSourced = false,
                QuoteWithoutSpeaker = true,
                OccurredKnown = false,
                WorkerKnown = false,
                Permitted = [],
                SubjectIntoxicated = true,
                ConfidentialityExplained = false,
            }, ["RECORD-1", "RECORD-1", "RECORD-1", "RECORD-1", "RESPOND-1", "RESPOND-5", "RESPOND-7"]),
    };

    private static readonly Gen<RecordInputs> Any = Gen.Select(
        Gen.Int[1, 8], Gen.Bool.Array[8], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 40].Array[0, 3],
        Gen.Int[0, 40].Array[0, 3], Gen.Int[1, 14].Array[0, 3],
        (kind, yes, quotes, children, put, permitted, sources) => new RecordInputs
        {
            Kind = (EntryKind)kind,
            HasAccount = yes[0],
            HasOpinion = yes[1],
            Quotes = quotes,
            QuoteWithoutSpeaker = yes[2] && quotes > 0,
            Sources = [.. sources.Select(s => (SourceKind)s)],
            AccountSourced = yes[3],
            OccurredKnown = yes[4],
            WorkerKnown = yes[5],
            PutToSubject = [.. put.Select(p => (Indicator)p)],
            Permitted = [.. permitted.Select(p => (Indicator)p)],
            SubjectIntoxicated = yes[6],
            Children = children,
            ConfidentialityExplained = yes[7],
        });

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Table(string name) => Assert.Equal(Cases[name].Rules, Flags(Cases[name].Entry));

    [Fact]
    public void When_it_happened_matters_for_what_happened()
    {
        EntryKind[] happened =
            [EntryKind.Disclosure, EntryKind.Contact, EntryKind.Observation, EntryKind.SafeguardingAction];
        foreach (var kind in Enum.GetValues<EntryKind>())
        {
            Assert.Equal(
                happened.Contains(kind) ? ["RECORD-1"] : [], Flags(Good with { Kind = kind, OccurredKnown = false }));
        }
    }

    [Fact]
    public void Every_flag_says_what_to_do_and_each_is_of_its_own()
    {
        var flags = RecordRules.Check(Cases["everything at once"].Entry)
            .Concat(RecordRules.Check(Cases["opinion alone"].Entry)).ToList();
        Assert.Equal(8, flags.Select(f => f.Message).Distinct().Count());
        Assert.All(flags, f => Assert.Matches(@"\. (Add|Name|Record|Tell|Consider|Explain) ", f.Message));
    }

    /// <summary>What makes the circumstances worse takes no flag away, and what was done well adds none.</summary>
    [Fact]
    public void Circumstances_only_add_and_good_practice_only_removes() => Any.Sample(entry =>
    {
        var before = Flags(entry);
        RecordInputs[] worse =
        [
            entry with { SubjectIntoxicated = true },
            entry with { Children = entry.Children + 1 },
            entry with { Permitted = [] },
            entry with { PutToSubject = entry.PutToSubject.Add(Indicator.SexualViolence) },
            entry with { Sources = entry.Sources.Add(SourceKind.Perpetrator) },
            entry with { QuoteWithoutSpeaker = true },
        ];
        Assert.All(worse, w => AssertContains(Flags(w), before));
        RecordInputs[] better =
        [
            entry with { AccountSourced = true },
            entry with { OccurredKnown = true },
            entry with { WorkerKnown = true },
            entry with { ConfidentialityExplained = true },
            entry with { Permitted = entry.Permitted.AddRange(entry.PutToSubject) },
            entry with { QuoteWithoutSpeaker = false },
        ];
        Assert.All(better, b => AssertContains(before, Flags(b)));
    });

    [Fact]
    public void What_was_put_is_flagged_unless_all_of_it_is_permitted() => Any.Sample(entry => Assert.Equal(
        entry.PutToSubject.Except(entry.Permitted).Any(), Flags(entry).Contains("RESPOND-1")));

    private static string[] Flags(RecordInputs entry) => [.. RecordRules.Check(entry).Select(f => f.RuleId)];

    private static void AssertContains(string[] all, string[] some) =>
        Assert.All(some.CountBy(s => s), s => Assert.True(all.Count(a => a == s.Key) >= s.Value, s.Key));
}
