using System.Net;
using AdminPortal.Tests.Identity;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Data.Sqlite;
using TestKit.Processes;

namespace Benchmarks.Portal;

/// <summary>
/// The one person who asks for pages. They set up their account and sign in by the portal's own pages, so that each
/// page costs what it costs a person: a session to find, a token to send.
/// </summary>
internal sealed class SignedIn : IDisposable
{
    private const string Email = "somebody@platform.example";
    private const string Password = "copper lantern drifting westward 9";

    // Those who see most: every part of the home page, and every case of the agency.
    private const string Roles = "practitioner reviewer manager directory_admin auditor platform_admin";

    private readonly HttpClient http;

    private SignedIn(Uri address)
    {
        http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromMinutes(2),
        };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0");
    }

    /// <summary>Their id, as reviews name it.</summary>
    internal string Subject { get; private set; } = "";

    internal static async Task<SignedIn> Async(PortalProcess portal, DataFolder data, string agency)
    {
        var person = new SignedIn(portal.Address);
        var first = await ReadAsync(await person.http.GetAsync(await portal.SetUpLinkAsync()));
        var second = await person.SendAsync(
            first, ("Name", "Sam Synthetic"), ("Email", Email), ("Password", Password), ("Repeated", Password));
        var app = new Authenticator(second.Html.QuerySelector(".account-key")!.TextContent);
        await person.SendAsync(second, ("Code", app.Code));
        person.Subject = Join(data, agency);
        var signIn = await ReadAsync(await person.http.GetAsync(new Uri("/", UriKind.Relative)));
        var code = await person.SendAsync(signIn, ("Email", Email), ("Password", Password));
        var home = await person.SendAsync(code, ("Code", app.Code));
        return home.Html.QuerySelector("form[action='/sign-out']") is not null
            ? person : throw new InvalidOperationException($"Not signed in: {home.Html.Body?.TextContent}");
    }

    /// <summary>A page's bytes, as they were sent.</summary>
    internal async Task<byte[]> GetAsync(string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        var content = await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode && answer.RequestMessage!.RequestUri!.PathAndQuery == path
            ? content
            : throw new InvalidOperationException(
                $"{path} answered {(int)answer.StatusCode} as {answer.RequestMessage!.RequestUri}");
    }

    public void Dispose() => http.Dispose();

    /// <summary>
    /// Has them work for the agency that has the cases, with every role; and forgets which code set the app up, so that
    /// nobody waits half a minute for the next.
    /// </summary>
    private static string Join(DataFolder data, string agency)
    {
        using var connection = new SqliteConnection($"{data.IdentityConnection};Foreign Keys=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            UPDATE Agencies SET Id = $agency;
            UPDATE Memberships SET AgencyId = $agency, Roles = $roles;
            UPDATE AspNetUsers SET LastCodeStep = 0;
            SELECT lower(PersonId) FROM Memberships;
            """;
        command.Parameters.AddWithValue("$roles", Roles);
        command.Parameters.AddWithValue("$agency", agency);
        return (string)command.ExecuteScalar()!;
    }

    private async Task<Seen> SendAsync(Seen page, params (string Name, string Value)[] answers)
    {
        var form = page.Html.QuerySelectorAll("main form").FirstOrDefault(f =>
            answers.All(a => f.QuerySelector($"[name='{a.Name}']") is not null))
            ?? throw new InvalidOperationException($"No such form: {page.Html.Body?.TextContent}");
        var fields = form.QuerySelectorAll("input[type=hidden][name]")
            .Select(f => KeyValuePair.Create(f.GetAttribute("name")!, f.GetAttribute("value") ?? ""))
            .Concat(answers.Select(a => KeyValuePair.Create(a.Name, a.Value)));
        using var content = new FormUrlEncodedContent(fields);
        var to = form.GetAttribute("action") is { Length: > 0 } action
            ? new Uri(page.Address, action) : page.Address;
        return await ReadAsync(await http.PostAsync(to, content));
    }

    private static async Task<Seen> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var html = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
            return new Seen(answer.RequestMessage!.RequestUri!, html);
        }
    }

    private sealed record Seen(Uri Address, IDocument Html);
}
