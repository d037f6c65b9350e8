using System.Net;
using AdminPortal.Tests.Host;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Cases;

/// <summary>People of a case and its workers.</summary>
public sealed class PeopleTests(Portal portal)
{
    [Fact]
    public async Task Somebody_is_added_changed_and_taken_off()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-of-people");
        var form = await scene.Worker.OpenAsync(scene.At("people/add?role=Child"));
        await scene.Worker.SendAsync(form, ("Party.AgencyReference", "CHILD-2"), ("Party.ChildEffects", "Sees"));
        var child = (await scene.ReadAsync()).Parties.Single(p => p.AgencyReference == "CHILD-2");

        form = await scene.Worker.OpenAsync(scene.At($"people/{child.PartyId}"));
        await scene.Worker.SendAsync(form, ("Party.AgencyReference", "CHILD-3"), ("Party.ChildRelation", "Both"));
        child = (await scene.ReadAsync()).Parties.Single(p => p.PartyId == child.PartyId);
        Assert.Equal(("CHILD-3", ChildRelation.Both), (child.AgencyReference, child.ChildRelation));
        Assert.Equal([ChildEffect.Sees], child.ChildEffects);

        form = await scene.Worker.OpenAsync(scene.At($"people/{child.PartyId}"));
        await scene.Worker.SendAsync(form, ("Reason", "Added in error."));
        Assert.DoesNotContain((await scene.ReadAsync()).Parties, p => p.PartyId == child.PartyId);
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_shown_beside_ones_own_and_can_be_sent_again()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-of-two-editors");
        var subject = scene.Of(PartyRole.Subject).PartyId;
        var mine = await scene.Worker.OpenAsync(scene.At($"people/{subject}"));
        var theirs = await scene.Manager.OpenAsync(scene.At($"people/{subject}"));
        await scene.Manager.SendAsync(theirs, ("Party.AgencyReference", "THEIRS"));

        var both = await scene.Worker.SendAsync(mine, ("Party.AgencyReference", "MINE"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, both.Status);
        Assert.Contains("THEIRS", both.Text, StringComparison.Ordinal);
        Assert.Equal("MINE", both.Html.QuerySelector("[name='Party.AgencyReference']")!.GetAttribute("value"));

        await scene.Worker.SendAsync(both, ("Party.AgencyReference", "MINE"));
        Assert.Equal("MINE", (await scene.ReadAsync()).Parties[0].AgencyReference);
    }

    [Fact]
    public async Task One_worker_for_both_sides_is_refused_unless_a_manager_says_why()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-of-one-worker");
        var form = await scene.Worker.OpenAsync(scene.At("workers"));
        Assert.Null(form.Html.QuerySelector("[name=SameWorkerReason]"));
        var refused = await scene.Worker.SendAsync(form, ("WorkerId", "w-1"), ("Side", "Survivor"));
        Assert.Contains("RESPOND-6", refused.Html.QuerySelector(".govuk-error-summary")!.TextContent,
            StringComparison.Ordinal);

        form = await scene.Manager.OpenAsync(scene.At("workers"));
        var allowed = await scene.Manager.SendAsync(form, ("WorkerId", "w-1"), ("Side", "Survivor"),
            ("SameWorkerReason", "NoOtherWorker"));

        Assert.Contains("with a practice flag", allowed.Text, StringComparison.Ordinal);
        await scene.Manager.AssertHiddenAsync(allowed, ", for the survivor and children");
    }

    [Fact]
    public async Task The_reference_is_changed()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-of-references");

        var page = await scene.Worker.SendAsync(
            await scene.Worker.OpenAsync(scene.At("reference")), ("AgencyReference", "CHANGED-1"));

        Assert.Contains("CHANGED-1", page.Text, StringComparison.Ordinal);
    }
}
