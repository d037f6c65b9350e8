using System.IO.Compression;
using System.Text;
using AdminPortal.Tests.Host;
using Microsoft.Playwright;
using RiskPlatform.AdminPortal.Pages.Directory.Export;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Directory;

/// <summary>Files that come in from other directories, and go out to them.</summary>
public sealed class FileTests(Portal portal, Browser browser)
{
    [Theory]
    [InlineData("Apply")]
    [InlineData("Discard")]
    public async Task A_file_is_read_row_by_row_and_then_applied_or_thrown_away(string decision)
    {
        using var admin = portal.As("directory_admin");
        var shelf = new Shelf(admin);
        var page = await browser.OpenAsync(portal, admin);
        await page.GotoAsync("/directory/imports/upload");
        await page.GetByLabel("Where it comes from").FillAsync(shelf.Word);
        await page.GetByLabel("The file").SetInputFilesAsync(
            new FilePayload { Name = "services.json", MimeType = "application/json", Buffer = Services(shelf.Word) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = $"Import from {shelf.Word}" }).WaitForAsync();
        await page.IsAccessibleAsync();
        await page.ShotAsync("import");
        Assert.Equal(3, await page.Locator("tbody tr").CountAsync());
        await page.GotoAsync(page.Url + "?outcome=Rejected");
        Assert.Equal(1, await page.Locator("tbody tr").CountAsync());

        if (decision == "Discard")
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Throw it away" }).ClickAsync();
            await page.GetByText("Nothing of the directory changed").WaitForAsync();
            return;
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Apply the import" }).ClickAsync();
        await page.GetByText("Say why").First.WaitForAsync();
        await page.GetByLabel("Why?").FillAsync("Agreed with them.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply the import" }).ClickAsync();
        await page.GetByText("The import is applied").WaitForAsync();
        using var service = admin.Service();
        var drafts = await service.DirectoryAdmin.ListListingsAsync(
            new ListListingsRequest { NamePrefix = shelf.Word, State = ListingState.Draft });
        Assert.Equal(2, drafts.Listings.Count);
    }

    [Fact]
    public async Task What_is_no_such_file_is_refused_by_what_is_in_it()
    {
        using var admin = portal.As("directory_admin");
        var page = await browser.OpenAsync(portal, admin);
        await page.GotoAsync("/directory/imports/upload");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
        await page.GetByText("Choose a file that is not empty").First.WaitForAsync();
        await page.IsAccessibleAsync();

        await page.GetByLabel("Where it comes from").FillAsync("Example source");
        await page.GetByLabel("The file").SetInputFilesAsync(new FilePayload
        {
            Name = "services.json",
            MimeType = "application/json",
            Buffer = Encoding.UTF8.GetBytes("<html></html>"),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
        await page.GetByText("This is neither JSON nor a zip").First.WaitForAsync();

        await page.GetByLabel("The file").SetInputFilesAsync(new FilePayload
        {
            Name = "services.json",
            MimeType = "application/json",
            Buffer = Encoding.UTF8.GetBytes("[ { broken"),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
        await page.Locator("#Upload-error").WaitForAsync();
        Assert.Equal("Example source", await page.GetByLabel("Where it comes from").InputValueAsync());
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_said_to_be()
    {
        using var admin = portal.As("directory_admin");
        var page = await browser.OpenAsync(portal, admin);
        await page.GotoAsync("/directory/imports/upload");
        var file = Path.GetTempFileName();
        await using (var large = File.Create(file)) large.SetLength(65L * 1024 * 1024);

        await page.GetByLabel("The file").SetInputFilesAsync(file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();

        await page.GetByText("The file is larger than 64 MB").First.WaitForAsync();
        File.Delete(file);
    }

    [Fact]
    public async Task The_export_has_what_is_published_and_its_tables_hold_no_formula()
    {
        using var admin = portal.As("directory_admin");
        var shelf = new Shelf(admin);
        await shelf.PublishedAsync(change: l =>
        {
            l.Description = $"=HYPERLINK(\"https://example.org\",\"{shelf.Word}\")";
            l.Contact.Phone = "+44 1632 960002";
        });
        var page = await browser.OpenAsync(portal, admin);
        await page.GotoAsync("/directory/export");
        await page.IsAccessibleAsync();

        var json = await DownloadAsync(page, "Download JSON");
        var zip = await DownloadAsync(page, "Download tables");

        Assert.Contains(shelf.Word, Encoding.UTF8.GetString(json), StringComparison.Ordinal);
        await using var tables = new ZipArchive(new MemoryStream(zip));
        using var services = new StreamReader(await tables.GetEntry("services.csv")!.OpenAsync());
        var text = await services.ReadToEndAsync();
        Assert.Contains("\"'=HYPERLINK(", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"=HYPERLINK(", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\r\n1,2\r\n", "a,b\r\n1,2\r\n")]
    [InlineData("=1+1,-2,+3,@x\n", "'=1+1,'-2,'+3,'@x\n")]
    [InlineData("\"=1,1\",\"a\"\"=b\",c=d\n", "\"'=1,1\",\"a\"\"=b\",c=d\n")]
    [InlineData("\"\",\"\n=1\",\t2", "\"\",\"'\n=1\",'\t2")]
    [InlineData("\uFF1D1,x", "'\uFF1D1,x")]
    public async Task A_cell_that_begins_like_a_formula_gets_an_apostrophe(string table, string safe)
    {
        using var from = new StringReader(table);
        await using var to = new StringWriter();

        await SafeTables.CopyTableAsync(from, to, CancellationToken.None);

        Assert.Equal(safe, to.ToString());
    }

    private static async Task<byte[]> DownloadAsync(IPage page, string button)
    {
        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    /// <summary>Two services that can be used, and one without a name.</summary>
    private static byte[] Services(string word)
    {
        string Service(string name) => $$$"""
            {"id":"{{{Guid.CreateVersion7()}}}","name":"{{{name}}}","description":"Synthetic.","status":"active",
            "organization":{"id":"{{{Guid.CreateVersion7()}}}","name":"{{{word}}} Organisation",
            "description":"Synthetic."}}
            """;
        return Encoding.UTF8.GetBytes($"[{Service(word + " A")},{Service(word + " B")},{Service("")}]");
    }
}
