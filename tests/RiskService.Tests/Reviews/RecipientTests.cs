using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using RiskService.Tests.Referrals;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Reviews;

/// <summary>Who receives reminders: saved, listed, removed, and their addresses kept from whoever reads the file.
/// </summary>
public sealed class RecipientTests(ServiceHost host)
{
    [Fact]
    public async Task Saved_again_the_same_worker_is_replaced()
    {
        var caller = host.Caller("manager", "recipients-save");
        var saved = await caller.SaveAsync(
            Settings.Recipient("Worker-1", RecipientRole.Manager, RecipientRole.Reviewer));
        var expected = Settings.Recipient("Worker-1", RecipientRole.Reviewer, RecipientRole.Manager);
        expected.EmailAddress = "Worker-1@example.org";
        Assert.Equal(expected, saved);
        Assert.Equal([expected], await caller.RecipientsAsync());

        var changed = await caller.SaveAsync(new Recipient
        { WorkerId = " worker-1 ", Roles = { RecipientRole.SafeguardingLead } });
        Assert.Equal(
            new Recipient
            {
                WorkerId = "worker-1",
                Roles = { RecipientRole.SafeguardingLead },
                EmailMode = EmailMode.Each,
            },
            changed);
        Assert.Equal([changed], await caller.RecipientsAsync());
    }

    [Fact]
    public async Task Listed_by_page_and_by_team_in_the_order_of_their_identifiers()
    {
        var caller = host.Caller("manager", "recipients-list");
        string[] ids = ["b|2", "a%7C1", "C3", "ж" + new string('ж', 99), "d4"];
        foreach (var id in ids)
        {
            var recipient = Settings.Recipient("w");
            (recipient.WorkerId, recipient.TeamId) = (id, id is "C3" or "d4" ? "north" : "south");
            await caller.SaveAsync(recipient);
        }

        string[] inOrder = ["a%7C1", "b|2", "C3", "d4", ids[3]];
        Assert.Equal(inOrder, (await caller.RecipientsAsync(pageSize: 1)).Select(r => r.WorkerId));
        Assert.Equal(inOrder, (await caller.RecipientsAsync(pageSize: 2)).Select(r => r.WorkerId));
        Assert.Equal(["C3", "d4"], (await caller.RecipientsAsync("north", 1)).Select(r => r.WorkerId));
        Assert.Empty(await host.Caller("manager", "recipients-list-others").RecipientsAsync());
    }

    [Fact]
    public async Task An_address_is_nowhere_in_the_file()
    {
        var caller = host.Caller("manager", "recipients-sealed");
        var recipient = Settings.Recipient("worker-1");
        recipient.EmailAddress = "zqsealedxw@example.org";
        await caller.SaveAsync(recipient);
        var bytes = await Referring.InAsync(host, "recipients-sealed", async services =>
            (await services.GetRequiredService<RiskDbContext>().Set<RecipientRow>().SingleAsync()).EmailAddress);
        Assert.NotNull(bytes);
        Assert.DoesNotContain("zqsealedxw", Encoding.UTF8.GetString(bytes), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(host.Logs.Lines, l => l.Contains("zqsealedxw", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("zqsealedxw@example.org", Assert.Single(await caller.RecipientsAsync()).EmailAddress);
    }

    [Theory]
    [InlineData("worker@example.org\r\nBcc: other@example.org")]
    [InlineData("worker@example.org\nBcc: other@example.org")]
    [InlineData("worker@example.org, other@example.org")]
    [InlineData("worker@example.org; other@example.org")]
    [InlineData("A Worker <worker@example.org>")]
    [InlineData("<worker@example.org>")]
    [InlineData("\"a b\"@example.org")]
    [InlineData("worker")]
    [InlineData("@example.org")]
    [InlineData("worker@")]
    [InlineData("worker@@example.org")]
    [InlineData("wörker@example.org")]
    [InlineData(" worker@example.org")]
    [InlineData("worker@example.org ")]
    [InlineData("worker@exa mple.org")]
    [InlineData("worker@example.org(comment)")]
    public Task What_is_no_bare_address_is_refused(string address) =>
        RefusedAsync("recipient.email_address", r => r.EmailAddress = address);

    [Theory]
    [InlineData("a.b+c@example.org")]
    [InlineData("o'neil@sub.example.org")]
    [InlineData("worker@mailhost")]
    [InlineData("worker@xn--exmple-cua.org")]
    public async Task What_is_one_is_taken(string address)
    {
        var recipient = Settings.Recipient("worker-1");
        recipient.EmailAddress = address;
        Assert.Equal(address, (await host.Caller("manager", "recipients-good").SaveAsync(recipient)).EmailAddress);
    }

    [Fact]
    public async Task The_other_fields_are_checked()
    {
        await RefusedAsync("recipient.worker_id", r => r.WorkerId = " ");
        await RefusedAsync("recipient.worker_id", r => r.WorkerId = new string('w', 101));
        await RefusedAsync("recipient.team_id", r => r.TeamId = new string('t', 101));
        await RefusedAsync("recipient.email_address", r => r.EmailAddress = new string('a', 243) + "@example.org");
        await RefusedAsync("recipient.roles", r => r.Roles.Clear());
        await RefusedAsync("recipient.roles[1]", r => r.Roles.Add(RecipientRole.Unspecified));
        await RefusedAsync("recipient.email_mode", r => r.EmailMode = (EmailMode)99);
        await RefusedAsync("recipient.weekly_digest", r => r.EmailAddress = "");
    }

    [Fact]
    public async Task Removed_they_are_gone_unless_new_cases_are_theirs()
    {
        var caller = host.Caller("manager", "recipients-remove");
        await caller.SaveAsync(Settings.Recipient("worker-1"));
        var first = await caller.UpdateAsync(new ReviewSettings { DefaultReviewerId = "worker-1" });
        var refused = await Failures.RefusedAsync(() => RemoveAsync("WORKER-1"));
        Assert.Equal("ILLEGAL_TRANSITION", refused.Reason);
        await caller.UpdateAsync(new ReviewSettings { Etag = first.Own.Etag });
        await RemoveAsync("WORKER-1");
        Assert.Empty(await caller.RecipientsAsync());
        Assert.Equal("NOT_FOUND", (await Failures.RefusedAsync(() => RemoveAsync("worker-1"))).Reason);

        async Task RemoveAsync(string worker) => await caller.ReviewSettings().RemoveRecipientAsync(
            new RemoveRecipientRequest { WorkerId = worker, RequestId = Id() });
    }

    /// <summary>
    /// Monday 5 January 2026, 09:00: the standard hour has just come. Then Fridays at 8; a digest that waits to be sent
    /// is left to it.
    /// </summary>
    [Fact]
    public async Task The_weekly_digest_comes_when_the_agency_has_it()
    {
        await using var own = new ServiceHost();
        var caller = own.Caller("manager", "recipients-digest");
        await caller.SaveAsync(Settings.Recipient("worker-1"));
        Assert.Equal(new DateTimeOffset(2026, 1, 12, 9, 0, 0, TimeSpan.Zero), await NextAsync());
        var set = await caller.UpdateAsync(Settings.Every());
        Assert.Equal(new DateTimeOffset(2026, 1, 9, 8, 0, 0, TimeSpan.Zero), await NextAsync());
        await caller.SaveAsync(Settings.Recipient("worker-1"));
        Assert.Equal(new DateTimeOffset(2026, 1, 9, 8, 0, 0, TimeSpan.Zero), await NextAsync());

        own.Clock.Advance(TimeSpan.FromDays(5));
        caller = own.Caller("manager", "recipients-digest");
        await caller.UpdateAsync(new ReviewSettings { Etag = set.Own.Etag });
        Assert.Equal(new DateTimeOffset(2026, 1, 9, 8, 0, 0, TimeSpan.Zero), await NextAsync());

        var without = Settings.Recipient("worker-1");
        without.WeeklyDigest = false;
        await caller.SaveAsync(without);
        Assert.Null(await NextAsync());

        Task<DateTimeOffset?> NextAsync() => Referring.InAsync(own, "recipients-digest", async services =>
            (await services.GetRequiredService<RiskDbContext>().Set<RecipientRow>().SingleAsync()).WeeklyDigestTime);
    }

    private async Task RefusedAsync(string field, Action<Recipient> spoil)
    {
        const string Agency = "recipients-wrong";
        var recipient = Settings.Recipient("worker-1");
        spoil(recipient);
        var refused = await Stored.RefusedAsync(
            host, Agency, () => host.Caller("manager", Agency).SaveAsync(recipient));
        Assert.Equal(("INVALID_ARGUMENT", field), (refused.Reason, Assert.Single(refused.Fields)));
    }
}
