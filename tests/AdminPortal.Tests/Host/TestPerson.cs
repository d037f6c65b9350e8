using System.Diagnostics;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RiskPlatform.Client;

namespace AdminPortal.Tests.Host;

/// <summary>
/// A person at the portal without a browser: reads pages, fills in forms and follows where they lead.
/// </summary>
public sealed class TestPerson : IDisposable
{
    private readonly HttpClient http;
    private readonly Portal portal;
    private readonly string roles;
    private readonly string agency;
    private readonly TimeSpan provedAgo;

    internal TestPerson(Portal portal, string roles, string agency, string subject, TimeSpan provedAgo)
    {
        (this.portal, this.roles, this.agency, Subject, this.provedAgo) = (portal, roles, agency, subject, provedAgo);
        var cookies = new CookieContainer();
        cookies.Add(new Cookie(TestSignIn.Cookie, CookieValue) { Path = "/", Domain = portal.Address.Host });
        http = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = portal.Address };
    }

    public string Subject { get; }

    internal string CookieValue => Uri.EscapeDataString(
        string.Join('|', roles, agency, Subject, portal.Token(roles, agency, Subject), (int)provedAgo.TotalSeconds));

    /// <summary>The service, as this person.</summary>
    public RiskPlatformClient Service() => portal.Service(roles, agency, Subject);

    /// <summary>Asks as this person and follows nothing; for what is about an answer itself.</summary>
    internal HttpClient Still()
    {
        var cookies = new CookieContainer();
        cookies.Add(new Cookie(TestSignIn.Cookie, CookieValue) { Path = "/", Domain = portal.Address.Host });
        return new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false })
        {
            BaseAddress = portal.Address,
        };
    }

    /// <summary>Opens a page.</summary>
    public async Task<TestPage> OpenAsync(string path) =>
        await TestPage.ReadAsync(await http.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>The same, as part of a trace.</summary>
    public async Task<TestPage> OpenAsync(string path, ActivityTraceId trace)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        var span = ActivitySpanId.CreateRandom();
        request.Headers.Add("traceparent", $"00-{trace.ToHexString()}-{span.ToHexString()}-01");
        return await TestPage.ReadAsync(await http.SendAsync(request));
    }

    /// <summary>
    /// Sends the form of a page that has a field of every name given, with these answers in place of what it held.
    /// </summary>
    public Task<TestPage> SendAsync(TestPage page, params (string Name, string Value)[] answers) =>
        PressAsync(page, null, answers);

    /// <summary>Does the same with a button that has an address of its own, its <c>formaction</c>.</summary>
    public async Task<TestPage> PressAsync(
        TestPage page, string? formAction, params (string Name, string Value)[] answers)
    {
        ArgumentNullException.ThrowIfNull(page);
        var form = page.Html.QuerySelectorAll<IHtmlFormElement>("main form")
            .First(f => f.Method == "post" && answers.All(a => f.QuerySelector($"[name='{a.Name}']") is not null));
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var field in form.QuerySelectorAll("[name]"))
        {
            var name = field.GetAttribute("name")!;
            if (answers.Any(a => a.Name == name)) continue;
            switch (field)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }:
                case IHtmlButtonElement:
                    break;
                case IHtmlInputElement input: fields.Add(new(name, input.Value)); break;
                case IHtmlTextAreaElement text: fields.Add(new(name, text.Value)); break;
                case IHtmlSelectElement select: fields.Add(new(name, select.Value ?? "")); break;
            }
        }

        fields.AddRange(answers.Select(a => KeyValuePair.Create(a.Name, a.Value)));
        using var content = new FormUrlEncodedContent(fields);
        var to = formAction ?? form.GetAttribute("action");
        var action = string.IsNullOrEmpty(to) ? page.Address : new Uri(page.Address, to);
        return await TestPage.ReadAsync(await http.PostAsync(action, content));
    }

    public void Dispose() => http.Dispose();
}

/// <summary>A page as it came.</summary>
public sealed record TestPage(HttpStatusCode Status, Uri Address, IDocument Html, HttpResponseMessage Answer)
{
    /// <summary>The text of its main part, with single spaces.</summary>
    public string Text => string.Join(' ', (Html.QuerySelector("main")?.TextContent ?? "")
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    internal static async Task<TestPage> ReadAsync(HttpResponseMessage answer)
    {
        var html = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        return new TestPage(answer.StatusCode, answer.RequestMessage!.RequestUri!, html, answer);
    }
}
