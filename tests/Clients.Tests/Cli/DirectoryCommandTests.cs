using Clients.Tests.Fakes;
using Google.Protobuf;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class DirectoryCommandTests
{
    private static async Task<(T Sent, CliRun Run)> SendAsync<T>(params string[] args)
        where T : IMessage
    {
        var run = new CliRun(new FakeInvoker(DirectoryAnswers.To)) { Input = "Because.\n" };
        Assert.True(await run.RunAsync(args) == 0, run.Error);
        return (Assert.IsType<T>(run.Service.Calls[^1].Request), run);
    }

    [Fact]
    public async Task A_search_sends_every_filter_and_shows_what_was_found()
    {
        var (sent, run) = await SendAsync<SearchListingsRequest>("directory", "search", "change",
            "--type", "perpetrator-programme", "helpline", "--area", "e08000035", "--within-km", "40",
            "--language", "en", "cy", "--delivery", "ONLINE", "--accredited", "--with-support", "--with-places");
        using var _ = run;
        Assert.Equal("change", sent.Query);
        Assert.Equal([ListingType.PerpetratorProgramme, ListingType.Helpline], sent.Types_);
        Assert.Equal(("E08000035", 40), (sent.Place.AreaCode, sent.WithinKm));
        Assert.Equal(["en", "cy"], sent.Languages);
        Assert.Equal([DeliveryMode.Online], sent.DeliveryModes);
        Assert.True(sent.Accredited && sent.WithIntegratedSupport && sent.WithPlaces);
        Assert.Contains("l-1", run.Out, StringComparison.Ordinal);
        Assert.Contains("SYNTHETIC", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 of 7", run.Out, StringComparison.Ordinal);
        Assert.Contains("--page-token n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_shows_what_a_referral_for_abuse_needs()
    {
        var (sent, run) = await SendAsync<GetListingRequest>("directory", "show", "l-1");
        using var _ = run;
        Assert.Equal("l-1", sent.ListingId);
        Assert.Contains("! SYNTHETIC", run.Out, StringComparison.Ordinal);
        Assert.Contains("Support for survivors: Example Support, confirmed 2026-01-02", run.Out,
            StringComparison.Ordinal);
        Assert.Contains("not valid today", run.Out, StringComparison.Ordinal);
        Assert.Contains("Checked: never", run.Out, StringComparison.Ordinal);
        Assert.Contains("counts as not known", run.Out, StringComparison.Ordinal);
        Assert.Contains("must not be known (p-1)", run.Out, StringComparison.Ordinal);
        Assert.Contains("aged 18 or over; man", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_match_of_a_case_says_what_fits_what_is_missed_and_keeps_the_survivors_area_apart()
    {
        var (sent, run) = await SendAsync<MatchProgrammesRequest>("directory", "match", "c-1");
        using var _ = run;
        Assert.Equal("c-1", sent.CaseId);
        Assert.Null(sent.Criteria);
        Assert.Contains("1 of these 2 programmes fit.", run.Out, StringComparison.Ordinal);
        Assert.Contains("risk refer c-1 l-1", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("risk refer c-1 l-2", run.Out, StringComparison.Ordinal);
        Assert.Contains("MISSED accreditation (REFER-1): The accreditation ended on 2025-01-01.", run.Out,
            StringComparison.Ordinal);
        Assert.DoesNotContain("MET age", run.Out, StringComparison.Ordinal);
        Assert.Contains("languages", run.Out, StringComparison.Ordinal);
        var apart = run.Out.IndexOf("Never name one of these to the subject", StringComparison.Ordinal);
        Assert.True(apart > 0);
        Assert.True(run.Out.IndexOf("Example Elsewhere", StringComparison.Ordinal) > apart);
        Assert.DoesNotContain("risk refer c-1 l-9", run.Out, StringComparison.Ordinal);

        var (_, full) = await SendAsync<MatchProgrammesRequest>("directory", "match", "c-1", "--full");
        using (full) Assert.Contains("MET age", full.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_match_takes_every_criterion()
    {
        var (sent, run) = await SendAsync<MatchProgrammesRequest>("directory", "match", "--area", "E08000035",
            "--postcode-district", "ls1", "--survivor-area", "E08000012", "--age", "34", "--gender", "man",
            "--language", "en", "--delivery", "GROUP", "ONLINE", "--referrer", "PROBATION",
            "--criminal-proceedings", "PRESENT", "--family-proceedings", "ABSENT", "--past", "l-7:2025-06-30");
        using var _ = run;
        Assert.Equal(new MatchCriteria
        {
            SubjectPlace = new Place { AreaCode = "E08000035", PostcodeDistrict = "LS1" },
            SurvivorPlace = new Place { AreaCode = "E08000012" },
            Age = 34,
            Gender = Gender.Man,
            Languages = { "en" },
            DeliveryModes = { DeliveryMode.Group, DeliveryMode.Online },
            Referrer = ReferrerKind.Probation,
            LiveCriminalProceedings = Presence.Present,
            LiveFamilyProceedings = Presence.Absent,
            PastProgrammes = { new PastProgramme { ListingId = "l-7", EndDate = "2025-06-30" } },
        }, sent.Criteria);
    }

    [Theory]
    [InlineData("directory", "match")]
    [InlineData("directory", "match", "--past", "l-7")]
    [InlineData("directory", "match", "--past", "l-7:30/06/2025")]
    [InlineData("directory", "search", "--type", "programme-of-nothing")]
    [InlineData("refer", "c-1", "l-1", "--survivor-area", "E08000012")]
    [InlineData("refer", "c-1", "l-1", "--review-date", "tomorrow")]
    public async Task What_cannot_be_right_is_not_sent(params string[] args)
    {
        using var run = new CliRun();
        Assert.Equal(2, await run.RunAsync(args));
        Assert.Empty(run.Service.Calls);
    }

    [Fact]
    public async Task Areas_are_found()
    {
        var (sent, run) = await SendAsync<SearchAreasRequest>("directory", "areas", "lee", "--kind", "LOCAL_AUTHORITY");
        using var _ = run;
        Assert.Equal(("lee", AreaKind.LocalAuthority), (sent.Query, Assert.Single(sent.Kinds)));
        Assert.Contains("E08000035", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_the_response_on_one_line()
    {
        var (_, run) = await SendAsync<MatchProgrammesRequest>("directory", "match", "c-1", "--json");
        using var __ = run;
        Assert.Equal(DirectoryAnswers.Matches(), MatchProgrammesResponse.Parser.ParseJson(Assert.Single(
            run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries))));
    }
}
