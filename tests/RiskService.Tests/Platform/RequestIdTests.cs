using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Platform;

/// <summary>Agencies retry: a request id makes that safe.</summary>
public sealed class RequestIdTests(ServiceHost host)
{
    [Fact]
    public async Task The_same_request_again_gets_the_first_answer_and_changes_nothing()
    {
        const string Agency = "same-request";
        var caller = host.Caller(agency: Agency);
        var request = new AssessRequest { NewCase = NewCase(), RequestId = Id(), Observations = { AllAbsent() } };
        var first = await caller.Assessments.AssessAsync(request);
        await caller.AssessAsync(first.Assessment.CaseId, Observed(Indicator.ThreatsToKill, SourceKind.Police));
        var before = Stored.Of(host, Agency);

        Assert.Equal(first, await caller.Assessments.AssessAsync(request));
        Assert.Equal(before, Stored.Of(host, Agency));
        Assert.Equal(1, Stored.Count(host, "Cases", Agency));
    }

    [Fact]
    public async Task Another_request_under_the_same_id_is_refused()
    {
        const string Agency = "reused";
        var caller = host.Caller(agency: Agency);
        var request = new CreateCaseRequest { NewCase = NewCase(), RequestId = Id() };
        await caller.Cases.CreateCaseAsync(request);
        var changed = request.Clone();
        changed.NewCase.AgencyReference = "other";
        var reused = await Stored.RefusedAsync(host, Agency, async () => await caller.Cases.CreateCaseAsync(changed));
        Assert.Equal((StatusCode.AlreadyExists, "REQUEST_ID_REUSED"), (reused.Code, reused.Reason));

        // Another operation is another request, whatever its body.
        var assess = new AssessRequest { NewCase = NewCase(), RequestId = request.RequestId };
        reused = await Stored.RefusedAsync(host, Agency, async () => await caller.Assessments.AssessAsync(assess));
        Assert.Equal("REQUEST_ID_REUSED", reused.Reason);
    }

    [Fact]
    public async Task Other_clients_and_other_agencies_have_request_ids_of_their_own()
    {
        var request = new CreateCaseRequest { NewCase = NewCase(), RequestId = Id() };
        TestCaller[] callers =
        [
            host.Caller(agency: "ids-a", clientId: "one"), host.Caller(agency: "ids-a", clientId: "two"),
            host.Caller(agency: "ids-b", clientId: "one"),
        ];
        var cases = new List<string>();
        foreach (var caller in callers) cases.Add((await caller.Cases.CreateCaseAsync(request)).Case.CaseId);
        Assert.Equal(3, cases.Distinct().Count());
        Assert.Equal((2, 1), (Stored.Count(host, "Cases", "ids-a"), Stored.Count(host, "Cases", "ids-b")));
    }

    [Fact]
    public async Task Sixteen_at_once_make_one_case_and_get_one_answer()
    {
        const string Agency = "at-once";
        var caller = host.Caller(agency: Agency);
        var request = new AssessRequest
        {
            NewCase = NewCase(PartyRole.Survivor),
            RequestId = Id(),
            Observations = { Observed(Indicator.WeaponUse, SourceKind.Police) },
        };
        var answers = await Task.WhenAll(Enumerable.Range(0, 16)
            .Select(_ => Task.Run(async () => await caller.Assessments.AssessAsync(request))));
        Assert.Single(answers.Distinct());
        foreach (var table in new[] { "Cases", "CaseKeys", "Assessments", "Observations", "IdempotentRequests" })
        {
            Assert.Equal(1, Stored.Count(host, table, Agency));
        }
    }

    [Fact]
    public async Task Sixteen_changes_of_one_case_at_once_all_happen()
    {
        const string Agency = "changes-at-once";
        var caller = host.Caller(agency: Agency);
        var id = (await caller.CreateCaseAsync()).CaseId;
        var before = (await caller.GetCaseAsync(id)).Etag;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            var request = new AssessRequest { CaseId = id, RequestId = Id(), Observations = { AllAbsent()[0] } };
            for (; ; )
            {
                try
                {
                    return (await caller.Assessments.AssessAsync(request)).Assessment.AssessmentId;
                }
                catch (RpcException e) when (e.StatusCode == StatusCode.Aborted)
                {
                    // CONFLICT says: send the same request again.
                }
            }
        })));
        Assert.Equal(16, outcomes.Distinct().Count());
        Assert.Equal(16, Stored.Count(host, "Assessments", Agency));
        Assert.Equal(("v1", "v17"), (before, (await caller.GetCaseAsync(id)).Etag));
    }

    [Fact]
    public async Task A_stale_etag_is_told_the_current_one()
    {
        const string Agency = "stale";
        var caller = host.Caller(agency: Agency);
        var file = await caller.CreateCaseAsync();
        await caller.AssessAsync(file.CaseId, AllAbsent());
        var request = new AddPartyRequest
        {
            CaseId = file.CaseId,
            Party = new Party { Role = PartyRole.Child },
            Etag = file.Etag,
            RequestId = Id(),
        };
        var stale = await Stored.RefusedAsync(host, Agency, async () => await caller.Cases.AddPartyAsync(request));
        Assert.Equal((StatusCode.Aborted, "STALE_ETAG"), (stale.Code, stale.Reason));
        request.Etag = stale.Metadata["etag"];
        await caller.Cases.AddPartyAsync(request);

        request = request.Clone();
        (request.Etag, request.RequestId) = ("", Id());
        var none = await Stored.RefusedAsync(host, Agency, async () => await caller.Cases.AddPartyAsync(request));
        Assert.Equal("etag", none.Fields.Single());
    }

    [Fact]
    public async Task A_reference_in_use_names_the_case_that_has_it()
    {
        const string Agency = "taken";
        var caller = host.Caller(agency: Agency);
        var request = new CreateCaseRequest { NewCase = NewCase(), RequestId = Id() };
        request.NewCase.AgencyReference = "REF-1";
        var first = (await caller.Cases.CreateCaseAsync(request)).Case;
        request.RequestId = Id();
        var taken = await Stored.RefusedAsync(host, Agency, async () => await caller.Cases.CreateCaseAsync(request));
        Assert.Equal((StatusCode.AlreadyExists, "REFERENCE_TAKEN"), (taken.Code, taken.Reason));
        Assert.Equal(first.CaseId, taken.Metadata["case_id"]);
        await host.Caller(agency: "taken-elsewhere").Cases.CreateCaseAsync(request);
    }
}
