using Clients.Tests.Fakes;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

/// <summary>What matching needs to know of people (REFER-5).</summary>
public sealed class ProfileTests
{
    private static readonly Case Held = new()
    {
        CaseId = "c-1",
        Etag = "v1",
        Parties =
        {
            new Party
            {
                PartyId = "p-1", Role = PartyRole.Subject,
                Profile = new PartyProfile
                {
                    Place = new Place { AreaCode = "E08000035", PostcodeDistrict = "LS1" }, BirthYear = 1985,
                    Languages = { "en" },
                },
            },
            new Party
            {
                PartyId = "p-2", Role = PartyRole.Survivor,
                Profile = new PartyProfile { Place = new Place { AreaCode = "E08000012" } },
            },
        },
    };

    private static CliRun Run() => new(new FakeInvoker(sent => sent.Method switch
    {
        "CreateCase" => new CreateCaseResponse { Case = Held },
        "UpdateParty" => new UpdatePartyResponse { Case = Held },
        "AddParty" => new AddPartyResponse { Case = Held },
        _ => new GetCaseResponse { Case = Held },
    }));

    [Fact]
    public async Task A_new_case_holds_both_profiles()
    {
        using var run = Run();
        Assert.Equal(0, await run.RunAsync("case", "create", "--area", "e08000035", "--postcode-district", "ls1",
            "--birth-year", "1985", "--gender", "man", "--language", "en", "cy", "--survivor-area", "E08000012"));
        var parties = Assert.IsType<CreateCaseRequest>(run.Service.Calls[^1].Request).NewCase.Parties;
        Assert.Equal(new PartyProfile
        {
            Place = new Place { AreaCode = "E08000035", PostcodeDistrict = "LS1" },
            BirthYear = 1985,
            Gender = Gender.Man,
            Languages = { "en", "cy" },
        }, parties[0].Profile);
        Assert.Equal(new PartyProfile { Place = new Place { AreaCode = "E08000012" } }, parties[1].Profile);
    }

    [Fact]
    public async Task Nothing_said_is_no_profile()
    {
        using var run = Run();
        Assert.Equal(0, await run.RunAsync("case", "create"));
        Assert.All(Assert.IsType<CreateCaseRequest>(run.Service.Calls[^1].Request).NewCase.Parties,
            p => Assert.Null(p.Profile));
        Assert.Equal(2, await run.RunAsync("case", "create", "--survivors", "2", "--survivor-area", "E08000012"));
    }

    [Fact]
    public async Task A_correction_keeps_what_is_not_said_and_clears_what_is_empty()
    {
        using var run = Run();
        Assert.Equal(0, await run.RunAsync(
            "case", "update-party", "c-1", "--party", "subject", "--gender", "OTHER", "--postcode-district", ""));
        Assert.Equal(new PartyProfile
        {
            Place = new Place { AreaCode = "E08000035" },
            BirthYear = 1985,
            Gender = Gender.Other,
            Languages = { "en" },
        }, Assert.IsType<UpdatePartyRequest>(run.Service.Calls[^1].Request).Party.Profile);

        Assert.Equal(0, await run.RunAsync("case", "update-party", "c-1", "--party", "survivor", "--area", ""));
        Assert.Null(Assert.IsType<UpdatePartyRequest>(run.Service.Calls[^1].Request).Party.Profile);
        Assert.Equal(0, await run.RunAsync("case", "add-party", "c-1", "--role", "SURVIVOR", "--area", "E08000012"));
        Assert.Equal("E08000012",
            Assert.IsType<AddPartyRequest>(run.Service.Calls[^1].Request).Party.Profile.Place.AreaCode);
    }

    [Fact]
    public async Task Where_the_survivor_lives_is_not_on_the_screen_by_the_way()
    {
        using var run = Run();
        Assert.Equal(0, await run.RunAsync("case", "show", "c-1"));
        Assert.Contains("lives in E08000035 LS1, born 1985, speaks en", run.Out, StringComparison.Ordinal);
        Assert.Contains("place recorded", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("E08000012", run.Out, StringComparison.Ordinal);
    }
}
