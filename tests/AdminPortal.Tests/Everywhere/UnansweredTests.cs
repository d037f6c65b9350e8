using System.Net;
using AdminPortal.Tests.Host;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AdminPortal.Tests.Everywhere;

/// <summary>A service that has stopped, or takes too long: each page says so, and nothing typed is lost.</summary>
public sealed class UnansweredTests(Browser browser)
{
    private const string Typed = "Typed by somebody, to be kept", TypedShort = "typed-7";

    private const string TaskPage = "/Cases/Referrals/TaskDone";

    private static readonly string[] Told = ["RiskService does not answer", "RiskService took too long"];

    [Theory]
    [InlineData("stopped")]
    [InlineData("slow")]
    public async Task Each_page_says_so_and_each_form_keeps_what_was_typed(string how)
    {
        using var gate = new Gate();
        var deadline = new Dictionary<string, string> { ["RiskService:DeadlineSeconds"] = how == "slow" ? "3" : "10" };
        await using var portal = new Portal(deadline) { Through = gate.Open };
        await portal.InitializeAsync();
        using var world = await World.FullAsync(portal, how, MadeUpWords.Usual);
        var before = new List<(string Name, TestPage Page)>();
        foreach (var (name, address) in Of(world)) before.Add((name, await world.Everybody.OpenAsync(address)));
        await using var visit = await Visit.StartAsync(browser, portal, world.Everybody);
        await visit.Window.GotoAsync(world.Addresses[TaskPage]);
        if (how == "slow") gate.Shut();
        else await portal.KillServiceAsync();

        var wrong = new List<string>();
        foreach (var some in Of(world).Chunk(24))
            wrong.AddRange((await Task.WhenAll(some.Select(a => OpenAsync(world, a.Key, a.Value)))).OfType<string>());
        var sent = new List<Answer>();
        foreach (var some in before.SelectMany(b => Forms(b.Name, b.Page)).Chunk(24))
            sent.AddRange(await Task.WhenAll(some.Select(f => SendAsync(world, f))));

        wrong.AddRange(sent.Select(s => s.Wrong).OfType<string>());
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        await SeeAsync(visit, how);
        var told = sent.Count(s => s.IsTold);
        Assert.True(told > 30, $"Only {told} forms got as far as the service.");
    }

    /// <summary>What the person sees in place of a page that can't be shown again, and what they typed on it.</summary>
    private static async Task SeeAsync(Visit visit, string how)
    {
        var page = visit.Window;
        await page.FillAsync("main textarea", Typed);
        await page.LeaveByAsync(() => page.ClickAsync("main button"));
        visit.Note(how, await PageRules.HeadAsync(page));
        visit.Note(how, await PageRules.AxeAsync(page));
        await visit.ShotAsync("unanswered-" + how);
        visit.Note(how, await PageRules.WidthsAsync(page));
        await visit.ShotAsync("unanswered-" + how);
        Assert.Equal(Typed, await page.InputValueAsync("main textarea"));
        await page.ClickAsync("text=Send it again");
        Assert.Equal(Typed, await page.InputValueAsync("main textarea"));
        visit.End();
    }

    /// <summary>Pages about people and agencies have a database of their own.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Of(World world) =>
        world.Addresses.Where(a => !a.Key.StartsWith("/Platform/", StringComparison.Ordinal));

    private static async Task<string?> OpenAsync(World world, string name, string address)
    {
        var page = await world.Everybody.OpenAsync(address);
        return page.Status switch
        {
            HttpStatusCode.OK => null,
            HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout when IsTold(page) => null,
            _ => $"{name} answers {page.Status}: {page.Text}",
        };
    }

    private sealed record Form(string Name, TestPage Page, (string Name, string Value)[] Answers);

    private sealed record Answer(string? Wrong, bool IsTold);

    private static IEnumerable<Form> Forms(string name, TestPage page)
    {
        foreach (var form in page.Html.QuerySelectorAll<IHtmlFormElement>("main form[method=post]"))
        {
            var answers = form.QuerySelectorAll("input[name],textarea[name]").Select(AnswerTo)
                .OfType<(string Name, string)>().DistinctBy(a => a.Name).ToArray();
            foreach (var radio in form.QuerySelectorAll<IHtmlInputElement>("[type=radio],[type=checkbox]"))
            {
                var others = form.QuerySelectorAll<IHtmlInputElement>($"[name='{radio.Name}']");
                if (!others.Any(o => o.IsChecked)) radio.IsChecked = true;
            }


            foreach (var select in form.QuerySelectorAll<IHtmlSelectElement>("select"))
                if (string.IsNullOrEmpty(select.Value)) select.Options[^1].IsSelected = true;
            if (answers.Any(a => a.Item2 is Typed or TypedShort)) yield return new Form(name, page, answers);
        }
    }

    private static (string Name, string Value)? AnswerTo(IElement field) => field switch
    {
        IHtmlTextAreaElement { Name: { } name } => (name, Typed),
        IHtmlInputElement { Type: "text", Value: "", Name: { } name } => (name, name.Split('.')[^1] switch
        {
            "Day" or "Month" => "3",
            "Year" => "2030",
            _ => TypedShort,
        }),
        _ => null,
    };

    private static async Task<Answer> SendAsync(World world, Form form)
    {
        var page = await world.Everybody.SendAsync(form.Page, form.Answers);
        var lost = form.Answers.Where(a => a.Value is Typed or TypedShort)
            .Where(a => !page.Html.QuerySelectorAll($"[name='{a.Name}']").Any(f =>
                f is IHtmlTextAreaElement t ? t.Value.Trim() == a.Value : f.GetAttribute("value") == a.Value))
            .Select(a => a.Name).ToList();
        var isToldOrWrong = page.Status is HttpStatusCode.UnprocessableEntity
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout

            // A connection that breaks in the middle of an answer.
            or HttpStatusCode.InternalServerError;

        // A search stands in the address, sealed: to open that again is to send it again.
        if (page.Address.Query.Contains("search=", StringComparison.Ordinal)) lost.Clear();

        // A step that needs no answer goes on; it keeps what was typed for the steps after it, or shows it to check.
        if (page.Status == HttpStatusCode.OK && (IsTold(page) || page.Text.Contains(Typed, StringComparison.Ordinal)))
            return new Answer(null, false);
        var wrong = !isToldOrWrong ? $"{form.Name} answers {page.Status}: {page.Text}"
            : lost.Count > 0 ? $"{form.Name} ({page.Status}) loses {string.Join(", ", lost)}" : null;
        return new Answer(wrong, IsTold(page));
    }

    private static bool IsTold(TestPage page) => Told.Any(t => page.Text.Contains(t, StringComparison.Ordinal));
}
