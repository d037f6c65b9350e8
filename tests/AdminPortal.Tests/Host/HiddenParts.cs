using AngleSharp.Dom;
using Microsoft.Playwright;

namespace AdminPortal.Tests.Host;

/// <summary>What only the survivor's side knows: not on a page until somebody asks for it.</summary>
public static class HiddenParts
{
    /// <summary>The same page with all that is hidden on it.</summary>
    public static Task<TestPage> RevealAsync(this TestPerson person, TestPage page)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(page);
        var links = page.Html.QuerySelectorAll("main a[href*='reveal=']");
        return person.OpenAsync(links.Length == 0 ? page.Address.PathAndQuery
            : links[^1].GetAttribute("href")!.Split('#')[0]);
    }

    /// <summary>The same in a browser.</summary>
    public static async Task RevealAsync(this IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var links = page.Locator("main a[href*='reveal=']");
        if (await links.CountAsync() > 0) await page.GotoAsync((await links.Last.GetAttributeAsync("href"))!);
    }

    /// <summary>It is nowhere on the page, and within a mark where it is asked for.</summary>
    public static async Task AssertHiddenAsync(this TestPerson person, TestPage page, string words)
    {
        ArgumentNullException.ThrowIfNull(page);
        Assert.DoesNotContain(words, page.Html.QuerySelector("main")!.OuterHtml, StringComparison.Ordinal);
        var shown = await person.RevealAsync(page);
        var holders = shown.Html.Holders(words).ToList();
        Assert.NotEmpty(holders);
        Assert.All(holders, e => Assert.True(e.Closest(".survivor-only[id]") is not null, e.OuterHtml));
    }

    /// <summary>The same of the page at an address.</summary>
    public static async Task AssertHiddenAsync(this TestPerson person, string path, string words)
    {
        ArgumentNullException.ThrowIfNull(person);
        await person.AssertHiddenAsync(await person.OpenAsync(path), words);
    }

    /// <summary>The elements whose own text has these words.</summary>
    public static IEnumerable<IElement> Holders(this IDocument page, string words)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.QuerySelectorAll("main *")
            .Where(e => e.ChildNodes.OfType<IText>().Any(t => t.Text.Contains(words, StringComparison.Ordinal)));
    }
}
