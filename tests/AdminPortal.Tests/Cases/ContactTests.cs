using System.Net;
using AdminPortal.Tests.Host;

namespace AdminPortal.Tests.Cases;

/// <summary>Plans that are not safe are refused; what happened is recorded whatever it is.</summary>
public sealed class ContactTests(Portal portal)
{
    private static (string Name, string Value)[] Visit(string day, string year, params string[] roles) =>
    [
        ("ContactFor", "DiscussBehaviour"), ("Mode", "HomeVisit"), ("WorkerIds", "w-1"),
        ("ContactTime.On.Day", day), ("ContactTime.On.Month", "3"), ("ContactTime.On.Year", year),
        ("ContactTime.At", "10:00"),
        .. roles.Select((role, i) => ($"Attendances[{i}].Role", role)),
    ];

    [Fact]
    public async Task An_unsafe_plan_is_refused_with_each_rule_and_what_to_do_instead()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-plans");
        var form = await scene.Worker.OpenAsync(scene.At("contacts/plan"));

        var refused = await scene.Worker.SendAsync(form, Visit("3", "2100", "Participant", "Participant"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var why = refused.Html.QuerySelector("section[aria-labelledby=refused]")!.TextContent;
        Assert.Contains("RESPOND-3", why, StringComparison.Ordinal);
        Assert.Contains("RESPOND-4", why, StringComparison.Ordinal);
        Assert.Equal("w-1", refused.Html.QuerySelector("[name=WorkerIds]")!.GetAttribute("value"));

        var planned = await scene.Worker.SendAsync(refused, ("Mode", "AgencyPremises"), ("Attendances[1].Role", ""));
        Assert.Contains("Planned", planned.Text, StringComparison.Ordinal);
        Assert.NotNull(planned.Html.QuerySelector("a[href*='planned=']"));
    }

    [Fact]
    public async Task What_happened_is_recorded_and_flagged()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-visited");
        var form = await scene.Worker.OpenAsync(scene.At("contacts/record"));

        var page = await scene.Worker.SendAsync(form,
            [.. Visit("3", "2020", "Participant"), ("SubjectIntoxicated", "True")]);

        Assert.Contains("RESPOND-4", page.Text, StringComparison.Ordinal);
        Assert.Contains("under the influence", page.Text, StringComparison.Ordinal);
        var overview = await scene.Worker.OpenAsync(scene.At());
        Assert.Contains("Do not speak about abuse with the subject now", overview.Text, StringComparison.Ordinal);
    }
}
