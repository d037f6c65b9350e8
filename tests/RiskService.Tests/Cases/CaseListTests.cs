using System.Buffers.Text;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Cases;

public sealed class CaseListTests(ServiceHost host)
{
    [Fact]
    public async Task Pages_are_in_a_stable_order_the_earliest_review_first_also_where_times_are_equal()
    {
        var caller = host.Caller(agency: "list-order");
        for (var i = 0; i < 11; i++)
        {
            var made = await caller.CreateCaseAsync();
            if (i % 3 == 0) await caller.AssessAsync(made.CaseId, Observed(Indicator.WeaponUse, SourceKind.Police));
            if (i % 3 == 1) await caller.AssessAsync(made.CaseId);
        }

        var all = await ListAsync(caller, new ListCasesRequest());
        Assert.Equal(11, all.Count);
        Assert.Equal(
            all.OrderBy(c => c.NextReviewTime.ToDateTimeOffset()).ThenBy(c => c.CaseId, StringComparer.Ordinal), all);
        for (var size = 1; size <= 12; size++)
        {
            Assert.Equal(all, await ListAsync(caller, new ListCasesRequest { PageSize = size }));
        }
    }

    [Fact]
    public async Task A_case_that_moves_between_pages_hides_no_other()
    {
        var caller = host.Caller(agency: "list-moves");
        for (var i = 0; i < 6; i++) await caller.CreateCaseAsync();
        var request = new ListCasesRequest { PageSize = 2 };
        var first = await caller.Cases.ListCasesAsync(request);
        await caller.AssessAsync(first.Cases[0].CaseId);
        request.PageToken = first.NextPageToken;
        var rest = await ListAsync(caller, request);
        Assert.Equal(6, first.Cases.Concat(rest).Select(c => c.CaseId).Distinct().Count());
    }

    [Fact]
    public async Task Filters_all_hold()
    {
        var caller = host.Caller(agency: "list-filters");
        var never = await caller.CreateCaseAsync();
        var medium = await caller.CreateCaseAsync();
        await caller.AssessAsync(
            medium.CaseId, Observed(Indicator.WeaponUse, Presence.Absent, SourceKind.Police));
        var imminent = await caller.CreateCaseAsync();
        await caller.AssessAsync(imminent.CaseId, Observed(Indicator.WeaponUse, SourceKind.Police));
        var worked = await caller.AllocateAsync(
            await caller.GetCaseAsync(medium.CaseId), "w-1", AllocationSide.Subject);
        var before = await caller.AllocateAsync(
            await caller.GetCaseAsync(imminent.CaseId), "w-1", AllocationSide.Survivor);
        await caller.EndAsync(before, before.Allocations.Single().AllocationId);

        await AssertAsync(new() { Levels = { RiskLevel.Unspecified } }, never);
        await AssertAsync(new() { Levels = { RiskLevel.Imminent, RiskLevel.Medium } }, imminent, medium);
        await AssertAsync(new() { Levels = { RiskLevel.Standard } });
        await AssertAsync(new() { WorkerId = "w-1" }, medium);
        await AssertAsync(new() { WorkerId = "w-1", Levels = { RiskLevel.Imminent } });
        await AssertAsync(new() { State = CaseState.Open }, never, imminent, medium);
        await AssertAsync(new() { State = CaseState.Closed });

        // Before the time, not at it.
        var due = (await caller.GetCaseAsync(imminent.CaseId)).NextReviewTime;
        await AssertAsync(new() { DueBefore = due }, never);
        await AssertAsync(new() { DueBefore = due.ToDateTimeOffset().AddSeconds(1).ToTimestamp() }, never, imminent);

        async Task AssertAsync(ListCasesRequest request, params Case[] expected) => Assert.Equal(
            expected.Select(c => c.CaseId), (await ListAsync(caller, request)).Select(c => c.CaseId));
    }

    [Fact]
    public async Task A_summary_is_what_the_case_is()
    {
        var caller = host.Caller(agency: "list-summary");
        var value = NewCase(PartyRole.Survivor);
        value.AgencyReference = "REF-9";
        var made = await caller.CreateAsync(value);
        await caller.AssessAsync(made.CaseId, Observed(Indicator.WeaponUse, SourceKind.Police));
        var read = await caller.GetCaseAsync(made.CaseId);
        Assert.Equal(
            new CaseSummary
            {
                CaseId = read.CaseId,
                AgencyReference = "REF-9",
                State = CaseState.Open,
                Level = RiskLevel.Imminent,
                AssessmentState = AssessmentState.AwaitingSafeguardingAction,
                NextReviewTime = read.NextReviewTime,
                UpdateTime = read.UpdateTime,
                Waits = { CaseWait.SafeguardingAction },
            },
            Assert.Single(await ListAsync(caller, new ListCasesRequest())));
    }

    [Fact]
    public async Task A_token_is_bound_to_its_filters_and_what_is_no_token_is_an_error()
    {
        var caller = host.Caller(agency: "list-tokens");
        for (var i = 0; i < 3; i++) await caller.CreateCaseAsync();
        var request = new ListCasesRequest { PageSize = 1 };
        var token = (await caller.Cases.ListCasesAsync(request)).NextPageToken;
        var fingerprint = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split('|')[1];
        string[] wrong =
        [
            "nonsense", "not base64!", token[..^4], Made("|"), Made($"{long.MaxValue},{Id()}"), Made($"x,{Id()}"),
            Made("1,2,3"), Made($"{long.MinValue},{Id()}"), new string('A', 500),
        ];
        foreach (var bad in wrong) await AssertRefusedAsync(new() { PageSize = 1, PageToken = bad });
        await AssertRefusedAsync(new() { PageSize = 1, PageToken = token, Levels = { RiskLevel.High } });
        await AssertRefusedAsync(new() { PageSize = 1, PageToken = token, WorkerId = "w-1" });
        request.PageToken = token;
        request.PageSize = 2;
        Assert.Equal(2, (await caller.Cases.ListCasesAsync(request)).Cases.Count);

        string Made(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{key}|{fingerprint}"));

        async Task AssertRefusedAsync(ListCasesRequest asked)
        {
            var refused = await Failures.RefusedAsync(() => caller.Cases.ListCasesAsync(asked));
            Assert.Equal(("INVALID_ARGUMENT", "page_token"), (refused.Reason, refused.Fields.Single()));
        }
    }

    private static async Task<List<CaseSummary>> ListAsync(TestCaller caller, ListCasesRequest request)
    {
        var all = new List<CaseSummary>();
        do
        {
            var page = await caller.Cases.ListCasesAsync(request);
            if (request.PageSize > 0) Assert.InRange(page.Cases.Count, 0, request.PageSize);
            all.AddRange(page.Cases);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return all;
    }
}
