using System.Net;
using AdminPortal.Tests.Host;

namespace AdminPortal.Tests.Managers;

/// <summary>Webhooks: a secret is shown once, and nothing of it is kept in a page or an address.</summary>
public sealed class WebhookTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task A_webhook_is_added_tested_given_a_new_secret_and_deleted()
    {
        using var manager = portal.As("manager", "webhooks");
        var page = await browser.OpenAsync(portal, manager);

        await page.GotoAsync("/managers/settings/webhooks/new");
        await page.FillAsync("#Target", "https://127.0.0.1:9/risk");
        await page.ClickAsync("text=Add the webhook");
        var secret = await page.InnerTextAsync(".portal-secret");
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        await page.IsAccessibleAsync();

        await page.ClickAsync("text=I have kept the secret");
        Assert.DoesNotContain(secret, await page.ContentAsync(), StringComparison.Ordinal);
        await page.IsAccessibleAsync();
        await page.ClickAsync("text=Make a new secret");
        var next = await page.InnerTextAsync(".portal-secret");
        Assert.NotEqual(secret, next);

        await page.ClickAsync("text=I have kept the secret");
        await page.ClickAsync("text=Send a test message");
        Assert.Contains("A test message is on its way", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.IsAccessibleAsync();

        await page.ClickAsync("text=The webhook");
        await page.CheckAsync("text=Disabled >> nth=0");
        await page.ClickAsync("text=Save");
        Assert.Contains("Disabled by a person", await page.InnerTextAsync("main"), StringComparison.OrdinalIgnoreCase);

        await page.ClickAsync("text=https://127.0.0.1:9/risk");
        await page.ClickAsync("text=Delete this webhook");
        await page.ClickAsync("text=Delete the webhook");
        Assert.Contains("There is none yet", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_not_allowed_is_refused_at_its_field()
    {
        using var manager = portal.As("manager", "webhooks-wrong");
        var form = await manager.OpenAsync("/managers/settings/webhooks/new");

        var refused = await manager.SendAsync(form, ("Target", "http://hooks.example.org/hook"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Html.QuerySelector("#Target.govuk-input--error"));
    }
}
