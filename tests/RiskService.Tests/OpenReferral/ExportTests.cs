using System.IO.Compression;
using System.Text;
using System.Text.Json;
using RiskPlatform.V1;

namespace RiskService.Tests.OpenReferral;

public sealed class ExportTests(SampleDirectory directory) : IClassFixture<SampleDirectory>
{
    [Fact]
    public async Task What_is_published_leaves_as_services_that_the_profile_takes()
    {
        using var json = JsonDocument.Parse(await directory.Admin.ExportAsync(DirectoryFormat.Json));
        var services = json.RootElement.EnumerateArray().ToList();
        Assert.Equal(3, services.Count);
        foreach (var service in services) await Schemas.AssertValidAsync("service", service.GetRawText());

        var programme = services.Single(s => s.GetProperty("name").GetString() == "Aire programme");
        Assert.Equal("Example Standard, edition 3, number EX-12, until 2026-06-30",
            programme.GetProperty("accreditations").GetString());
        Assert.Equal("active", programme.GetProperty("status").GetString());
        Assert.Equal(12.5m, programme.GetProperty("cost_options")[0].GetProperty("amount").GetDecimal());
        Assert.False(programme.TryGetProperty("alert", out _));
        var helpline = services.Single(s => s.GetProperty("name").GetString() == "Beacon helpline");
        Assert.Contains("Made-up", helpline.GetProperty("alert").GetString(), StringComparison.Ordinal);
        var refuge = services.Single(s => s.GetProperty("name").GetString() == "Calder support");
        Assert.False(refuge.TryGetProperty("service_at_locations", out _));
    }

    [Theory]
    [InlineData(DirectoryFormat.Json)]
    [InlineData(DirectoryFormat.Csv)]
    public async Task Nothing_confidential_is_in_any_byte(DirectoryFormat format)
    {
        var file = await directory.Admin.ExportAsync(format);
        var text = format == DirectoryFormat.Json ? Encoding.UTF8.GetString(file) : Unpacked(file);
        Assert.Contains("Aire programme", text, StringComparison.Ordinal);
        Assert.Contains("1 Example Street", text, StringComparison.Ordinal);
        Assert.All(SampleDirectory.Secrets, secret =>
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("53.12", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DirectoryFormat.Json)]
    [InlineData(DirectoryFormat.Csv)]
    public async Task An_export_that_comes_back_changes_nothing(DirectoryFormat format)
    {
        var file = await directory.Admin.ExportAsync(format);
        var import = await directory.Admin.StageAsync("own export " + format, file, format);
        var rows = await directory.Admin.RowsAsync(import);
        Assert.Equal(3, import.UnchangedCount);
        Assert.All(rows, r => Assert.True(r.Outcome == ImportOutcome.Unchanged, r.ToString()));
        Assert.Equal(rows.Select(r => r.SourceId), rows.Select(r => r.ListingId));
    }

    [Fact]
    public async Task Tables_are_those_of_the_profile()
    {
        using var zip = new ZipArchive(new MemoryStream(await directory.Admin.ExportAsync(DirectoryFormat.Csv)));
        var examples = Directory.EnumerateFiles(Importing.Data("examples", "csv")).Select(Path.GetFileName).ToList();
        Assert.Contains("services.csv", zip.Entries.Select(e => e.Name));
        Assert.Empty(zip.Entries.Select(e => e.Name).Except(examples)
            .Except(["attributes.csv", "service_at_locations.csv"]));
        using var services = new StreamReader(zip.GetEntry("services.csv")!.Open());
        Assert.Equal(
            File.ReadLines(Importing.Data("examples", "csv", "services.csv")).First(), await services.ReadLineAsync());
    }

    private static string Unpacked(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        var all = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            all.AppendLine(reader.ReadToEnd());
        }

        return all.ToString();
    }
}
