using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Cases;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Referrals;

/// <summary>What matching needs of people: little of the subject, and of a survivor the place (REFER-5).</summary>
public sealed class ProfileTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "profiles");

    private static PartyProfile Full() => new()
    {
        Place = new Place { AreaCode = TestDirectory.Leeds, PostcodeDistrict = "LS1" },
        BirthYear = 1990,
        Gender = Gender.Woman,
        Languages = { "en", "cy", "zh-Hant-TW" },
    };

    [Fact]
    public async Task Of_the_subject_all_of_it_is_kept_and_replaced_as_a_whole()
    {
        var made = NewCase(PartyRole.Survivor);
        made.Parties[0].Profile = Full();
        var on = await caller.CreateAsync(made);
        Assert.Equal(Full(), on.Party(PartyRole.Subject).Profile);

        var subject = on.Party(PartyRole.Subject).Clone();
        subject.Profile = new PartyProfile { Gender = Gender.Man };
        on = await caller.UpdateAsync(on, subject);
        Assert.Equal(subject.Profile, (await caller.GetCaseAsync(on.CaseId)).Party(PartyRole.Subject).Profile);

        subject.Profile = new PartyProfile();
        on = await caller.UpdateAsync(on, subject);
        Assert.Null(on.Party(PartyRole.Subject).Profile);
    }

    [Fact]
    public async Task Of_a_survivor_where_they_live_and_nothing_else()
    {
        var on = await caller.CreateCaseAsync();
        var survivor = on.Party(PartyRole.Survivor).Clone();
        survivor.Profile = Full();
        var refused = await Failures.RefusedAsync(() => caller.UpdateAsync(on, survivor));
        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        Assert.Equal(
            ["party.profile.birth_year", "party.profile.gender", "party.profile.languages"], refused.Fields);

        survivor.Profile = new PartyProfile { Place = Full().Place };
        on = await caller.UpdateAsync(on, survivor);
        Assert.Equal(survivor.Profile, on.Party(PartyRole.Survivor).Profile);
    }

    [Fact]
    public async Task Of_a_child_nothing()
    {
        var made = NewCase(PartyRole.Child);
        made.Parties[1].Profile = new PartyProfile { Place = Full().Place };
        var refused = await Failures.RefusedAsync(() => caller.CreateAsync(made));
        Assert.Equal(["new_case.parties[1].profile"], refused.Fields);
    }

    [Theory]
    [InlineData("E08000035", "", 0, "en", "")]
    [InlineData("N09000003", "BT1", 1900, "", "")]
    [InlineData("", "ec1a", 2026, "mul", "")]
    [InlineData("e08000035", "", 0, "", "place.area_code")]
    [InlineData("E0800003", "", 0, "", "place.area_code")]
    [InlineData("Leeds", "", 0, "", "place.area_code")]
    [InlineData("", "LS1 4AP", 0, "", "place.postcode_district")]
    [InlineData("", "LS14AP", 0, "", "place.postcode_district")]
    [InlineData("", "LS", 0, "", "place.postcode_district")]
    [InlineData("", "", 1899, "", "birth_year")]
    [InlineData("", "", 2027, "", "birth_year")]
    [InlineData("", "", -1, "", "birth_year")]
    [InlineData("", "", 0, "English please", "languages[0]")]
    [InlineData("", "", 0, "e", "languages[0]")]
    public async Task Each_of_it_has_a_shape_and_no_place_is_closer_than_a_district(
        string area, string district, int year, string language, string wrong)
    {
        var made = NewCase();
        made.Parties[0].Profile = new PartyProfile
        {
            Place = new Place { AreaCode = area, PostcodeDistrict = district },
            BirthYear = year,
        };
        if (language.Length > 0) made.Parties[0].Profile.Languages.Add(language);
        if (wrong.Length == 0)
        {
            Assert.Equal(made.Parties[0].Profile, (await caller.CreateAsync(made)).Parties[0].Profile);
            return;
        }

        var refused = await Failures.RefusedAsync(() => caller.CreateAsync(made));
        Assert.Equal([$"new_case.parties[0].profile.{wrong}"], refused.Fields);
    }

    /// <summary>LOOK-3: what was kept of a subject for matching is nobody's business of a survivor.</summary>
    [Fact]
    public async Task After_a_role_swap_only_where_they_live_shows_of_who_was_the_subject()
    {
        var on = await caller.AssessedAsync(Full(), Planning.LivesIn(TestDirectory.Bradford));
        on = await caller.ProposeSwapAsync(on);
        Assert.Equal(Full(), on.Party(PartyRole.Subject).Profile);
        on = await host.Caller("manager", "profiles").ApproveSwapAsync(on);

        Assert.Equal(new PartyProfile { Place = Full().Place }, on.Party(PartyRole.Survivor).Profile);
        Assert.Equal(Planning.LivesIn(TestDirectory.Bradford), on.Party(PartyRole.Subject).Profile);
        Assert.Equal(on, await caller.GetCaseAsync(on.CaseId));

        // As read, it can be sent back.
        on = await caller.UpdateAsync(on, on.Party(PartyRole.Survivor));
        Assert.Equal(new PartyProfile { Place = Full().Place }, on.Party(PartyRole.Survivor).Profile);
    }

    [Fact]
    public async Task A_swap_that_is_swapped_back_gives_back_what_was_kept()
    {
        var manager = host.Caller("manager", "profiles");
        var on = await manager.ApproveSwapAsync(await caller.ProposeSwapAsync(await caller.AssessedAsync(Full())));
        on = await manager.ApproveSwapAsync(await caller.ProposeSwapAsync(on));
        Assert.Equal(Full(), on.Party(PartyRole.Subject).Profile);
    }
}
