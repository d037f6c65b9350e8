using System.Net;
using AdminPortal.Tests.Host;

namespace AdminPortal.Tests.Cases;

/// <summary>Finding cases and creating one.</summary>
public sealed class CaseListTests(Portal portal)
{
    [Fact]
    public async Task An_agency_without_cases_is_told_how_to_begin()
    {
        using var person = portal.As("practitioner", "agency-of-no-cases");

        var page = await person.OpenAsync("/cases");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("no open case yet", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector("a[href='/cases/new']"));
    }

    [Fact]
    public async Task A_case_is_created_with_people_and_opened_by_its_reference_which_is_in_no_address()
    {
        using var person = portal.As("practitioner", "agency-that-creates");
        var form = await person.OpenAsync("/cases/new");
        var added = await person.SendToAsync(form, "/cases/new?handler=Add", ("role", "Child"),
            ("Reference", "NEW-1"), ("Subject.BirthYear", "1990"));
        Assert.Equal("NEW-1", added.Html.QuerySelector("[name=Reference]")!.GetAttribute("value"));

        var made = await person.SendAsync(added, ("Subject.AreaCode", CaseScene.Leeds),
            ("Others[1].ChildEffects", "Hears"), ("WorkerId", person.Subject));

        Assert.Equal(HttpStatusCode.OK, made.Status);
        Assert.Contains("Nobody has assessed the case yet", made.Text, StringComparison.Ordinal);
        Assert.Contains("held as a victim in their own right", made.Text, StringComparison.Ordinal);

        var list = await person.OpenAsync("/cases?Mine=true&Level=Unspecified");
        Assert.Contains("NEW-1", list.Text, StringComparison.Ordinal);
        var found = await person.SendAsync(list, ("Reference", "NEW-1"));
        Assert.Equal(made.Address.AbsolutePath, found.Address.AbsolutePath);
        Assert.Empty(found.Address.Query);
    }

    [Fact]
    public async Task Cases_are_found_by_what_they_wait_for()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-filters");
        const string Waiting = "REF-agency-that-filters";

        var acting = await scene.Worker.OpenAsync("/cases?AwaitingAction=true");
        Assert.Contains(Waiting, acting.Text, StringComparison.Ordinal);
        var second = await scene.Worker.OpenAsync("/cases?AwaitingSecondPerson=true");
        Assert.Contains("No case fits this filter", second.Text, StringComparison.Ordinal);
        await scene.Worker.SendAsync(await scene.Worker.OpenAsync(scene.At("roles")),
            ("NewSubjectPartyId", scene.Of(RiskPlatform.V1.PartyRole.Survivor).PartyId), ("Reason", "Synthetic."));
        second = await scene.Worker.OpenAsync("/cases?AwaitingSecondPerson=true");
        Assert.Contains(Waiting, second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_that_no_case_has_is_said_beside_the_field()
    {
        using var person = portal.As("practitioner", "agency-that-looks");

        var page = await person.SendAsync(await person.OpenAsync("/cases"), ("Reference", "NOT-THERE"));

        Assert.Contains("No case of your agency has this reference", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_a_new_case_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        using var person = portal.As("practitioner", "agency-that-errs");
        var form = await person.OpenAsync("/cases/new");

        var page = await person.SendAsync(form, ("Subject.BirthYear", "30"), ("Subject.AgencyReference", "KEPT"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Html.QuerySelector(".govuk-error-summary"));
        Assert.Equal("KEPT", page.Html.QuerySelector("[name='Subject.AgencyReference']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Cases_that_wait_for_an_action_are_listed_until_it_is_recorded()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-that-waits");
        var list = await scene.Worker.OpenAsync("/cases/waiting");
        Assert.Contains("REF-agency-that-waits", list.Text, StringComparison.Ordinal);

        var form = await scene.Worker.OpenAsync(scene.At("safeguarding"));
        var done = await scene.Worker.SendAsync(form, ("Kind", "ConsultedManager"), ("Note", "Synthetic."));

        Assert.Contains("Consulted a manager", done.Text, StringComparison.Ordinal);
        list = await scene.Worker.OpenAsync("/cases/waiting");
        Assert.DoesNotContain("REF-agency-that-waits", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auditor_has_no_cases_and_another_agency_has_not_these()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-with-a-case");
        using var auditor = portal.As("auditor", "agency-with-a-case");
        using var stranger = portal.As("manager", "agency-of-strangers");

        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.OpenAsync("/cases")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(scene.At())).Status);
    }
}
