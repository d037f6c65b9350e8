using System.IO.Compression;
using AdminPortal.Tests.Host;
using Microsoft.Playwright;

namespace AdminPortal.Tests.Everywhere;

/// <summary>What must hold of every page, whatever it shows. Each thing that does not is one line.</summary>
internal static class PageRules
{
    private const int MostBytes = 100 * 1024;

    /// <summary>What the page's answer and its head must be.</summary>
    internal static async Task<List<string>> AnswerAsync(IPage page, IResponse? answer)
    {
        var wrong = new List<string>();
        if (answer is not { Status: 200 }) return [$"answers {answer?.Status}"];
        var cache = await answer.HeaderValueAsync("cache-control");
        if (cache != "no-store") wrong.Add($"may be kept: {cache}");
        var size = Compressed(await answer.BodyAsync());
        if (size > MostBytes) wrong.Add($"is {size} bytes compressed");
        wrong.AddRange(await HeadAsync(page));
        return wrong;
    }

    /// <summary>Its title, its one heading, and the way out.</summary>
    internal static async Task<List<string>> HeadAsync(IPage page)
    {
        var wrong = new List<string>();
        var title = await page.TitleAsync();
        var isNamed = title.EndsWith(" – RiskPlatform", StringComparison.Ordinal) && title[0] != ' ';
        if (!isNamed)
            wrong.Add($"has the title “{title}”");
        if ((title + page.Url).Contains(MadeUpWords.Mark, StringComparison.OrdinalIgnoreCase))
            wrong.Add($"tells of somebody in its title or address: {title} {page.Url}");
        var headings = await page.Locator("h1").CountAsync();
        if (headings != 1) wrong.Add($"has {headings} h1");
        if (!await page.Locator(".govuk-js-exit-this-page-button").IsVisibleAsync()) wrong.Add("has no way out");
        return wrong;
    }

    /// <summary>Everything that can be opened is open.</summary>
    internal static Task UnfoldAsync(IPage page) => page.EvaluateAsync(
        "() => { for (const d of document.querySelectorAll('details')) d.open = true; scrollTo(0, 0); }");

    /// <summary>No violation of WCAG 2.2 AA.</summary>
    internal static Task<List<string>> AxeAsync(IPage page) => TryAsync(page.IsAccessibleAsync);

    /// <summary>A phone, and 200 % of a usual window: what is 1280 wide is then 640.</summary>
    internal static async Task<List<string>> WidthsAsync(IPage page)
    {
        var wrong = new List<string>();
        foreach (var (width, height) in new[] { (640, 400), (320, 640) })
        {
            await page.SetViewportSizeAsync(width, height);
            wrong.AddRange((await TryAsync(page.FitsAsync)).Select(w => $"{width} wide: {w}"));
        }

        return wrong;
    }

    /// <summary>On paper: nothing of the survivor's side, and no way around the site.</summary>
    internal static async Task<List<string>> PrintAsync(IPage page)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var shown = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll(
                '.survivor-only, .no-print, nav, .govuk-exit-this-page, .portal-header__person, .govuk-button')]
              .filter(e => e.checkVisibility() && e.getBoundingClientRect().height > 0)
              .map(e => `${e.tagName}.${e.className}`)
            """);
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        return [.. shown.Distinct().Select(s => "prints " + s)];
    }

    /// <summary>Addresses on this site that the page leads to, but for the way out and the account.</summary>
    internal static async Task<IEnumerable<string>> LinksAsync(IPage page)
    {
        var links = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin)
              .map(a => a.pathname + a.search)
            """);
        return links.Where(l => l is not ("/exit" or "/account")).Distinct();
    }

    private static async Task<List<string>> TryAsync(Func<Task> check)
    {
        try
        {
            await check();
            return [];
        }
        catch (Xunit.Sdk.TrueException wrong)
        {
            return [wrong.Message];
        }
    }

    private static int Compressed(byte[] body)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(body);
        return (int)to.Length;
    }
}
