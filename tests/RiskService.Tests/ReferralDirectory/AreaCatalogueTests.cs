using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.V1;

namespace RiskService.Tests.ReferralDirectory;

public sealed class AreaCatalogueTests
{
    private static readonly AreaCatalogue areas = new();

    [Theory]
    [InlineData("E07000066", "E10000012 E12000006 E92000001 K02000001")] // Basildon, in Essex
    [InlineData("E08000035", "E47000003 E12000003 E92000001 K02000001")] // Leeds
    [InlineData("E09000007", "E61000001 E12000007 E92000001 K02000001")] // Camden
    [InlineData("E07000008", "E10000003 E47000008 E12000006 E92000001 K02000001")] // Cambridge
    [InlineData("E08000021", "E47000010 E47000011 E12000001 E92000001 K02000001")] // Newcastle upon Tyne
    [InlineData("E10000007", "E47000013 E12000004 E92000001 K02000001")] // Derbyshire: not the West Midlands
    [InlineData("E10000019", "E47000017 E12000004 E92000001 K02000001")] // Lincolnshire: not Yorkshire
    [InlineData("E47000017", "E92000001 K02000001")] // Greater Lincolnshire: of two regions
    [InlineData("S12000036", "S92000003 K02000001")] // Edinburgh
    [InlineData("W06000015", "W92000004 K02000001")] // Cardiff
    [InlineData("N09000003", "N92000002 K02000001")] // Belfast
    [InlineData("K02000001", "")]
    public void An_area_lies_in(string code, string within) =>
        Assert.Equal(within, string.Join(' ', areas.Find(code)!.Within));

    [Fact]
    public void There_are_all_local_authorities_counties_regions_and_nations()
    {
        var kinds = areas.ByName.CountBy(a => a.Kind).ToDictionary();
        Assert.Equal(
            (361, 21, 15, 9, 4, 1),
            (kinds[AreaKind.LocalAuthority], kinds[AreaKind.County], kinds[AreaKind.CombinedAuthority],
                kinds[AreaKind.Region], kinds[AreaKind.Nation], kinds[AreaKind.Country]));
        Assert.All(areas.ByName, a => Assert.Equal(a.Kind != AreaKind.Country, a.Within.Contains("K02000001")));
        Assert.All(areas.ByName, a => Assert.All(a.Within, w => Assert.NotNull(areas.Find(w))));
        Assert.All(areas.ByName, a => Assert.Equal(a.Name.Trim(), a.Name));
    }

    [Fact]
    public void Every_area_up_to_a_county_has_a_point_near_those_in_it()
    {
        foreach (var area in areas.ByName.Where(a => a.Kind == AreaKind.LocalAuthority))
        {
            Assert.NotNull(area.Point);
            foreach (var county in area.Within.Select(areas.Find).Where(a => a!.Kind == AreaKind.County))
                Assert.InRange(county!.Point!.Value.TenthsOfKilometresTo(area.Point.Value), 0, 900);
        }
    }

    [Theory]
    [InlineData("E08000035", "E08000036", 192)] // Leeds to Wakefield
    [InlineData("E09000033", "S12000036", 5329)] // Westminster to Edinburgh
    [InlineData("E08000035", "E08000035", 0)]
    public void Distances(string from, string to, int tenths) => Assert.InRange(
        areas.Find(from)!.Point!.Value.TenthsOfKilometresTo(areas.Find(to)!.Point!.Value), tenths - 30, tenths + 30);

    [Theory]
    [InlineData("ls1", "LS1")]
    [InlineData(" EC1A ", "EC1A")]
    [InlineData("m1", "M1")]
    [InlineData("B33", "B33")]
    [InlineData("W1A", "W1A")]
    public void Districts_are_written_one_way(string sent, string stored)
    {
        Assert.Null(PostcodeDistrict.Refusal(sent));
        Assert.Equal(stored, PostcodeDistrict.Normalise(sent));
    }

    [Theory]
    [InlineData("LS1 1AA")]
    [InlineData("LS11AA")]
    [InlineData("ls1  1a")]
    [InlineData("EC1A 1BB")]
    [InlineData("M1 1")]
    public void More_than_a_district_is_refused_with_what_to_send(string sent) =>
        Assert.Contains("send the district only", PostcodeDistrict.Refusal(sent), StringComparison.Ordinal);

    [Theory]
    [InlineData("LEEDS")]
    [InlineData("1LS")]
    [InlineData("L")]
    [InlineData("LSS1")]
    [InlineData("L\u0661")]
    public void What_is_no_district_is_refused(string sent) => Assert.NotNull(PostcodeDistrict.Refusal(sent));

    [Fact]
    public void Unknown_codes_are_named_with_their_field()
    {
        var checks = new RequestChecks(new LimitsOptions(), DateTimeOffset.UnixEpoch);
        areas.Check(checks, "place", new Place { AreaCode = "E10000012", PostcodeDistrict = "LS1 1AA" });
        areas.Check(checks, "catchment", new Catchment
        {
            AreaCodes = { "E10000012", "X1" },
            PostcodeDistricts = { "LS1", "" },
        });
        var failure = (Failure.Invalid)Assert.Throws<FailureException>(checks.ThrowIfAny).Failure;
        Assert.Equal(
            [
                "place.area_code", "place.postcode_district", "catchment.area_codes[1]",
                "catchment.postcode_districts[1]",
            ],
            failure.Violations.Select(v => v.Field));
    }
}
