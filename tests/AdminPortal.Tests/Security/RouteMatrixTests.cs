using System.Net;
using AdminPortal.Tests.Host;
using AdminPortal.Tests.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AdminPortal.Tests.Security;

/// <summary>Every page for every role, and for nobody: who may open it, and what every answer carries.</summary>
public sealed class RouteMatrixTests(Portal portal, IssuerPortal signedOut)
{
    private const string Someone = "0197a000-0000-7000-8000-0000000000aa";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_way_into_the_portal_has_its_row()
    {
        var routes = Route.All(portal.Services);

        Assert.Equal(
            RouteTable.Pages.Keys.Order(StringComparer.Ordinal),
            routes.Where(r => r.Page is not null).Select(r => r.Pattern));
        Assert.Equal(
            RouteTable.Others.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Value} {o.Key}"),
            routes.Where(r => r.Page is null).Select(r => $"{string.Join(',', r.Methods)} {r.Pattern}"));
    }

    public static TheoryData<string> Roles => [.. RouteTable.Roles];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_opens_what_its_row_says_and_nothing_else(string role)
    {
        using var person = portal.As(role, "matrix-agency", Someone);
        using var http = person.Still();
        var wrong = new List<string>();
        foreach (var route in Route.All(portal.Services).Where(r => r.Page is not null && r.Pattern != "/error"))
        {
            var may = RouteTable.Pages[route.Pattern].Contains(role);
            using var page = await http.GetAsync(route.Path, Stop);
            if (may ? !IsServed(page) : page.StatusCode != HttpStatusCode.Forbidden)
                wrong.Add($"GET {route.Path} {(int)page.StatusCode} {page.Headers.Location}");
            wrong.AddRange(AnswerChecks.Wrong(page).Select(w => $"GET {route.Path} {w}"));

            // Whoever may send a form has to send a form of this site.
            using var form = new FormUrlEncodedContent([]);
            using var answer = await http.PostAsync(route.Path, form, Stop);
            if (answer.StatusCode != (may ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden))
                wrong.Add($"POST {route.Path} {(int)answer.StatusCode}");
            wrong.AddRange(AnswerChecks.Wrong(answer).Select(w => $"POST {route.Path} {w}"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Nobody_is_led_to_the_sign_in_from_every_page_but_those_before_it()
    {
        using var still = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var http = new HttpClient(still) { BaseAddress = signedOut.Address };
        var wrong = new List<string>();
        foreach (var route in Route.All(signedOut.Services).Where(r => r.Page is not null && r.Pattern != "/error"))
        {
            using var page = await http.GetAsync(route.Path, Stop);
            var led = page.StatusCode == HttpStatusCode.Redirect
                && page.Headers.Location!.ToString().StartsWith(
                    new Uri(signedOut.Address, "/connect/authorize?").ToString(), StringComparison.Ordinal);
            if (led == RouteTable.ForStrangers.Contains(route.Pattern))
                wrong.Add($"GET {route.Path} {(int)page.StatusCode} {page.Headers.Location}");
            wrong.AddRange(AnswerChecks.Wrong(page).Select(w => $"GET {route.Path} {w}"));

            using var form = new FormUrlEncodedContent([]);
            using var answer = await http.PostAsync(route.Path, form, Stop);
            if (answer.StatusCode != (led ? HttpStatusCode.Redirect : HttpStatusCode.BadRequest))
                wrong.Add($"POST {route.Path} {(int)answer.StatusCode}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task What_is_no_page_carries_the_same_and_ends_nothing_without_a_form_of_this_site()
    {
        using var person = portal.As("manager", "matrix-agency", Someone);
        var wrong = new List<string>();
        foreach (var (path, methods) in RouteTable.Others)
        {
            foreach (var method in methods.Length == 0 ? ["GET"] : methods.Split(','))
            {
                using var http = person.Still();
                using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
                if (method == "POST") request.Content = new FormUrlEncodedContent([]);
                using var answer = await http.SendAsync(request, Stop);
                wrong.AddRange(AnswerChecks.Wrong(answer).Select(w => $"{method} {path} {w}"));

                // Whoever brings no token of the portal's own is led to the page that says so, still signed in.
                var expected = path == "/connect/end-session" ? HttpStatusCode.Redirect : HttpStatusCode.BadRequest;
                if (method == "POST" && answer.StatusCode != expected)
                    wrong.Add($"{method} {path} {(int)answer.StatusCode}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task No_page_takes_a_form_of_another_site_but_the_one_that_tells_of_errors()
    {
        var without = new List<string>();
        foreach (var route in Route.All(portal.Services))
        {
            if (await route.CompiledAsync(portal.Services) is not { } page) continue;
            if (page.FilterDescriptors.Any(f => f.Filter is IgnoreAntiforgeryTokenAttribute)
                || page.HandlerTypeInfo.GetCustomAttributes(typeof(IgnoreAntiforgeryTokenAttribute), true).Length > 0)
                without.Add(route.Pattern);
        }

        // It is what any failed request comes to, forms included, and does nothing but say so.
        Assert.Equal(["/error"], without);
    }

    /// <summary>Shown, not there, or led on within the portal; never refused, never failed.</summary>
    private static bool IsServed(HttpResponseMessage page) => page.StatusCode switch
    {
        HttpStatusCode.OK or HttpStatusCode.NotFound => true,
        HttpStatusCode.Redirect => !page.Headers.Location!.ToString().Contains("/connect/", StringComparison.Ordinal),
        _ => false,
    };
}
