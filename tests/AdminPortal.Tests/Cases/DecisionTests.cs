using System.Net;
using AdminPortal.Tests.Host;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Cases;

/// <summary>What needs a second person, a reason, or other agencies.</summary>
public sealed class DecisionTests(Portal portal)
{
    [Fact]
    public async Task Another_person_approves_a_lower_level_and_whoever_assessed_does_not()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-lowers");
        await scene.AssessAsync(
            CaseScene.Observed(Indicator.ThreatsToKill, SourceKind.Survivor, presence: Presence.Absent));
        var latest = (await scene.ReadAsync()).LatestAssessmentId;
        var at = scene.At($"assessments/{latest}/approve");

        var byWorker = await scene.Worker.OpenAsync(at);
        Assert.Null(byWorker.Html.QuerySelector("[name=Reason]"));
        using var both = scene.As("practitioner,manager", scene.Worker.Subject);
        var refused = await both.SendAsync(await both.OpenAsync(at), ("Reason", "Synthetic."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);

        var form = await scene.Manager.OpenAsync(at);
        var approved = await scene.Manager.SendAsync(form, ("Reason", "Synthetic."));

        Assert.Equal(HttpStatusCode.OK, approved.Status);
        Assert.Equal(RiskLevel.High, (await scene.ReadAsync()).Level);
    }

    [Fact]
    public async Task A_role_swap_takes_two_people_and_can_be_turned_down()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-swaps");
        var survivor = scene.Of(PartyRole.Survivor).PartyId;
        async Task ProposeAsync() => await scene.Worker.SendAsync(await scene.Worker.OpenAsync(scene.At("roles")),
            ("NewSubjectPartyId", survivor), ("Reason", "Synthetic."));

        await ProposeAsync();
        Assert.Null((await scene.Worker.OpenAsync(scene.At("roles"))).Html.QuerySelector("[name=swap]"));
        var form = await scene.Manager.OpenAsync(scene.At("roles"));
        await scene.Manager.SendToAsync(form, scene.At("roles") + "?handler=Reject", ("Reason", "No."),
            ("swap", scene.Id(form)));
        Assert.Equal(PartyRole.Survivor, (await scene.ReadAsync()).Parties.Single(p => p.PartyId == survivor).Role);

        await ProposeAsync();
        form = await scene.Manager.OpenAsync(scene.At("roles"));
        await scene.Manager.SendAsync(form, ("Reason", "Synthetic."), ("swap", scene.Id(form)));
        Assert.Equal(PartyRole.Subject, (await scene.ReadAsync()).Parties.Single(p => p.PartyId == survivor).Role);
    }

    [Fact]
    public async Task A_counter_allegation_is_concluded_and_roles_stay()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-concludes");
        var allegation = scene.Case.CounterAllegations.Single().CounterAllegationId;
        var form = await scene.Worker.OpenAsync(scene.At($"counter-allegations/{allegation}"));

        var done = await scene.Worker.SendAsync(form, ("Outcome", "Resistance"), ("Reason", "Synthetic."));

        Assert.Contains("resistance", done.Text, StringComparison.Ordinal);
        Assert.Equal(PartyRole.Subject, (await scene.ReadAsync()).Parties[0].Role);
    }

    [Fact]
    public async Task A_consultation_stays_open_while_a_required_agency_is_missing()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-consults");
        var listing = await Listings.ProgrammeAsync(portal, "Example Programme of Consultations");
        await scene.Worker.SendAsync(
            await scene.Worker.OpenAsync(scene.At($"referrals/new?listing={listing.ListingId}")), ("Note", ""));
        var form = await scene.Worker.OpenAsync(scene.At("consultations"));

        var page = await scene.Worker.SendAsync(form, ("Agencies", "Police"), ("Note", "Synthetic."));
        Assert.Contains("stays open while a required agency is missing", page.Text, StringComparison.Ordinal);

        page = await scene.Worker.SendAsync(page, ("Agencies", "ChildrensSocialCare"));
        Assert.Contains("The consultation is recorded.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Due", page.Html.QuerySelectorAll(".govuk-tag").Select(t => t.TextContent));
    }

    [Fact]
    public async Task Two_assessments_are_compared()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-compares");
        var second = await scene.AssessAsync(CaseScene.Observed(Indicator.WeaponUse, SourceKind.Police));

        var page = await scene.Worker.OpenAsync(
            scene.At($"assessments/compare?a={second.AssessmentId}&b={scene.Assessment.AssessmentId}"));

        Assert.Contains("Weapon use: unknown, then present", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Earlier", "Later"], page.Html.QuerySelectorAll(".case-pair h2")
            .Select(h => h.TextContent.Split(':')[0].Trim()));
    }
}
