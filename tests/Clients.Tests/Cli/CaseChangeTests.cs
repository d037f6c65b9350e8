using Clients.Tests.Fakes;
using Google.Protobuf;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class CaseChangeTests
{
    private const string Child = "0193f5a0-4c1e-7a52-9d0b-6f2f8f0f3a11";

    private static readonly Case Held = new()
    {
        CaseId = "c-1",
        Etag = "v7",
        Parties =
        {
            new Party { PartyId = "p-1", Role = PartyRole.Subject },
            new Party
            {
                PartyId = "p-2", Role = PartyRole.Survivor, AgencyReference = "P-9", DisplayName = "A name",
            },
            new Party
            {
                PartyId = Child, Role = PartyRole.Child, AgencyReference = "P-3",
                ChildEffects = { ChildEffect.Sees, ChildEffect.Hears }, ChildRelation = ChildRelation.Neither,
            },
            new Party { PartyId = "p-4", Role = PartyRole.Child },
        },
        Allocations =
        {
            new Allocation { AllocationId = "l-1", WorkerId = "w-1", Side = AllocationSide.Subject },
            new Allocation { AllocationId = "l-2", WorkerId = "w-2", Side = AllocationSide.Subject },
            new Allocation { AllocationId = "l-3", WorkerId = "w-2", Side = AllocationSide.Survivor },
        },
        PendingRoleSwap = new RoleSwap { RoleSwapId = "s-1", NewSubjectPartyId = "p-2", Reason = "Looked again." },
        CounterAllegations =
        {
            new CounterAllegation { CounterAllegationId = "x-2", State = CounterAllegationState.Open },
            new CounterAllegation { CounterAllegationId = "x-1", State = CounterAllegationState.Concluded },
        },
    };

    private static FakeInvoker Service() => new(sent => sent.Method switch
    {
        "GetCase" => new GetCaseResponse { Case = Held },
        "UpdateCase" => new UpdateCaseResponse { Case = Held },
        "AddParty" => new AddPartyResponse { Case = Held },
        "UpdateParty" => new UpdatePartyResponse { Case = Held },
        "RemoveParty" => new RemovePartyResponse { Case = Held },
        "AllocateWorker" => new AllocateWorkerResponse { Case = Held },
        "EndAllocation" => new EndAllocationResponse { Case = Held },
        "ProposeRoleSwap" => new ProposeRoleSwapResponse { Case = Held },
        "ApproveRoleSwap" => new ApproveRoleSwapResponse { Case = Held },
        "RejectRoleSwap" => new RejectRoleSwapResponse { Case = Held },
        _ => new ConcludeCounterAllegationResponse
        {
            CounterAllegation = new CounterAllegation
            {
                CounterAllegationId = "x-2",
                State = CounterAllegationState.Concluded,
                Outcome = CounterAllegationOutcome.Supported,
            },
        },
    });

    private static async Task<(T Sent, CliRun Run)> SendAsync<T>(params string[] args)
        where T : IMessage
    {
        var run = new CliRun(Service()) { Input = "From standard input.\n" };
        Assert.Equal(0, await run.RunAsync(args));
        var last = run.Service.Calls[^1];
        Assert.True(Guid.TryParse(last.RequestId, out _));
        return (Assert.IsType<T>(last.Request), run);
    }

    [Fact]
    public async Task A_reference_is_changed_under_the_current_etag_and_can_be_cleared()
    {
        var (sent, run) = await SendAsync<UpdateCaseRequest>("case", "update", "c-1", "--reference", "");
        using (run) Assert.Equal(["GetCase", "UpdateCase"], run.Service.Calls.Select(c => c.Method));
        Assert.Equal(("c-1", "", "v7"), (sent.CaseId, sent.AgencyReference, sent.Etag));
        Assert.Equal(["agency_reference"], sent.UpdateMask.Paths);
    }

    [Fact]
    public async Task An_etag_that_is_given_is_the_one_that_is_sent()
    {
        var (update, run) =
            await SendAsync<UpdateCaseRequest>("case", "update", "c-1", "--reference", "A-1", "--etag", "v6");
        using (run) Assert.Equal("UpdateCase", Assert.Single(run.Service.Calls).Method);
        Assert.Equal("v6", update.Etag);
        var (party, other) = await SendAsync<UpdatePartyRequest>(
            "case", "update-party", "c-1", "--party", "survivor", "--reference", "P-1", "--etag", "v6");
        other.Dispose();
        Assert.Equal("v6", party.Etag);
    }

    [Fact]
    public async Task A_child_is_added_with_what_is_known()
    {
        var (sent, run) = await SendAsync<AddPartyRequest>("case", "add-party", "c-1", "--role", "child",
            "--reference", "P-5", "--name", "-", "--effects", "hears", "EXPERIENCES", "--relation", "both");
        run.Dispose();
        Assert.Equal("v7", sent.Etag);
        Assert.Equal(
            new Party
            {
                Role = PartyRole.Child,
                AgencyReference = "P-5",
                DisplayName = "From standard input.",
                ChildEffects = { ChildEffect.Hears, ChildEffect.Experiences },
                ChildRelation = ChildRelation.Both,
            },
            sent.Party);
    }

    [Fact]
    public async Task A_correction_keeps_what_it_does_not_name()
    {
        var (sent, run) = await SendAsync<UpdatePartyRequest>(
            "case", "update-party", "c-1", "--party", "survivor", "--reference", "P-10");
        run.Dispose();
        Assert.Equal(("p-2", PartyRole.Survivor, "P-10", "A name", "v7"), (sent.Party.PartyId, sent.Party.Role,
            sent.Party.AgencyReference, sent.Party.DisplayName, sent.Etag));

        (sent, run) = await SendAsync<UpdatePartyRequest>(
            "case", "update-party", "c-1", "--party", Child, "--effects", "EXPERIENCES");
        run.Dispose();
        Assert.Equal([ChildEffect.Experiences], sent.Party.ChildEffects);
        Assert.Equal((ChildRelation.Neither, "P-3"), (sent.Party.ChildRelation, sent.Party.AgencyReference));

        (sent, run) = await SendAsync<UpdatePartyRequest>(
            "case", "update-party", "c-1", "--party", Child, "--no-effects", "--relation-unknown", "--reference", "");
        run.Dispose();
        Assert.Empty(sent.Party.ChildEffects);
        Assert.Equal((ChildRelation.Unspecified, ""), (sent.Party.ChildRelation, sent.Party.AgencyReference));
    }

    [Theory]
    [InlineData("child", "several of 'child'. Give a party id: risk case show c-1")]
    [InlineData("0193f5a0-0000-7000-8000-000000000000", "nobody with this id")]
    public async Task Nobody_is_changed_who_is_not_clearly_meant(string who, string message)
    {
        using var run = new CliRun(Service());
        Assert.Equal(2, await run.RunAsync("case", "remove-party", "c-1", "--party", who, "--reason", "An error."));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal("GetCase", Assert.Single(run.Service.Calls).Method);
    }

    [Fact]
    public async Task A_person_added_in_error_is_removed_with_a_reason()
    {
        var (sent, run) = await SendAsync<RemovePartyRequest>(
            "case", "remove-party", "c-1", "--party", Child, "--reason", "-");
        run.Dispose();
        Assert.Equal((Child, "From standard input.", "v7"), (sent.PartyId, sent.Reason, sent.Etag));
    }

    [Fact]
    public async Task A_worker_is_allocated_and_the_same_one_for_both_sides_with_a_reason()
    {
        var (sent, run) = await SendAsync<AllocateWorkerRequest>("case", "allocate", "c-1", "--worker", "w-3",
            "--side", "survivor", "--same-worker-reason", "temporary-cover");
        run.Dispose();
        Assert.Equal(("w-3", AllocationSide.Survivor, SameWorkerReason.TemporaryCover, "v7"),
            (sent.Allocation.WorkerId, sent.Allocation.Side, sent.Allocation.SameWorkerReason, sent.Etag));
    }

    [Fact]
    public async Task An_allocation_ends_by_its_id_or_by_the_worker_where_there_is_one()
    {
        var (sent, run) = await SendAsync<EndAllocationRequest>("case", "end-allocation", "c-1", "--worker", "w-1");
        run.Dispose();
        Assert.Equal(("l-1", "v7"), (sent.AllocationId, sent.Etag));
        (sent, run) = await SendAsync<EndAllocationRequest>("case", "end-allocation", "c-1", "--allocation", "l-3");
        run.Dispose();
        Assert.Equal("l-3", sent.AllocationId);

        using var both = new CliRun(Service());
        Assert.Equal(2, await both.RunAsync("case", "end-allocation", "c-1", "--worker", "w-2"));
        Assert.Contains("both sides", both.Error, StringComparison.Ordinal);
        using var nobody = new CliRun(Service());
        Assert.Equal(2, await nobody.RunAsync("case", "end-allocation", "c-1", "--worker", "w-9"));
    }

    [Fact]
    public async Task A_role_swap_is_proposed_and_says_how_a_second_person_decides_it()
    {
        var (sent, run) = await SendAsync<ProposeRoleSwapRequest>(
            "swap", "propose", "c-1", "--new-subject", "survivor", "--reason", "Looked again.");
        using (run)
        {
            Assert.Equal(("p-2", "Looked again.", "v7"), (sent.NewSubjectPartyId, sent.Reason, sent.Etag));
            Assert.Contains("risk swap approve c-1 --swap s-1 --reason -", run.Out, StringComparison.Ordinal);
            Assert.Contains("risk swap reject c-1 --swap s-1 --reason -", run.Out, StringComparison.Ordinal);
            Assert.Contains("Reason given: Looked again.", run.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_role_swap_is_approved_or_rejected_the_pending_one_or_the_one_named()
    {
        var (approve, run) = await SendAsync<ApproveRoleSwapRequest>("swap", "approve", "c-1", "--reason", "-");
        run.Dispose();
        Assert.Equal(("c-1", "s-1", "From standard input."), (approve.CaseId, approve.RoleSwapId, approve.Reason));
        (var reject, run) = await SendAsync<RejectRoleSwapRequest>(
            "swap", "reject", "c-1", "--swap", "s-0", "--reason", "No.");
        using (run) Assert.Equal("RejectRoleSwap", Assert.Single(run.Service.Calls).Method);
        Assert.Equal("s-0", reject.RoleSwapId);

        using var none = new CliRun(FakeInvoker.Answering(new GetCaseResponse { Case = new Case() }));
        Assert.Equal(2, await none.RunAsync("swap", "approve", "c-1", "--reason", "Yes."));
    }

    [Fact]
    public async Task A_counter_allegation_is_concluded_and_roles_stay()
    {
        var (sent, run) = await SendAsync<ConcludeCounterAllegationRequest>(
            "counter-allegation", "conclude", "c-1", "--outcome", "supported", "--reason", "Injuries fit.");
        using (run)
        {
            Assert.Equal(("x-2", CounterAllegationOutcome.Supported, "Injuries fit."),
                (sent.CounterAllegationId, sent.Outcome, sent.Reason));
            Assert.Contains("Roles stay as they are", run.Out, StringComparison.Ordinal);
        }

        (sent, run) = await SendAsync<ConcludeCounterAllegationRequest>("counter-allegation", "conclude", "c-1",
            "--outcome", "RESISTANCE", "--reason", "Self-defence.", "--counter-allegation", "x-9");
        run.Dispose();
        Assert.Equal("x-9", sent.CounterAllegationId);
        using var none = new CliRun(FakeInvoker.Answering(new GetCaseResponse { Case = new Case() }));
        Assert.Equal(2, await none.RunAsync("counter-allegation", "conclude", "c-1", "--outcome", "RESISTANCE",
            "--reason", "Self-defence."));
    }

    [Fact]
    public async Task A_change_answers_in_json_too()
    {
        using var run = new CliRun(Service());
        Assert.Equal(0, await run.RunAsync("case", "allocate", "c-1", "--worker", "w", "--side", "SUBJECT", "--json"));
        Assert.Equal(Held, JsonParser.Default.Parse<AllocateWorkerResponse>(run.Out).Case);
    }
}
