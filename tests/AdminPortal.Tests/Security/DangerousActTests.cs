using System.Net;
using AdminPortal.Tests.Host;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RiskPlatform.AdminPortal.Identity;
using static RiskPlatform.AdminPortal.Shell.Person;

namespace AdminPortal.Tests.Security;

/// <summary>
/// Which acts disclose, destroy or give something away, and that nobody does them who proved long ago who they are.
/// </summary>
public sealed class DangerousActTests(Portal portal)
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(11);
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Handlers of pages; none: all of the page.</summary>
    private static readonly Dictionary<string, string[]> Acts = new()
    {
        ["/account/passkeys"] = [],
        ["/account/password"] = [],
        ["/account/recovery-codes"] = [],
        ["/auditors/exports/{caseid:guid?}"] = ["PostStart"],
        ["/auditors/exports/{caseid:guid}/{exportid:guid}"] = ["GetFile"],
        ["/auditors/retention/{caseid:guid}"] = ["PostLift", "PostDecide"],
        ["/auditors/subject-access/{caseid:guid}/{subjectaccessid:guid}"] = ["PostComplete", "GetAnswer"],
        ["/auditors/subject-access/{caseid:guid}/{subjectaccessid:guid}/items/{itemid?}"] = [],
        ["/cases/{id:guid}/assessments/{assessment:guid}/approve"] = ["Post"],
        ["/cases/{id:guid}/roles"] = ["PostApprove"],
        ["/directory/listings/{id:guid}/places/{place:guid}/address"] = [],
        ["/home/calendar"] = ["Post"],
        ["/managers/approvals/{caseid:guid}"] = ["PostLevel", "PostRoles"],
        ["/managers/settings/calendars"] = ["PostEnd"],
        ["/managers/settings/recipient"] = ["PostRemove"],
        ["/managers/settings/webhooks/new"] = [],
        ["/managers/settings/webhooks/{webhookid:guid}"] = ["Post", "PostRotate"],
        ["/managers/settings/webhooks/{webhookid:guid}/delete"] = [],
        ["/platform/agencies/{id}/credentials/new"] = [],
        ["/platform/agencies/{id}/credentials/{client}/revoke"] = [],
        ["/platform/agencies/{id}/edit"] = [],
        ["/platform/agencies/{id}/suspend"] = [],
        ["/platform/jobs"] = ["Post"],
        ["/platform/people/invite"] = [],
        ["/platform/people/{id:guid}/join"] = [],
        ["/platform/people/{id:guid}/roles/{agency}"] = [],
        ["/platform/people/{id:guid}/{act:regex(^(disable|enable|reset|sign-out)$)}"] = [],
        ["/reviews/{caseid:guid}/close"] = ["Post"],
    };

    [Fact]
    public async Task Each_is_marked_on_its_page_and_names_what_the_page_has()
    {
        var marked = new Dictionary<string, string[]>();
        foreach (var route in Route.All(portal.Services))
        {
            if (await route.CompiledAsync(portal.Services) is not { } page) continue;
            if (page.FilterDescriptors.Select(f => f.Filter).OfType<RecentSignInAttribute>().SingleOrDefault() is not
                { } mark) continue;
            marked.Add(route.Pattern, [.. mark.Handlers]);
            var has = page.HandlerMethods.Select(h => h.HttpMethod + h.Name).ToList();
            Assert.All(mark.Handlers, handler => Assert.Contains(handler, has));
        }

        Assert.Equal(
            Acts.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key} {string.Join(' ', a.Value)}"),
            marked.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key} {string.Join(' ', a.Value)}"));
    }

    [Fact]
    public async Task Whoever_proved_it_long_ago_is_asked_first_and_whoever_did_just_now_is_not()
    {
        const string roles = $"{Manager},{DirectoryAdmin},{PlatformAdmin}";
        const string someone = "0197a000-0000-7000-8000-0000000000ab";
        using var late = portal.As(roles, "danger-agency", someone, Long);
        using var recent = portal.As(roles, "danger-agency", someone);
        var wrong = new List<string>();
        foreach (var route in Route.All(portal.Services).Where(r => Acts.ContainsKey(r.Pattern)))
        {
            var handlers = Acts[route.Pattern] is { Length: > 0 } some ? some : ["Get", "Post"];
            foreach (var handler in handlers)
            {
                // A form that waits for nothing may be sent within twenty minutes.
                if (handler == "Post" && route.Pattern is "/account/passkeys" or "/account/password") continue;
                if (!await AsksAsync(late, route.Path, handler)) wrong.Add($"{handler} {route.Path} did not ask");
                if (await AsksAsync(recent, route.Path, handler)) wrong.Add($"{handler} {route.Path} asked");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task What_is_not_dangerous_on_such_a_page_goes_on()
    {
        using var late = portal.As(Manager, "danger-agency", null, TimeSpan.FromHours(5));

        Assert.False(await AsksAsync(
            late, new Uri("/auditors/retention/0197a000-0000-7000-8000-000000000001", UriKind.Relative), "PostHold"));
        Assert.False(await AsksAsync(late, new Uri("/home/calendar", UriKind.Relative), "Get"));
    }

    /// <summary>Whether the issuer is asked for a proof of the last ten minutes.</summary>
    private static async Task<bool> AsksAsync(TestPerson person, Uri path, string handler)
    {
        using var http = person.Still();
        var name = handler.Replace("Post", "", StringComparison.Ordinal).Replace("Get", "", StringComparison.Ordinal);
        var at = new Uri(name.Length == 0 ? path.ToString() : $"{path}?handler={name}", UriKind.Relative);
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", await TokenAsync(http))]);
        using var answer = handler.StartsWith("Get", StringComparison.Ordinal)
            ? await http.GetAsync(at, Stop) : await http.PostAsync(at, form, Stop);
        return answer.StatusCode == HttpStatusCode.Redirect
            && answer.Headers.Location!.ToString() is var to
            && to.Contains("/connect/authorize?", StringComparison.Ordinal)
            && to.Contains("max_age=600", StringComparison.Ordinal);
    }

    private static async Task<string> TokenAsync(HttpClient http)
    {
        var page = await new HtmlParser().ParseDocumentAsync(
            await http.GetStringAsync(new Uri("/", UriKind.Relative), Stop), Stop);
        return ((IHtmlInputElement)page.QuerySelector("header [name=__RequestVerificationToken]")!).Value;
    }
}
