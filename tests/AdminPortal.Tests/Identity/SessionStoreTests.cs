using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.AdminPortal.Identity.People;

namespace AdminPortal.Tests.Identity;

/// <summary>What the key in a cookie stands for.</summary>
public sealed class SessionStoreTests(IssuerPortal portal)
{
    [Fact]
    public async Task A_key_that_was_put_into_a_browser_never_becomes_the_next_person_s()
    {
        var store = portal.Services.GetRequiredService<SessionStore>();
        var key = await store.StoreAsync(Ticket("attacker", "first"));

        await store.RenewAsync(key, Ticket("worker", "second"));

        Assert.Null(await store.RetrieveAsync(key));
    }

    [Fact]
    public async Task A_session_that_goes_on_keeps_its_key()
    {
        var store = portal.Services.GetRequiredService<SessionStore>();
        var key = await store.StoreAsync(Ticket("somebody", "same"));

        await store.RenewAsync(key, Ticket("somebody", "same", "second-agency"));

        Assert.Equal("second-agency", (await store.RetrieveAsync(key))!.Principal.FindFirstValue("agency"));
    }

    private static AuthenticationTicket Ticket(string subject, string sid, string agency = "first-agency") => new(
        new ClaimsPrincipal(new ClaimsIdentity(
            [new("sub", subject), new("sid", sid), new("agency", agency)], "test")),
        new AuthenticationProperties { ExpiresUtc = TimeProvider.System.GetUtcNow().AddHours(1) }, "test");
}
