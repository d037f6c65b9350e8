using System.IO.Compression;
using System.Text;
using AdminPortal.Tests.Host;
using Microsoft.Playwright;
using RiskPlatform.AdminPortal.Pages.Directory.Export;
using RiskPlatform.AdminPortal.Pages.Directory.Imports;
using RiskPlatform.V1;
using TestKit.Processes;

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
            await page.GetByText("Throw it away instead").ClickAsync();
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
        await page.GetByText("This is a web page or XML").First.WaitForAsync();

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

    [Theory]
    [InlineData("PK\u0003\u0004......................\u0013...[Content_Types].xml", "office document")]
    [InlineData("%PDF-1.7", "This is a PDF")]
    [InlineData("\u001F\u008B\u0008", "Unpack it")]
    [InlineData("\u00FF\u00FE[\0{\0", "Save it in UTF-8")]
    [InlineData("<html></html>", "web page or XML")]
    [InlineData("id,name,description\r\n1,A,B", "put it into a zip")]
    [InlineData("PK\u0005\u0006", "nothing in it")]
    [InlineData("Something else", "neither JSON nor a zip")]
    [InlineData("a,\0,\u0001", "neither JSON nor a zip")]
    public async Task What_a_file_is_instead_is_said_with_what_to_do(string content, string said)
    {
        using var file = new MemoryStream(Encoding.Latin1.GetBytes(content));

        var kind = await FileKind.OfAsync(file, CancellationToken.None);

        Assert.Equal(DirectoryFormat.Unspecified, kind.Format);
        Assert.Contains(said, kind.Wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{}]", DirectoryFormat.Json)]
    [InlineData("\u00EF\u00BB\u00BF {", DirectoryFormat.Json)]
    [InlineData("PK\u0003\u0004......................\u000C...services.csv", DirectoryFormat.Csv)]
    public async Task What_can_be_read_is_known_by_its_beginning(string content, DirectoryFormat format)
    {
        using var file = new MemoryStream(Encoding.Latin1.GetBytes(content));

        Assert.Equal(new FileKind(format), await FileKind.OfAsync(file, CancellationToken.None));
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

    [Theory]
    [InlineData(3_000)]
    [InlineData(100_000)]
    public async Task Whoever_runs_the_portal_says_how_large_a_file_may_be(int size)
    {
        await using var strict = new Portal(new Dictionary<string, string> { ["Imports:MostBytes"] = "2048" });
        await strict.InitializeAsync();
        using var admin = strict.As("directory_admin");
        var page = await browser.OpenAsync(strict, admin);
        await page.GotoAsync("/directory/imports/upload");
        await page.GetByText("Up to 2 KB").WaitForAsync();
        await page.GetByLabel("Where it comes from").FillAsync("Example source");
        await page.GetByLabel("The file").SetInputFilesAsync(new FilePayload
        {
            Name = "services.json",
            MimeType = "application/json",
            Buffer = new byte[size],
        });

        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();

        await page.GetByText("The file is larger than 2 KB. Divide it").First.WaitForAsync();
    }

    [Fact]
    public void No_page_but_the_export_makes_tables()
    {
        var export = Path.Combine("Directory", "Export");
        var makers = System.IO.Directory.EnumerateFiles(
                RepositoryFiles.Path("src", "AdminPortal"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}Imports{Path.DirectorySeparatorChar}",
                StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f).Contains("csv", StringComparison.OrdinalIgnoreCase));

        Assert.All(makers, f => Assert.Contains(export, f, StringComparison.Ordinal));
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
