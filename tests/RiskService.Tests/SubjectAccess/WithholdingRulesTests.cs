using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.RiskService.SubjectAccess.Rules;
using RiskPlatform.V1;
using static RiskPlatform.V1.SourceKind;
using static RiskPlatform.V1.WithholdingReason;

namespace RiskService.Tests.SubjectAccess;

/// <summary>What is withheld by default and with which reasons; what no row allows is withheld (RECORD-4).</summary>
public sealed class WithholdingRulesTests
{
    private static readonly SourceKey Self = new(Perpetrator, false);

    private static readonly HeldPart Bare = new(PartKind.Rest)
    {
        UnderThisSubject = true,
        Uncorrected = true,
        NobodyElsePresent = true,
        SubjectPresent = true,
        Sources = [Self],
        Speaker = Self,
        Words = "words",
        Indicator = Indicator.SexualJealousy,
        Presence = Presence.Present,
        OccurredOn = new DateOnly(2026, 1, 4),
        State = ContactState.TookPlace,
        Mode = ContactMode.Telephone,
    };

    public static TheoryData<SourceKind, WithholdingReason[]> Kinds => new()
    {
        { Perpetrator, [] }, { WorkerObservation, [] }, { Police, [] }, { ChildrensSocialCare, [] },
        { AdultSocialCare, [] }, { Housing, [] }, { Health, [] }, { Probation, [] }, { Education, [] },
        { OtherAgency, [] },
        { SourceKind.Survivor, [WithholdingReason.Survivor] }, { SourceKind.Child, [WithholdingReason.Child] },
        { SourceKind.SpecialistService, [WithholdingReason.SpecialistService] }, { Witness, [OtherPerson] },
        { SourceKind.Unspecified, [SourceUnknown] }, { (SourceKind)999, [SourceUnknown] },
    };

    [Fact]
    public void Every_kind_of_source_has_a_row() => Assert.All(
        Enum.GetValues<SourceKind>(), kind => Assert.Contains(Kinds, row => row.Data.Item1 == kind));

    [Theory, MemberData(nameof(Kinds))]
    public void A_fact_by_its_sources(SourceKind kind, WithholdingReason[] reasons)
    {
        var fact = Bare with { Kind = PartKind.Fact, Sources = [new(kind, false)] };
        Assert.Equal(reasons, WithholdingRules.For(fact));
        Assert.Equal(reasons.Length == 0, DisclosablePart.From(fact) is not null);

        // Beside another that is allowed, and where it says that it repeats the survivor's side.
        Assert.Equal(reasons, WithholdingRules.For(fact with { Sources = [new(Police, false), new(kind, false)] }));
        if (kind is SourceKind.Survivor or SourceKind.Child) return;
        var derived = WithholdingRules.For(fact with { Sources = [new(kind, true)] });
        Assert.Contains(Derived, derived);
        Assert.Equal(reasons, derived.Remove(Derived));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Words_are_shown_only_if_they_are_the_subjects_and_nobody_else_told_them(
        SourceKind kind, WithholdingReason[] reasons)
    {
        var other = new SourceKey(kind, false);
        foreach (var part in new[]
        {
            Bare with { Kind = PartKind.FactWords, Sources = [other] },
            Bare with { Kind = PartKind.FactWords, Sources = [Self, other] },
            Bare with { Kind = PartKind.Quote, Sources = [other] },
            Bare with { Kind = PartKind.Quote, Sources = [Self, other] },
            Bare with { Kind = PartKind.Quote, Speaker = other },
        })
        {
            Assert.Equal(kind == Perpetrator, WithholdingRules.For(part).IsEmpty);
            if (kind != Perpetrator) Assert.Equal(reasons.Append(FreeText).Order(), WithholdingRules.For(part));
        }
    }

    public static TheoryData<string, WithholdingReason[]> Rows => [.. Parts.Keys.Select(k => (k, Parts[k].Reasons))];

    private static readonly HeldPart Words = Bare with { Kind = PartKind.Quote };
    private static readonly HeldPart Told = Bare with { Kind = PartKind.Fact };
    private static readonly HeldPart Met = Bare with { Kind = PartKind.Contact };

    private static readonly Dictionary<string, (HeldPart Part, WithholdingReason[] Reasons)> Parts = new()
    {
        ["nothing is known of it"] = (
            new HeldPart(PartKind.Quote), [FreeText, OtherPerson, SourceUnknown, Reveals, BeforeRoleSwap]),
        ["the rest"] = (Bare, [Reveals]),
        ["a kind that nobody thought of"] = (Bare with { Kind = (PartKind)99 }, [Reveals]),
        ["account"] = (Bare with { Kind = PartKind.Account }, [FreeText]),
        ["opinion"] = (Bare with { Kind = PartKind.Opinion }, [FreeText]),
        ["account of nobody"] = (Bare with { Kind = PartKind.Account, Sources = [] }, [FreeText, SourceUnknown]),
        ["own words"] = (Words, []),
        ["own words, repeated"] = (Words with { Speaker = new(Perpetrator, true) }, [Derived, FreeText]),
        ["own words, told by the survivor"] = (
            Words with { Sources = [new(SourceKind.Survivor, false)] },
            [WithholdingReason.Survivor, FreeText]),
        ["own words, heard by a worker"] = (
            Words with { Sources = [new(WorkerObservation, false)] }, [FreeText]),
        ["own words, others there"] = (Words with { NobodyElsePresent = false }, [OtherPerson]),
        ["own words of no speaker"] = (Words with { Speaker = null }, [FreeText, SourceUnknown]),
        ["own words of no source"] = (Words with { Sources = [] }, [FreeText, SourceUnknown]),
        ["own words, corrected"] = (Words with { Uncorrected = false }, [Reveals]),
        ["own words, before a swap"] = (Words with { UnderThisSubject = false }, [BeforeRoleSwap]),
        ["fact, before a swap"] = (Told with { UnderThisSubject = false }, [BeforeRoleSwap]),
        ["fact of no source"] = (Told with { Sources = [] }, [SourceUnknown]),
        ["denied by the subject"] = (Told with { Presence = Presence.Absent }, []),
        ["absent by police"] = (
            Told with { Presence = Presence.Absent, Sources = [new(Police, false)] }, [Reveals]),
        ["not known"] = (Told with { Presence = Presence.Unknown }, [Reveals]),
        ["no indicator"] = (Told with { Indicator = (Indicator)999 }, [Reveals]),
        ["separation, by housing"] = (
            Told with { Indicator = Indicator.RecentOrImminentSeparation, Sources = [new(Housing, false)] },
            [OtherPerson]),
        ["separation, by the subject"] = (
            Told with { Indicator = Indicator.RecentOrImminentSeparation }, []),
        ["pregnancy, by health"] = (
            Told with { Indicator = Indicator.PregnancyOrRecentBirth, Sources = [Self, new(Health, false)] },
            [OtherPerson]),
        ["sexual violence, by police"] = (
            Told with { Indicator = Indicator.SexualViolence, Sources = [new(Police, false)] }, [OtherPerson]),
        ["sexual violence, by the subject"] = (Told with { Indicator = Indicator.SexualViolence }, []),
        ["contact"] = (Met, []),
        ["contact with others"] = (Met with { NobodyElsePresent = false }, [OtherPerson]),
        ["contact without the subject"] = (Met with { SubjectPresent = false }, [OtherPerson]),
        ["contact planned"] = (Met with { State = ContactState.Planned }, [Reveals]),
        ["contact missed"] = (Met with { State = ContactState.DidNotTakePlace }, [Reveals]),
        ["contact of no mode"] = (Met with { Mode = ContactMode.Unspecified }, [Reveals]),
        ["contact of no day"] = (Met with { OccurredOn = null }, [Reveals]),
    };

    [Theory, MemberData(nameof(Rows))]
    public void By_row(string row, WithholdingReason[] reasons)
    {
        var part = Parts[row].Part;
        Assert.Equal(reasons.Order(), WithholdingRules.For(part));
        Assert.Equal(reasons.Length == 0, DisclosablePart.From(part) is not null);
    }

    [Fact]
    public void Released_are_only_words_that_somebody_read_or_wrote()
    {
        foreach (var kind in Enum.GetValues<PartKind>())
        {
            var part = Bare with { Kind = kind, Sources = [new(SourceKind.Survivor, false)] };
            Assert.Null(ReleasedPart.From(part, ItemDecision.Withhold, ""));
            Assert.Null(ReleasedPart.From(part, ItemDecision.Unspecified, "text"));
            Assert.Null(ReleasedPart.From(part, ItemDecision.ReleaseRedacted, ""));
            Assert.Equal("text", ReleasedPart.From(part, ItemDecision.ReleaseRedacted, "text")!.Words);
            var stands = kind is not (PartKind.Rest or PartKind.Contact);
            Assert.Equal(stands, ReleasedPart.From(part, ItemDecision.Release, "") is not null);
            Assert.Null(ReleasedPart.From(part with { UnderThisSubject = false }, ItemDecision.Release, ""));
        }
    }
}
