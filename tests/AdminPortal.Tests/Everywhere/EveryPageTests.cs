using System.Net;
using AdminPortal.Tests.Host;
using Microsoft.Playwright;

namespace AdminPortal.Tests.Everywhere;

/// <summary>Each page in a real browser: full, with long words, and of an agency that has just begun.</summary>
[Collection(nameof(EveryPage))]
public sealed class EveryPageTests(Portal portal, Browser browser, Worlds worlds)
{
    public static TheoryData<string> Areas =>
        ["/Index", "/Home", "/Reviews", "/Cases", "/Directory", "/Programme", "/Managers", "/Auditors", "/Platform"];

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task Each_page_is_good_in_every_form(string area)
    {
        var world = await worlds.FullAsync();
        await using var visit = await Visit.StartAsync(browser, portal, world.Everybody);
        var links = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, address) in Of(world, area))
        {
            await OpenAsync(visit, name, address);
            await visit.ShotAsync(name);
            links.UnionWith(await PageRules.LinksAsync(visit.Window));
            visit.Note(name, await PageRules.AxeAsync(visit.Window));
            await visit.Window.RevealAsync();
            links.UnionWith(await PageRules.LinksAsync(visit.Window));
            await PageRules.UnfoldAsync(visit.Window);
            visit.Note(name, await PageRules.AxeAsync(visit.Window));
            visit.Note(name, await PageRules.PrintAsync(visit.Window));
            visit.Note(name, await PageRules.WidthsAsync(visit.Window));
            await visit.ShotAsync(name);
            visit.NoteConsole(name);
        }

        foreach (var link in links)
        {
            var there = await world.Everybody.OpenAsync(link);
            if (there.Status != HttpStatusCode.OK) visit.Note(area, [$"leads to {link}, which answers {there.Status}"]);
        }

        visit.End();
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task Long_words_stay_on_the_page(string area)
    {
        var world = await worlds.LongAsync();
        await using var visit = await Visit.StartAsync(browser, portal, world.Everybody);
        foreach (var (name, address) in Of(world, area))
        {
            await OpenAsync(visit, name, address);
            await visit.Window.RevealAsync();
            await PageRules.UnfoldAsync(visit.Window);
            await visit.ShotAsync(name + "-long");
            visit.Note(name, await PageRules.WidthsAsync(visit.Window));
            visit.Note(name, await PageRules.AxeAsync(visit.Window));
            await visit.ShotAsync(name + "-long");
            visit.NoteConsole(name);
        }

        visit.End();
    }

    [Fact]
    public async Task An_agency_that_has_just_begun_finds_its_way()
    {
        var full = await worlds.FullAsync();
        await using var visit = await Visit.StartAsync(browser, portal, worlds.Empty.Everybody);
        foreach (var (name, address) in full.Addresses.Where(a => IsOfNobody(a.Value)))
        {
            await OpenAsync(visit, name, address);
            await visit.ShotAsync(name + "-empty");
            visit.Note(name, await PageRules.AxeAsync(visit.Window));
            visit.Note(name, await PageRules.WidthsAsync(visit.Window));
            visit.NoteConsole(name);
        }

        visit.End();
    }

    [Fact]
    public async Task Each_title_is_of_one_page()
    {
        var world = await worlds.FullAsync();
        var titles = new List<(string Name, string Title)>();
        foreach (var (name, address) in world.Addresses)
            titles.Add((name, (await world.Everybody.OpenAsync(address)).Html.Title ?? ""));

        var twice = titles.GroupBy(t => t.Title).Where(g => g.Count() > 1)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(t => t.Name))}").ToList();
        Assert.True(twice.Count == 0, string.Join('\n', twice));
    }

    private static async Task OpenAsync(Visit visit, string name, string address)
    {
        await visit.Window.SetViewportSizeAsync(1280, 900);
        var answer = await visit.Window.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        visit.Note(name, await PageRules.AnswerAsync(visit.Window, answer));
    }

    private static IEnumerable<KeyValuePair<string, string>> Of(World world, string area) =>
        world.Addresses.Where(a => a.Key == area || a.Key.StartsWith(area + "/", StringComparison.Ordinal));

    /// <summary>Nothing in its address is of one agency.</summary>
    private static bool IsOfNobody(string address) =>
        !address.Split('/', '=').Any(part => Guid.TryParse(part, out _))
        && !address.Contains("everywhere", StringComparison.Ordinal);
}
