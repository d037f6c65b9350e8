using System.Net;
using AdminPortal.Tests.Host;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AdminPortal.Tests.Identity;

/// <summary>Somebody at the portal without a browser, who signs in as people do.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClientHandler handler = new() { CookieContainer = new CookieContainer() };
    private readonly HttpClient http;

    public const string Usual = "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0";

    public Visitor(Uri address, string agent = Usual)
    {
        http = new HttpClient(handler) { BaseAddress = address };
        http.DefaultRequestHeaders.UserAgent.ParseAdd(agent);
    }

    public CookieContainer Cookies => handler.CookieContainer;

    public async Task<TestPage> OpenAsync(string path) =>
        await TestPage.ReadAsync(await http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute)));

    /// <summary>Asks for a page and does not follow where it leads.</summary>
    public async Task<HttpResponseMessage> PeekAsync(string path)
    {
        using var still = new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false };
        using var asks = new HttpClient(still) { BaseAddress = http.BaseAddress };
        return await asks.GetAsync(new Uri(path, UriKind.Relative));
    }

    /// <summary>Sends fields that no form of a page gave.</summary>
    public async Task<HttpStatusCode> PostAsync(string path, Dictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content);
        return answer.StatusCode;
    }

    /// <summary>Sends the form of the page's head that goes there.</summary>
    public Task<TestPage> SendHeaderAsync(TestPage page, string to) =>
        SendFormAsync(page, page.Html.QuerySelector($"header form[action='{to}']")!, []);

    /// <summary>Sends the form that has these fields, or that goes where <paramref name="to"/> says.</summary>
    public Task<TestPage> SendAsync(TestPage page, string? to, params (string Name, string Value)[] answers)
    {
        ArgumentNullException.ThrowIfNull(page);
        var form = page.Html.QuerySelectorAll("main form").First(f =>
            string.Equals(f.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase)
            && (f.GetAttribute("action") ?? "").Contains(to ?? "", StringComparison.OrdinalIgnoreCase)
            && answers.All(a => f.QuerySelector($"[name='{a.Name}']") is not null));
        return SendFormAsync(page, form, answers);
    }

    public Task<TestPage> SendAsync(TestPage page, params (string Name, string Value)[] answers) =>
        SendAsync(page, null, answers);

    private async Task<TestPage> SendFormAsync(TestPage page, IElement form, (string Name, string Value)[] answers)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var field in form.QuerySelectorAll("input[name],select[name],textarea[name]"))
        {
            var name = field.GetAttribute("name")!;
            if (answers.Any(a => a.Name == name)) continue;
            var value = field switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement text => text.Value,
                IHtmlSelectElement select => select.Value ?? "",
                _ => null,
            };
            if (value is not null) fields.Add(new(name, value));
        }

        fields.AddRange(answers.Select(a => KeyValuePair.Create(a.Name, a.Value)));
        using var content = new FormUrlEncodedContent(fields);
        var action = form.GetAttribute("action") is { Length: > 0 } at ? new Uri(page.Address, at) : page.Address;
        return await TestPage.ReadAsync(await http.PostAsync(action, content));
    }

    /// <summary>Follows a set-up link to its end.</summary>
    public async Task<Authenticator> SetUpAsync(
        Uri link, string name, string password, string? email = null, TimeProvider? clock = null)
    {
        var first = await OpenAsync(link.ToString());
        (string, string)[] answers = [("Name", name), ("Password", password), ("Repeated", password)];
        var second = await SendAsync(first, email is null ? answers : [.. answers, ("Email", email)]);
        var key = second.Html.QuerySelector(".account-key")?.TextContent
            ?? throw new InvalidOperationException(second.Text);
        var last = await SendAsync(second, ("Code", new Authenticator(key, clock).Code));
        Assert.Contains("Keep your recovery codes", last.Text, StringComparison.Ordinal);
        var codes = last.Html.QuerySelectorAll(".account-codes code").Select(c => c.TextContent).ToList();
        return new Authenticator(key, clock) { RecoveryCodes = codes };
    }

    /// <summary>From the start page to the start page.</summary>
    public async Task<TestPage> SignInAsync(string email, string password, Authenticator app, string path = "/")
    {
        var step = await PasswordAsync(email, password, path);
        return await SendAsync(step, ("Code", app.Code));
    }

    /// <summary>As far as the question for the code.</summary>
    public async Task<TestPage> PasswordAsync(string email, string password, string path = "/")
    {
        var page = await OpenAsync(path);
        return await SendAsync(page, ("Email", email), ("Password", password));
    }

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }
}
