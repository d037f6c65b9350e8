using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Protection;

/// <summary>Cases are found by the agency's own reference, through its keyed hash.</summary>
public sealed class ReferenceFilterTests(ServiceHost host)
{
    [Fact]
    public async Task A_reference_finds_its_one_case_in_the_own_agency_alone()
    {
        var (mine, theirs) = (host.Caller(agency: "reference-mine"), host.Caller(agency: "reference-theirs"));
        var (a, b) = (await CreateAsync(mine, "R-1"), await CreateAsync(theirs, "R-1"));
        await CreateAsync(mine, "R-2");
        await mine.CreateCaseAsync();
        Assert.Equal([a], await FindAsync(mine, new ListCasesRequest { AgencyReference = "R-1" }));
        Assert.Equal([b], await FindAsync(theirs, new ListCasesRequest { AgencyReference = "R-1" }));
        foreach (var none in new[] { "R-3", "r-1", "R-1 ", "R", "%" })
        {
            Assert.Empty(await FindAsync(mine, new ListCasesRequest { AgencyReference = none }));
        }
    }

    [Fact]
    public async Task With_other_filters_all_must_hold()
    {
        var caller = host.Caller(agency: "reference-filters");
        var id = await CreateAsync(caller, "R-1");
        var due = (await caller.GetCaseAsync(id)).NextReviewTime.ToDateTimeOffset();
        await AssertAsync(true, r => r.Levels.Add(RiskLevel.Unspecified));
        await AssertAsync(false, r => r.Levels.Add(RiskLevel.High));
        await AssertAsync(true, r => r.State = CaseState.Open);
        await AssertAsync(false, r => r.State = CaseState.Closed);
        await AssertAsync(false, r => r.WorkerId = "worker-1");
        await AssertAsync(true, r => r.DueBefore = due.AddSeconds(1).ToTimestamp());
        await AssertAsync(false, r => r.DueBefore = due.ToTimestamp());

        async Task AssertAsync(bool found, Action<ListCasesRequest> also)
        {
            var request = new ListCasesRequest { AgencyReference = "R-1" };
            also(request);
            Assert.Equal(found ? [id] : [], await FindAsync(caller, request));
        }
    }

    [Fact]
    public async Task A_token_is_bound_to_it_and_one_too_long_is_an_error()
    {
        var caller = host.Caller(agency: "reference-tokens");
        for (var i = 0; i < 2; i++) await CreateAsync(caller, $"R-{i}");
        var token = (await caller.Cases.ListCasesAsync(new ListCasesRequest { PageSize = 1 })).NextPageToken;
        var refused = await Failures.RefusedAsync(() => caller.Cases.ListCasesAsync(
            new ListCasesRequest { PageSize = 1, PageToken = token, AgencyReference = "R-1" }));
        Assert.Equal(["page_token"], refused.Fields);
        foreach (var wrong in new[] { new string('x', 201), "a\0b" })
        {
            refused = await Failures.RefusedAsync(
                () => caller.Cases.ListCasesAsync(new ListCasesRequest { AgencyReference = wrong }));
            Assert.Equal(["agency_reference"], refused.Fields);
        }
    }

    private static async Task<string> CreateAsync(TestCaller caller, string reference)
    {
        var request = new CreateCaseRequest { NewCase = NewCase(), RequestId = Id() };
        request.NewCase.AgencyReference = reference;
        return (await caller.Cases.CreateCaseAsync(request)).Case.CaseId;
    }

    private static async Task<List<string>> FindAsync(TestCaller caller, ListCasesRequest request) =>
        [.. (await caller.Cases.ListCasesAsync(request)).Cases.Select(c => c.CaseId)];
}
