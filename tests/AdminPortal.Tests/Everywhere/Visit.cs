using AdminPortal.Tests.Host;
using Microsoft.Playwright;

namespace AdminPortal.Tests.Everywhere;

/// <summary>One window that goes from page to page and notes what is wrong with each.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("RISKPLATFORM_TEST_PICTURES");
    private readonly IPage page;
    private readonly List<string> wrong = [];
    private readonly List<string> console = [];

    private Visit(IPage page)
    {
        this.page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") console.Add(message.Text);
        };
        page.PageError += (_, error) => console.Add(error);
    }

    internal IPage Window => page;

    internal static async Task<Visit> StartAsync(Browser browser, Portal portal, TestPerson person) =>
        new(await browser.OpenAsync(portal, person, width: 1280));

    internal static async Task<Visit> StartAsync(Browser browser, Uri address) =>
        new(await browser.OpenAsync(address, width: 1280));

    /// <summary>Notes what is wrong with a page.</summary>
    internal void Note(string name, IEnumerable<string> lines) => wrong.AddRange(lines.Select(l => $"{name} {l}"));

    /// <summary>What the browser itself complained of since then; a form with errors answers 422.</summary>
    internal void NoteConsole(string name)
    {
        Note(name, console.Where(c => !c.Contains("status of 422", StringComparison.Ordinal)).Select(c => "logs " + c));
        console.Clear();
    }

    /// <summary>A picture to look at, where a folder for them is named.</summary>
    internal async Task ShotAsync(string name)
    {
        if (Pictures is null) return;
        var file = name.Trim('/').Replace('/', '-').Replace('#', '-') + $"-{page.ViewportSize!.Width}.png";
        await page.EvaluateAsync("() => scrollTo(0, 0)");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, file), FullPage = true });
    }

    /// <summary>Fails with everything that was noted.</summary>
    internal void End() => Assert.True(wrong.Count == 0, string.Join('\n', wrong));

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();
}
