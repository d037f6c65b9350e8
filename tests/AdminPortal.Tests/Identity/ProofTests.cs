using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TestKit.Processes;

namespace AdminPortal.Tests.Identity;

/// <summary>Tokens that are renewed, and a dangerous act that waits for a new proof, at the real service.</summary>
public sealed class ProofTests
{
    [Fact]
    public async Task Tokens_renew_and_a_hold_is_lifted_after_a_new_proof_with_what_was_typed()
    {
        await using var portal = await ClockPortal.StartAsync(TimeSpan.FromMinutes(13.5), withService: true);
        var (visitor, app, _) = await portal.PersonAsync("proof", "proof-agency", "practitioner manager");
        using var _v = visitor;
        await visitor.SignInAsync(ClockPortal.Email("proof"), ClockPortal.Password, app, "/account");

        // The token of that time has ended. What the service takes now is a new one.
        portal.Clock.Advance(TimeSpan.FromMinutes(13));
        var made = await visitor.SendAsync(await visitor.OpenAsync("/cases/new"),
            ("Reference", "SYN-PROOF-1"));
        Assert.True(made.Status == HttpStatusCode.OK, $"{made.Status} {made.Address} {made.Text}");
        var id = made.Address.AbsolutePath.Split('/')[2];
        var page = await visitor.OpenAsync($"/auditors/retention/{id}");
        var held = await visitor.SendAsync(page, ("HoldReason", "Synthetic proceedings"));
        Assert.Contains("The hold stands", held.Text, StringComparison.Ordinal);
        var hold = held.Html.QuerySelector("[name=LegalHoldId]")!.GetAttribute("value")!;

        var asked = await visitor.SendAsync(
            held, ("LegalHoldId", hold), ("LiftReason", "Synthetic: “over” & <done>"));
        Assert.Contains("Confirm that it is you", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Synthetic", asked.Address.ToString(), StringComparison.OrdinalIgnoreCase);
        var still = await visitor.OpenAsync($"/auditors/retention/{id}");
        Assert.Contains("Stands", still.Text, StringComparison.Ordinal);

        var proved = await visitor.SendAsync(asked, ("Password", ClockPortal.Password));
        Assert.Equal("/proved", proved.Address.AbsolutePath);
        await SomebodyElseFindsNothingAsync(portal, proved.Address);
        var lifted = await visitor.SendAsync(proved, ("LiftReason", "Synthetic: “over” & <done>"));

        Assert.Contains("The hold is lifted", lifted.Text, StringComparison.Ordinal);
        Assert.Contains("Synthetic: “over” & <done>", lifted.Text, StringComparison.Ordinal);
        var last = (await portal.SignInsAsync())[^2];
        Assert.Equal("Confirmed that it is them", last.What);
    }

    /// <summary>What waits is for whoever sent it; whoever signs out takes it along.</summary>
    private static async Task SomebodyElseFindsNothingAsync(ClockPortal portal, Uri held)
    {
        var (other, app, _) = await portal.PersonAsync("other", "other-agency", "manager");
        using var _o = other;
        await other.SignInAsync(ClockPortal.Email("other"), ClockPortal.Password, app, "/account");
        var page = await other.OpenAsync(held.PathAndQuery);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("no longer kept", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issuer_elsewhere_asks_again_too()
    {
        var elsewhere = new Uri($"http://localhost:{DataFolder.FreePort()}");
        await using var issuer = await ClockPortal.StartAsync(TimeSpan.FromMinutes(13.5), settings: new()
        {
            ["Identity:Portals:0:ClientId"] = "third-portal",
            ["Identity:Portals:0:ClientSecret"] = "a-secret-of-a-third-portal",
            ["Identity:Portals:0:Address"] = elsewhere.ToString(),
        });
        var (person, app, _) = await issuer.PersonAsync("third", "third-agency", "manager");
        person.Dispose();
        using var data = new DataFolder();
        await using var portal = Portal(issuer, elsewhere, data, issuer.Clock);
        using var visitor = new Visitor(elsewhere);
        var page = await visitor.SignInAsync(
            ClockPortal.Email("third"), ClockPortal.Password, app, "/managers/settings/webhooks/new");
        Assert.Equal(new Uri(elsewhere, "/managers/settings/webhooks/new"), page.Address);

        issuer.Clock.Advance(TimeSpan.FromMinutes(13));
        var asked = await visitor.OpenAsync("/managers/settings/webhooks/new");

        Assert.Contains("Confirm that it is you", asked.Text, StringComparison.Ordinal);
        Assert.Equal(issuer.Address.Port, asked.Address.Port);
        var proved = await visitor.SendAsync(asked, ("Password", ClockPortal.Password));
        Assert.Equal(new Uri(elsewhere, "/managers/settings/webhooks/new"), proved.Address);
        Assert.Equal(HttpStatusCode.OK, proved.Status);
    }

    [Fact]
    public async Task An_issuer_that_gives_an_old_proof_when_asked_for_a_new_one_opens_nothing_and_no_loop()
    {
        var elsewhere = new Uri($"http://localhost:{DataFolder.FreePort()}");
        await using var issuer = await ClockPortal.StartAsync(TimeSpan.FromMinutes(1), settings: new()
        {
            ["Identity:Portals:0:ClientId"] = "third-portal",
            ["Identity:Portals:0:ClientSecret"] = "a-secret-of-a-third-portal",
            ["Identity:Portals:0:Address"] = elsewhere.ToString(),
        });
        var (person, app, _) = await issuer.PersonAsync("stale", "stale-agency", "manager");
        person.Dispose();
        using var data = new DataFolder();

        // To this portal the proof of just now is old; the issuer thinks that it is good.
        await using var portal = Portal(issuer, elsewhere, data, new MovedClock(TimeSpan.FromMinutes(11)));
        using var visitor = new Visitor(elsewhere);

        var page = await visitor.SignInAsync(
            ClockPortal.Email("stale"), ClockPortal.Password, app, "/managers/settings/webhooks/new");

        Assert.Equal("/error", page.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
    }

    private static IssuerHost Portal(ClockPortal issuer, Uri at, DataFolder data, TimeProvider clock)
    {
        var portal = new IssuerHost(new Uri("http://127.0.0.1:1"), data, new()
        {
            ["Identity:Authority"] = issuer.Address.ToString(),
            ["Identity:Address"] = at.ToString(),
            ["Identity:ClientId"] = "third-portal",
            ["Identity:ClientSecret"] = "a-secret-of-a-third-portal",
        });
        portal.Change(services => services.Replace(ServiceDescriptor.Singleton(clock)));
        portal.UseKestrel(at.Port);
        portal.StartServer();
        return portal;
    }
}
