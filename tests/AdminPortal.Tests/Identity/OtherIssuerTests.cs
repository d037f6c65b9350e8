using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.Client;
using RiskPlatform.V1;
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

    [Fact]
    public async Task Systems_get_their_tokens_there_too_and_none_here()
    {
        using var admin = await issuer.AsAdminAsync();
        await admin.SendAsync(await admin.OpenAsync("/platform/agencies/register"),
            ("Id", "other-system-agency"), ("Name", "Synthetic agency"));
        var made = await admin.SendAsync(
            await admin.OpenAsync("/platform/agencies/other-system-agency/credentials/new"),
            ("Description", "Case system"), ("Role", "agency_system"), ("Kind", "secret"), ("PublicKey", ""));
        var (id, secret) = (made.Html.QuerySelector("[data-client-id]")!.TextContent,
            made.Html.QuerySelector("[data-secret]")!.TextContent);

        var options = new RiskPlatformClientOptions { Address = issuer.Service };
        options.Credentials = new ClientCredentials
        {
            Authority = issuer.Address,
            ClientId = id,
            ClientSecret = secret,
        };
        using var client = RiskPlatformClient.Create(options);
        var versions = await client.Guidance.ListGuidanceVersionsAsync(new ListGuidanceVersionsRequest());
        using var visitor = new Visitor(IssuerPortal.Other);
        var status = await visitor.PostAsync("/connect/token", new()
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = id,
            ["client_secret"] = secret,
        });

        Assert.NotEmpty(versions.Versions);
        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [Fact]
    public async Task Exit_gives_the_tokens_back_there_and_ends_the_session_here()
    {
        var (person, link) = await issuer.InviteAsync("exit@elsewhere.example", "elsewhere-exit-agency", "manager");
        using var visitor = new Visitor(IssuerPortal.Other);
        var app = await visitor.SetUpAsync(link, "Sam Synthetic", Password);
        await visitor.SignInAsync("exit@elsewhere.example", Password, app);
        Assert.Contains("valid", await RefreshTokensAsync(person.Id));

        using var exit = await visitor.PeekAsync("/exit");

        Assert.Equal(new Uri("https://www.bbc.co.uk/weather"), exit.Headers.Location);
        Assert.Contains("\"cookies\"", exit.Headers.GetValues("Clear-Site-Data").Single(), StringComparison.Ordinal);
        Assert.Equal(["revoked"], (await RefreshTokensAsync(person.Id)).Distinct());
        using var next = await visitor.PeekAsync("/");
        Assert.StartsWith(
            new Uri(issuer.Address, "/connect/authorize").ToString(), next.Headers.Location!.ToString(),
            StringComparison.Ordinal);
        await using var scope = portal.Services.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<IdentityDb>().Sessions;
        Assert.False(await sessions.AnyAsync(s => s.Subject == person.Id.ToString()));
    }

    /// <summary>The states of their refresh tokens at the issuer.</summary>
    private async Task<List<string?>> RefreshTokensAsync(Guid person)
    {
        await using var scope = issuer.Services.CreateAsyncScope();
        var tokens = scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>();
        var states = new List<string?>();
        await foreach (var token in tokens.FindBySubjectAsync(person.ToString()))
            if ((await tokens.GetTypeAsync(token))!.EndsWith("refresh_token", StringComparison.Ordinal))
                states.Add(await tokens.GetStatusAsync(token));
        return states;
    }
}
