using System.Net;
using AdminPortal.Tests.Host;

namespace AdminPortal.Tests.Managers;

/// <summary>An agency's own settings, and who receives reminders.</summary>
public sealed class SettingsTests(Portal portal)
{
    [Fact]
    public async Task Times_are_changed_and_shown_as_the_agency_s_own()
    {
        using var manager = portal.As("manager", "settings-times");
        var form = await manager.OpenAsync("/managers/settings/times");

        var saved = await manager.SendAsync(form, ("Values[1]", "121"));

        Assert.Contains("The settings are saved", saved.Text, StringComparison.Ordinal);
        Assert.Contains("Next review at high 121 hours Your own", saved.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Values[1]", "soon", "enter a whole number")]
    [InlineData("Values[1]", "9000", "There is a problem")]
    public async Task What_is_wrong_is_said_at_its_field(string field, string typed, string said)
    {
        using var manager = portal.As("manager", "settings-wrong");
        var form = await manager.OpenAsync("/managers/settings/times");

        var refused = await manager.SendAsync(form, (field, typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(said, refused.Text, StringComparison.Ordinal);
        Assert.NotNull(refused.Html.QuerySelector("#Values-1-.govuk-input--error"));
        Assert.Equal(typed, refused.Html.QuerySelector("#Values-1-")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Of_two_at_once_the_second_sees_both_and_can_send_again()
    {
        using var manager = portal.As("manager", "settings-stale");
        var first = await manager.OpenAsync("/managers/settings/times");
        var second = await manager.OpenAsync("/managers/settings/times");
        await manager.SendAsync(first, ("Values[1]", "100"));

        var stale = await manager.SendAsync(second, ("Values[1]", "110"));
        Assert.Contains("As somebody else saved it meanwhile", stale.Text, StringComparison.Ordinal);
        Assert.Contains("100 hours", stale.Text, StringComparison.Ordinal);
        Assert.Equal("110", stale.Html.QuerySelector("#Values-1-")!.GetAttribute("value"));
        var saved = await manager.SendAsync(stale, ("Values[1]", "110"));

        Assert.Contains("Next review at high 110 hours Your own", saved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hours_and_quiet_times_are_changed()
    {
        using var manager = portal.As("manager", "settings-hours");
        var form = await manager.OpenAsync("/managers/settings/hours");

        var refused = await manager.SendAsync(form, ("Starts[0]", "08:30"), ("QuietTimes", "at night"));
        Assert.Contains("enter both times", refused.Text, StringComparison.Ordinal);
        Assert.Contains("such as 22:00 to 07:00", refused.Text, StringComparison.Ordinal);
        var saved = await manager.SendAsync(refused, ("Starts[0]", "08:30"), ("Ends[0]", "16:30"),
            ("QuietTimes", "21:00 to 08:00"), ("ClosedDays", "2026-12-24"), ("BankHolidays", "Scotland"));

        Assert.Contains("Monday 08:30 to 16:30", saved.Text, StringComparison.Ordinal);
        Assert.Contains("21:00 to 08:00", saved.Text, StringComparison.Ordinal);
        Assert.Contains("Scotland", saved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recipient_is_added_changed_and_removed()
    {
        using var manager = portal.As("manager", "settings-recipients");
        var form = await manager.OpenAsync("/managers/settings/recipient");

        var none = await manager.SendAsync(form, ("WorkerId", "synthetic-7"));
        Assert.Contains("Choose at least one role", none.Text, StringComparison.Ordinal);
        var added = await manager.SendAsync(none, ("WorkerId", "synthetic-7"), ("Roles", "Reviewer"),
            ("TeamId", "north"), ("EmailAddress", "synthetic-7@example.org"));
        Assert.Contains("synthetic-7", added.Text, StringComparison.Ordinal);
        var open = await manager.SendAsync(added, ("Open", "synthetic-7"));
        Assert.Equal("north", open.Html.QuerySelector("#TeamId")!.GetAttribute("value"));
        var changed = await manager.SendAsync(open, ("Open", "synthetic-7"), ("TeamId", "south"));
        Assert.Contains("south", changed.Text, StringComparison.Ordinal);

        // A manager sees no address of anybody in a list.
        Assert.DoesNotContain("synthetic-7@example.org", changed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_safeguarding_lead_sees_the_settings_and_changes_nothing()
    {
        using var lead = portal.As("safeguarding_lead", "settings-lead");

        var page = await lead.OpenAsync("/managers/settings");
        var form = await lead.OpenAsync("/managers/settings/times");
        var hooks = await lead.OpenAsync("/managers/settings/webhooks");

        Assert.DoesNotContain("Change times", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Webhooks", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, form.Status);
        Assert.Equal(HttpStatusCode.Forbidden, hooks.Status);
    }
}
