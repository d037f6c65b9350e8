using Clients.Tests.Fakes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class KeepingCommandTests
{
    private static Retention Held(int standing) => new()
    {
        CaseId = "c-1",
        State = standing > 0 ? RetentionState.OnHold : RetentionState.AwaitingDecision,
        DecisionRequired = true,
        LegalHolds =
        {
            Enumerable.Range(1, standing).Select(n => new LegalHold { LegalHoldId = $"h-{n}", Reason = "A hearing." }),
            new LegalHold { LegalHoldId = "h-0", LiftTime = new Timestamp(), LiftReason = "It is over." },
        },
    };

    private static IMessage Answer(Sent sent, int standing) => sent.Method switch
    {
        "GetRetention" => new GetRetentionResponse { Retention = Held(standing) },
        "PlaceLegalHold" => new PlaceLegalHoldResponse { Retention = Held(standing) },
        "LiftLegalHold" => new LiftLegalHoldResponse { Retention = Held(standing) },
        "ListRetentionReviews" => new ListRetentionReviewsResponse { Retentions = { Held(0) } },
        "DecideRetention" => new DecideRetentionResponse { Retention = Held(0) },
        _ => new ListDisposalsResponse
        {
            Disposals =
            {
                new Disposal
                {
                    CaseId = "c-9", Basis = DisposalBasis.Decided, DecidedBy = "m-1", EntryCount = 1_234,
                    HeadHash = ByteString.CopyFrom([0xAB, 0xCD]),
                },
            },
        },
    };

    private static async Task<(T Sent, string Out)> SendAsync<T>(params string[] args)
        where T : IMessage
    {
        using var run = new CliRun(new FakeInvoker(sent => Answer(sent, 1))) { Input = "Because.\n" };
        Assert.Equal(0, await run.RunAsync(args));
        return (Assert.IsType<T>(run.Service.Calls[^1].Request), run.Out);
    }

    [Fact]
    public async Task A_hold_is_placed_and_lifted()
    {
        var (place, shown) = await SendAsync<PlaceLegalHoldRequest>("hold", "place", "c-1", "--reason", "-");
        Assert.Equal(("c-1", "Because."), (place.CaseId, place.Reason));
        Assert.Contains("! Legal hold h-1", shown, StringComparison.Ordinal);
        Assert.Contains("A hearing.", shown, StringComparison.Ordinal);
        Assert.Contains("It is over.", shown, StringComparison.Ordinal);
        var (lift, _) = await SendAsync<LiftLegalHoldRequest>("hold", "lift", "c-1", "--reason", "-");
        Assert.Equal("h-1", lift.LegalHoldId);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_hold_is_never_guessed(int standing)
    {
        using var run = new CliRun(new FakeInvoker(sent => Answer(sent, standing)));
        Assert.Equal(2, await run.RunAsync("hold", "lift", "c-1", "--reason", "Over."));
        Assert.DoesNotContain(run.Service.Calls, c => c.Method == "LiftLegalHold");
    }

    [Fact]
    public async Task Retention_is_shown_listed_and_decided_on()
    {
        var (_, shown) = await SendAsync<GetRetentionRequest>("retention", "show", "c-1");
        Assert.Contains("ON_HOLD", shown, StringComparison.Ordinal);
        var (_, due) = await SendAsync<ListRetentionReviewsRequest>("retention", "due");
        Assert.Contains("AWAITING_DECISION", due, StringComparison.Ordinal);
        var (keep, _) = await SendAsync<DecideRetentionRequest>(
            "retention", "decide", "c-1", "--decision", "keep", "--until", "2030-01-01T00:00:00Z", "--reason", "-");
        Assert.Equal((RetentionDecision.Keep, 2030, "Because."),
            (keep.Decision, keep.KeepUntilTime.ToDateTime().Year, keep.Reason));
        var (dispose, _) = await SendAsync<DecideRetentionRequest>(
            "retention", "decide", "c-1", "--decision", "DISPOSE", "--reason", "-");
        Assert.Null(dispose.KeepUntilTime);
    }

    [Fact]
    public async Task The_register_of_disposals_is_shown()
    {
        var (_, shown) = await SendAsync<ListDisposalsRequest>("disposals");
        Assert.Contains("c-9", shown, StringComparison.Ordinal);
        Assert.Contains("DECIDED by m-1", shown, StringComparison.Ordinal);
        Assert.Contains("1,234 entries, the last abcd", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("retention", "decide", "c-1", "--decision", "KEEP", "--reason", "r")]
    [InlineData("retention", "decide", "c-1", "--decision", "DISPOSE", "--reason", "r", "--until",
        "2030-01-01T00:00:00Z")]
    [InlineData("retention", "decide", "c-1", "--decision", "DISPOSE")]
    [InlineData("hold", "place", "c-1")]
    public async Task What_does_not_go_together_is_said(params string[] args)
    {
        using var run = new CliRun();
        Assert.Equal(2, await run.RunAsync(args));
        Assert.Empty(run.Service.Calls);
    }
}
