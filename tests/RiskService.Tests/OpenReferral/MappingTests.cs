using System.Text.Json;
using CsCheck;
using RiskPlatform.RiskService.OpenReferral;
using RiskPlatform.RiskService.OpenReferral.Hsds;
using RiskPlatform.RiskService.OpenReferral.Mapping;
using RiskPlatform.V1;

namespace RiskService.Tests.OpenReferral;

/// <summary>Out and in again, a listing says what it said.</summary>
public sealed class MappingTests
{
    private static readonly AreaFinder areas = new(
    [
        ("E08000035", "Leeds", "Leeds City Council"), ("E08000032", "Bradford", "Bradford"),
        ("E07000223", "Adur", "Adur"), ("X", "Twice", "Twice"), ("Y", "Twice", "Twice"),
    ]);

    private static readonly ServiceReader reader = new(areas);
    private static readonly ListingMerge merge = new(reader, areas);
    private static readonly PublicOrganisation organisation =
        new(Host.Requests.Id(), "Example Organisation", "", "office@example.org", "https://example.org/");

    [Fact]
    public void Any_listing_comes_back_as_it_went() => Listings.Sample(listing =>
    {
        var json = JsonSerializer.Serialize(
            ServiceWriter.Write(PublicListing.From(listing, organisation, areas.NameOf), new DateOnly(2026, 1, 5)),
            HsdsJson.Options);
        var notes = new RowNotes();
        var read = reader.Read(JsonSerializer.Deserialize<HsdsService>(json, HsdsJson.Options)!, notes)!;
        Assert.Empty(notes.Problems);
        Assert.Empty(merge.Merge(listing, organisation, read).Changed);
        var back = read.Listing;
        Assert.Equal((listing.ListingId, listing.Name, listing.Description, listing.Type),
            (read.SourceId, back.Name, back.Description, back.Type));
        Assert.Equal(listing.Catchment ?? new Catchment(), back.Catchment ?? new Catchment());
        Assert.Equal(listing.Contact, back.Contact);
        Assert.Equal(listing.Languages, back.Languages);
        Assert.Equal(listing.DeliveryModes.Order(), back.DeliveryModes);
        Assert.Equal(listing.Schedule, back.Schedule);
        Assert.Equal(listing.Cost, back.Cost);
        Assert.Equal(listing.Synthetic, back.Synthetic);
        Assert.Equal(listing.Eligibility is { HasMinimumAge: true }, back.Eligibility is { HasMinimumAge: true });
        Assert.Equal(listing.Eligibility?.MinimumAge ?? 0, back.Eligibility?.MinimumAge ?? 0);
        Assert.Equal(listing.Eligibility?.MaximumAge ?? 0, back.Eligibility?.MaximumAge ?? 0);
        Assert.Equal(listing.Locations.Where(l => !l.Confidential), back.Locations);
        Assert.DoesNotContain("qzhidden", json, StringComparison.Ordinal);
    });

    [Fact]
    public void Areas_are_known_by_code_or_by_a_name_that_is_one_areas_alone()
    {
        var notes = new RowNotes();
        var catchment = AreaReader.Read(
        [
            new HsdsServiceArea { Uri = "http://statistics.data.gov.uk/id/statistical-geography/E08000035" },
            new HsdsServiceArea { Name = " bradford " },
            new HsdsServiceArea { Extent = "E07000223", Name = "Somewhere" },
            new HsdsServiceArea { Name = "ls1" },
            new HsdsServiceArea { Name = "Twice" },
            new HsdsServiceArea { Name = "Nowhere", Uri = "http://example.com/E99999999" },
        ], areas, notes)!;
        Assert.Equal(["E08000035", "E08000032", "E07000223"], catchment.AreaCodes);
        Assert.Equal(["LS1"], catchment.PostcodeDistricts);
        Assert.Equal(["service_areas: 'Twice' is not an area known here.",
            "service_areas: 'Nowhere' is not an area known here."], notes.Remarks);
    }

    [Fact]
    public void Ids_of_taxonomies_never_change()
    {
        Assert.Equal(Taxonomies.Terms.Count, Taxonomies.Terms.Select(t => t.Id).Distinct().Count());
        Assert.All(Taxonomies.Terms, t => Assert.Equal(8, Guid.Parse(t.Id).Version));
        var documented = File.ReadAllText(TestKit.Processes.RepositoryFiles.Path("docs", "open-referral.md"));
        Assert.All(Taxonomies.Terms, t =>
            Assert.Contains($"`{t.Code}` | `{t.Id}`", documented, StringComparison.Ordinal));
        Assert.All(Taxonomies.All, v => Assert.Contains(v.Id, documented, StringComparison.Ordinal));
        Assert.Equal(Enum.GetValues<ListingType>().Length - 1, Taxonomies.OfType.Count);
        Assert.Equal(Enum.GetValues<DeliveryMode>().Length - 1, Taxonomies.OfMode.Count);
    }

    private static Gen<Listing> Listings => Gen.Int.Select(seed => RandomListings.Make(new Random(seed)));
}
