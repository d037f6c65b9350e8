using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Platform;

/// <summary>Requests that are wrong as a whole.</summary>
public sealed class BadRequestTests(ServiceHost host)
{
    private const string Agency = "bad-requests";

    [Fact]
    public async Task No_target() => Assert.Contains("target", (await AssessAsync(_ => { })).Fields);

    [Fact]
    public async Task A_case_without_parties_and_one_with_two_subjects()
    {
        Assert.Contains("new_case.parties", (await AssessAsync(r => r.NewCase = new NewCase())).Fields);
        Assert.Contains("new_case.parties", (await AssessAsync(r => r.NewCase = NewCase(PartyRole.Subject))).Fields);
    }

    [Fact]
    public async Task Ten_thousand_observations()
    {
        var refused = await AssessAsync(r =>
        {
            r.NewCase = NewCase();
            r.Observations.AddRange(Enumerable.Range(0, 10_000).Select(_ => new Observation()));
        });
        Assert.Equal(["observations"], refused.Fields);
    }

    [Fact]
    public async Task As_many_as_are_taken_are_taken_and_one_more_is_not()
    {
        var request = new AssessRequest { NewCase = NewCase(), RequestId = Id() };
        for (var i = 0; i < 200; i++) request.Observations.Add(Observed(Indicator.WeaponUse, SourceKind.Police));
        request.Observations[0].Verbatim = new string('x', 10_000);
        await host.Caller(agency: Agency).Assessments.AssessAsync(request);
        request.Observations.Add(Observed(Indicator.WeaponUse, SourceKind.Police));
        request.RequestId = Id();
        var refused = await Stored.RefusedAsync(
            host, Agency, async () => await host.Caller(agency: Agency).Assessments.AssessAsync(request));
        Assert.Equal(["observations"], refused.Fields);
    }

    [Fact]
    public async Task Observations_of_nobody()
    {
        var refused = await AssessAsync(r =>
        {
            r.NewCase = NewCase();
            r.Observations.Add(Observed(Indicator.WeaponUse, SourceKind.Police));
            r.Observations.Add(Observed(Indicator.WeaponUse));
        });
        Assert.Equal(["observations[1].sources"], refused.Fields);
    }

    [Fact]
    public async Task Where_a_rule_decides_the_error_names_it()
    {
        var empty = await AssessAsync(r => (r.NewCase, r.SurvivorView) = (NewCase(), new SurvivorView()));
        Assert.Equal(("ASSESS-4", "survivor_view"), (empty.Rule, empty.Fields.Single()));
        var person = await AssessAsync(r =>
        {
            r.NewCase = NewCase();
            r.AgenciesConsulted.Add(SourceKind.Survivor);
        });
        Assert.Equal(("ASSESS-6", "agencies_consulted[0]"), (person.Rule, person.Fields.Single()));
        var adult = await AssessAsync(r =>
        {
            r.NewCase = NewCase();
            r.NewCase.Parties[0].ChildEffects.Add(ChildEffect.Sees);
        });
        Assert.Equal(("LOOK-4", "new_case.parties[0].child_effects"), (adult.Rule, adult.Fields.Single()));
    }

    [Fact]
    public async Task Every_mistake_is_told_at_once_and_an_answer_about_thousands_stays_small_enough_for_any_client()
    {
        var request = new AssessRequest { NewCase = NewCase(), RequestId = Id() };
        for (var i = 0; i < 200; i++)
        {
            request.Observations.Add(
                new Observation { Code = (Indicator)999, Sources = { new Source { Kind = (SourceKind)999 } } });
        }

        var e = await Assert.ThrowsAsync<RpcException>(
            async () => await host.Caller(agency: Agency).Assessments.AssessAsync(request));
        Assert.Contains(
            e.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations,
            v => v.Field == "observations[2].presence");
        AssertFits(e);
    }

    [Fact]
    public async Task A_plan_that_rules_refuse_fifty_times_over_is_answered_small_enough_too()
    {
        var caller = host.Caller(agency: Agency);
        var file = await caller.CreateCaseAsync();
        var contact = new Access.Scene(Agency, file, "", "", "", "", "", host.Clock.GetUtcNow()).SurvivorContact();
        contact.Attendances.AddRange(Enumerable.Range(0, 49)
            .Select(_ => new Attendance { PartyId = file.Parties[0].PartyId, Role = AttendanceRole.Interpreter }));
        var e = await Assert.ThrowsAsync<RpcException>(async () => await caller.Cases.PlanContactAsync(
            new PlanContactRequest { CaseId = file.CaseId, Contact = contact, RequestId = Id() }));
        Assert.Equal(StatusCode.FailedPrecondition, e.StatusCode);
        AssertFits(e);
    }

    [Fact]
    public async Task A_page_token_made_up_with_a_time_that_is_none_is_refused_as_any_other()
    {
        var caller = host.Caller(agency: Agency);
        for (var i = 0; i < 2; i++) await caller.CreateCaseAsync();
        var first = await caller.Cases.ListCasesAsync(new ListCasesRequest { PageSize = 1 });
        var parts = System.Text.Encoding.UTF8.GetString(
            System.Buffers.Text.Base64Url.DecodeFromChars(first.NextPageToken)).Split('|');
        foreach (var time in new[] { "999999999999999999", "-999999999999999999", "1e3", "x" })
        {
            var forged = System.Buffers.Text.Base64Url.EncodeToString(
                System.Text.Encoding.UTF8.GetBytes($"{time},{Id()}|{parts[1]}"));
            var refused = await Failures.RefusedAsync(
                () => caller.Cases.ListCasesAsync(new ListCasesRequest { PageSize = 1, PageToken = forged }));
            Assert.Equal("page_token", refused.Fields.Single());
        }
    }

    /// <summary>Many clients take 8 KiB of headers and trailers, the details among them in base64.</summary>
    private static void AssertFits(RpcException e)
    {
        var sent = e.Trailers.Sum(t => t.Key.Length + (t.IsBinary ? t.ValueBytes.Length * 4 / 3 : t.Value.Length));
        Assert.InRange(sent + e.Status.Detail.Length, 100, 7_500);
    }

    private async Task<Refusal> AssessAsync(Action<AssessRequest> change)
    {
        var request = new AssessRequest { RequestId = Id() };
        change(request);
        var refused = await Stored.RefusedAsync(
            host, Agency, async () => await host.Caller(agency: Agency).Assessments.AssessAsync(request));
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_ARGUMENT"), (refused.Code, refused.Reason));
        return refused;
    }
}
