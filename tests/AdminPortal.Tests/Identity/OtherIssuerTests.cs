using System.Net;
using TestKit.Processes;

namespace AdminPortal.Tests.Identity;

/// <summary>
/// A portal whose issuer is elsewhere. Another portal stands in for that issuer, on a database of its own.
/// </summary>
public sealed class OtherIssuerTests(IssuerPortal issuer) : IAsyncLifetime
{
    private const string Password = "violet harbour marching kettle 4";
    private readonly DataFolder data = new();
    private IssuerHost portal = null!;

    public ValueTask InitializeAsync()
    {
        portal = new IssuerHost(issuer.Service, data, new()
        {
            ["Identity:Authority"] = issuer.Address.ToString(),
            ["Identity:Address"] = IssuerPortal.Other.ToString(),
            ["Identity:ClientId"] = "other-portal",
            ["Identity:ClientSecret"] = IssuerPortal.OtherSecret,
        });
        portal.UseKestrel(IssuerPortal.Other.Port);
        portal.StartServer();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        data.Dispose();
    }

    [Fact]
    public async Task People_sign_in_there_and_the_service_takes_their_token()
    {
        using var visitor = new Visitor(IssuerPortal.Other);

        var page = await visitor.SignInAsync(
            IssuerPortal.AdminEmail, IssuerPortal.Password, issuer.Admin, "/platform");

        Assert.Equal(new Uri(IssuerPortal.Other, "/platform"), page.Address);
        Assert.Contains("It answers", page.Text, StringComparison.Ordinal);
        Assert.Contains("kept by localhost", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("header a[href='/account']"));
        foreach (var path in new[]
        {
            "/account", "/account/sign-in", "/account/set-up", "/platform/people", "/platform/agencies",
            "/.well-known/openid-configuration", "/connect/token",
        })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(path)).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_there_too()
    {
        var (_, link) = await issuer.InviteAsync("elsewhere@session.example", "elsewhere-agency", "manager");
        using var visitor = new Visitor(IssuerPortal.Other);
        var app = await visitor.SetUpAsync(link, "Sam Synthetic", Password);
        var home = await visitor.SignInAsync("elsewhere@session.example", Password, app);

        var page = await visitor.SendHeaderAsync(home, "/sign-out");

        Assert.Equal(new Uri(IssuerPortal.Other, "/signed-out"), page.Address);
        var again = await visitor.OpenAsync("/");
        Assert.Equal("/account/sign-in", again.Address.AbsolutePath);
        Assert.Equal(issuer.Address.Port, again.Address.Port);
        Assert.NotNull(again.Html.QuerySelector("input[name=Email]"));
    }
}
