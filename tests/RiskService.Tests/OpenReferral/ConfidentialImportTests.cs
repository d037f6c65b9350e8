using System.Text;
using System.Text.Json.Nodes;
using RiskPlatform.RiskService.OpenReferral.Hsds;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.OpenReferral.SampleServices;

namespace RiskService.Tests.OpenReferral;

/// <summary>
/// Other directories have no field for a place that must not be known. Where it could be one, it is taken as one.
/// </summary>
public sealed class ConfidentialImportTests(ServiceHost host)
{
    private readonly TestCaller admin = host.Admin();

    public static TheoryData<string, string, string?, bool> Cases => new()
    {
        { "Advice centre", "OTHER", null, false },
        { "Advice centre", "SURVIVOR_SUPPORT", null, true },
        { "Advice centre", "SURVIVOR_SUPPORT", "OPEN", false },
        { "Advice centre", "OTHER", "CONFIDENTIAL", true },
        { "Women's refuge", "", null, true },
        { "Example domestic abuse support", "", null, true },
        { "Example domestic abuse support", "HOUSING", null, true },
        { "Example trauma support after domestic abuse", "TRAUMA", null, true },
        { "Domestic abuse programme", "PERPETRATOR_PROGRAMME", null, false },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task A_place_is_confidential_where_it_could_put_somebody_in_danger(
        string name, string kind, string? place, bool expected)
    {
        var service = Service().With("name", name)
            .With("service_at_locations", At("9 Qzplace Road", place is null ? null : Term(place)));
        if (kind.Length > 0) service["attributes"] = new JsonArray(Attribute(Term(kind)));
        var row = Assert.Single(await admin.ImportAsync("places", SampleServices.Json(service)));
        var location = Assert.Single((await admin.ListingAsync(row.ListingId)).Locations);
        Assert.Equal(expected, location.Confidential);
        Assert.Equal(!expected, location.Address is not null);
        Assert.Equal(expected, row.Details.Any(d => d.Contains("confidential", StringComparison.Ordinal)));
        if (!expected) return;

        // It is sealed and not lost, and coming again it changes nothing.
        var revealed = await admin.Keeping().RevealAddressAsync(new RevealAddressRequest
        {
            ListingId = row.ListingId,
            LocationId = location.LocationId,
            Reason = "synthetic",
            RequestId = Requests.Id(),
        });
        Assert.Equal(["9 Qzplace Road"], revealed.Location.Address.Lines);
        Assert.Equal(1, (await admin.StageAsync("places", SampleServices.Json(service))).UnchangedCount);
    }

    [Fact]
    public async Task Its_address_is_in_no_byte_of_what_is_kept()
    {
        await using var own = new ServiceHost();
        var caller = own.Admin();
        var service = Service().With("attributes", new JsonArray(Attribute(Term("SURVIVOR_SUPPORT"))))
            .With("service_at_locations", At("9 Qzhidden Road"));
        var import = await caller.StageAsync("sealed", SampleServices.Json(service));
        await caller.StageAsync("sealed", SampleServices.Json(service));
        await caller.ApplyAsync(import);
        var kept = Directory.EnumerateFiles(Path.GetDirectoryName(own.DatabaseFile)!, "risk.db*").SelectMany(f =>
        {
            using var stream = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }).ToArray();
        Assert.True(kept.AsSpan().IndexOf("A synthetic service."u8) >= 0, "What is not sealed is found.");
        Assert.True(kept.AsSpan().IndexOf(Encoding.UTF8.GetBytes("Qzhidden")) < 0);
        Assert.DoesNotContain(own.Logs.Lines, l => l.Contains("Qzhidden", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_stands_in_the_words_too_is_not_taken()
    {
        var service = Service().With("attributes", new JsonArray(Attribute(Term("SURVIVOR_SUPPORT"))))
            .With("description", "Come to 9 Qzplace Road.").With("service_at_locations", At("9 Qzplace Road"));
        var row = Assert.Single(await admin.RowsAsync(await admin.StageAsync("words", SampleServices.Json(service))));
        Assert.Equal(ImportOutcome.Rejected, row.Outcome);
        Assert.Contains(row.Details, d => d.StartsWith("description:", StringComparison.Ordinal));
        Assert.DoesNotContain("Qzplace", row.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", "Example, 9 Qzplace Road", "name:")]
    [InlineData("description", "Come to 9 Qzplace Road.", "description:")]
    [InlineData("organization", "Based at 9 Qzplace Road.", "organization:")]
    [InlineData("service_areas", "9 Qzplace Road", "")]
    public async Task An_address_that_was_sealed_before_is_neither_taken_nor_reported(
        string field, string words, string expected)
    {
        var service = Service(organisation: "Example of " + field)
            .With("attributes", new JsonArray(Attribute(Term("SURVIVOR_SUPPORT"))))
            .With("service_at_locations", At("9 Qzplace Road"));
        var first = Assert.Single(await admin.ImportAsync("later words", SampleServices.Json(service)));
        Assert.Equal(ImportOutcome.Created, first.Outcome);
        if (field == "organization") service["organization"]!["description"] = words;
        else if (field == "service_areas") service["service_areas"]![0] = new JsonObject { ["name"] = words };
        else service[field] = words;
        var row = Assert.Single(
            await admin.RowsAsync(await admin.StageAsync("later words", SampleServices.Json(service))));
        Assert.DoesNotContain("Qzplace", row.ToString(), StringComparison.Ordinal);
        if (expected.Length == 0) return;
        Assert.Equal(ImportOutcome.Rejected, row.Outcome);
        Assert.Contains(row.Details, d => d.StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_open_place_opens_no_other_and_not_where_it_moves_to()
    {
        var service = Service().With("attributes", new JsonArray(Attribute(Term("SURVIVOR_SUPPORT"))));
        var office = At("9 Qzoffice Road", Term("OPEN"));
        office[0]!["location"]!["name"] = "";
        service["service_at_locations"] = office;
        var row = Assert.Single(await admin.ImportAsync("opens", SampleServices.Json(service)));
        Assert.False(Assert.Single((await admin.ListingAsync(row.ListingId)).Locations).Confidential);

        // Another, as nameless, before it.
        var refuge = At("10 Qzhidden Road")[0]!.DeepClone();
        refuge["location"]!["name"] = "";
        refuge["location"]!["addresses"]![0]!["postal_code"] = "LS2 9ZZ";
        service["service_at_locations"] = new JsonArray(refuge, office[0]!.DeepClone());
        await admin.ImportAsync("opens", SampleServices.Json(service));
        var places = (await admin.ListingAsync(row.ListingId)).Locations;
        Assert.Equal([true, false], places.Select(p => p.Confidential));
        Assert.Equal("9 Qzoffice Road", places[1].Address.Lines[0]);

        var moving = Service().With("attributes", new JsonArray(Attribute(Term("SURVIVOR_SUPPORT"))))
            .With("service_at_locations", At("9 Qzoffice Road", Term("OPEN")));
        row = Assert.Single(await admin.ImportAsync("moves", SampleServices.Json(moving)));
        await admin.ImportAsync(
            "moves", SampleServices.Json(moving.With("service_at_locations", At("11 Qzhidden Road"))));
        Assert.True(Assert.Single((await admin.ListingAsync(row.ListingId)).Locations).Confidential);
    }

    [Fact]
    public async Task A_place_that_is_named_as_a_refuge_is_taken_as_one()
    {
        var service = Service().With("attributes", new JsonArray(Attribute(Term("HOUSING"))))
            .With("service_at_locations", At("9 Qzplace Road"));
        service["service_at_locations"]![0]!["location"]!["name"] = "Women's refuge";
        var row = Assert.Single(await admin.ImportAsync("named", SampleServices.Json(service)));
        Assert.True(Assert.Single((await admin.ListingAsync(row.ListingId)).Locations).Confidential);
    }

    [Fact]
    public async Task What_a_listing_is_never_changes()
    {
        var service = Service().With("attributes", new JsonArray(Attribute(Term("HOUSING"))));
        await admin.ImportAsync("kinds", SampleServices.Json(service));
        service["attributes"] = new JsonArray(Attribute(Term("TRAUMA")));
        var row = Assert.Single(await admin.RowsAsync(await admin.StageAsync("kinds", SampleServices.Json(service))));
        Assert.Equal(ImportOutcome.Rejected, row.Outcome);
        Assert.StartsWith("attributes:", Assert.Single(row.Details), StringComparison.Ordinal);
    }

    private static string Term(string code) => Taxonomies.Terms.Single(t => t.Code == code).Id;
}
