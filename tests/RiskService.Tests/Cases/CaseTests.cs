using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Assessments;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Cases;

public sealed class CaseTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "cases");

    [Fact]
    public async Task A_new_case_holds_what_was_sent_and_says_that_nobody_has_assessed_it()
    {
        var value = NewCase(PartyRole.Survivor, PartyRole.Child);
        value.AgencyReference = "REF-1";
        value.Parties[1].DisplayName = "A synthetic name";
        value.Parties[2].AgencyReference = "CHILD-1";
        value.Allocations.Add(new Allocation { WorkerId = " w-1 ", Side = AllocationSide.Subject });
        var made = await caller.CreateAsync(value);

        Assert.Equal(
            ("REF-1", CaseState.Open, RiskLevel.Unspecified, AssessmentState.NeverAssessed, ""),
            (made.AgencyReference, made.State, made.Level, made.AssessmentState, made.LatestAssessmentId));
        Assert.Equal(value.Parties.Select(p => p.Role), made.Parties.Select(p => p.Role));
        Assert.Equal(["", "A synthetic name", ""], made.Parties.Select(p => p.DisplayName));
        Assert.Equal(["", "", "CHILD-1"], made.Parties.Select(p => p.AgencyReference));
        Assert.Equal("w-1", made.Allocations.Single().WorkerId);
        var now = host.Clock.GetUtcNow();
        Assert.Equal(now, made.CreateTime.ToDateTimeOffset());
        Assert.Equal(now.AddHours(24), made.NextReviewTime.ToDateTimeOffset());
        Assert.Equal(made, await caller.GetCaseAsync(made.CaseId));
    }

    [Fact]
    public async Task A_reference_is_changed_and_cleared_on_the_case_as_it_was_read()
    {
        var on = await caller.CreateCaseAsync();
        var changed = await caller.SetReferenceAsync(on, "REF-2");
        Assert.Equal("REF-2", changed.AgencyReference);
        Assert.Equal(changed, await caller.GetCaseAsync(on.CaseId));

        var stale = await Failures.RefusedAsync(() => caller.SetReferenceAsync(on, "REF-3"));
        Assert.Equal((StatusCode.Aborted, "STALE_ETAG"), (stale.Code, stale.Reason));
        Assert.Equal(changed.Etag, stale.Metadata["etag"]);
        on.Etag = "";
        var missing = await Failures.RefusedAsync(() => caller.SetReferenceAsync(on, "REF-3"));
        Assert.Equal(["etag"], missing.Fields);
        Assert.Equal(changed, await caller.GetCaseAsync(on.CaseId));
        Assert.Equal("", (await caller.SetReferenceAsync(changed, "")).AgencyReference);
    }

    [Theory]
    [InlineData]
    [InlineData("state")]
    [InlineData("agency_reference", "level")]
    public async Task Nothing_else_is_changed_by_an_update(params string[] mask)
    {
        var on = await caller.CreateCaseAsync();
        var refused = await Failures.RefusedAsync(() => caller.Cases.UpdateCaseAsync(new UpdateCaseRequest
        {
            CaseId = on.CaseId,
            UpdateMask = new() { Paths = { mask } },
            Etag = on.Etag,
            RequestId = Id(),
        }));
        Assert.Equal(["update_mask"], refused.Fields);
    }

    [Fact]
    public async Task A_reference_is_the_agencys_for_one_case_alone()
    {
        var value = NewCase();
        value.AgencyReference = "REF-TAKEN";
        var (first, second) = (await caller.CreateAsync(value), await caller.CreateCaseAsync());
        Func<Task>[] attempts =
        [
            () => caller.CreateAsync(value),
            () => caller.SetReferenceAsync(second, "REF-TAKEN"),
            () => caller.AssessAsync(new AssessRequest { NewCase = value }),
            () => caller.AssessAsync(new AssessRequest { NewCase = value, ValidateOnly = true }),
        ];
        foreach (var attempt in attempts)
        {
            var refused = await Failures.RefusedAsync(attempt);
            Assert.Equal((StatusCode.AlreadyExists, "REFERENCE_TAKEN"), (refused.Code, refused.Reason));
            Assert.Equal(first.CaseId, refused.Metadata["case_id"]);
        }

        // The same reference of its own, and another agency's, are free.
        var kept = await caller.SetReferenceAsync(first, "REF-TAKEN");
        await host.Caller(agency: "cases-elsewhere").CreateAsync(value);
        await caller.SetReferenceAsync(kept, "");
        await caller.SetReferenceAsync(second, "REF-TAKEN");
    }

    [Fact]
    public async Task Two_who_take_a_reference_at_once_do_not_both_get_it()
    {
        var value = NewCase();
        value.AgencyReference = "REF-RACE";
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            try
            {
                await caller.CreateAsync(value);
                return StatusCode.OK;
            }
            catch (RpcException e)
            {
                return e.StatusCode;
            }
        }));
        Assert.Equal(1, results.Count(code => code == StatusCode.OK));
        Assert.Equal(5, results.Count(code => code == StatusCode.AlreadyExists));
    }

    [Fact]
    public async Task A_case_has_exactly_one_subject()
    {
        var none = new NewCase { Parties = { new Party { Role = PartyRole.Survivor } } };
        foreach (var value in (NewCase[])[none, NewCase(PartyRole.Subject)])
        {
            var refused = await Failures.RefusedAsync(() => caller.CreateAsync(value));
            Assert.Equal(["new_case.parties"], refused.Fields);
        }
    }
}
