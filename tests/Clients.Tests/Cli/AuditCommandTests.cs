using Clients.Tests.Fakes;
using Google.Protobuf;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class AuditCommandTests
{
    [Fact]
    public async Task Reads_are_searched_and_a_missing_purpose_is_said()
    {
        using var run = new CliRun(FakeInvoker.Answering(new SearchAuditResponse
        {
            Entries =
            {
                new AuditEntry
                {
                    ReaderId = "p-1\n[bold]", ClientId = "portal", CaseId = "c-1", Number = 9, ChainId = "k-1",
                    Operation = "riskplatform.v1.CaseService/GetCase", Outcome = AuditOutcome.NotFound,
                },
                new AuditEntry { Purpose = AccessPurpose.Audit },
            },
            NextPageToken = "next",
        }));
        Assert.Equal(0, await run.RunAsync("audit", "search", "--case", "c-1", "--reader", "p-1",
            "--from", "2026-11-01T00:00:00Z", "--to", "2026-12-01T00:00:00Z", "--page-size", "2"));
        var sent = (SearchAuditRequest)run.Service.Calls[0].Request;
        Assert.Equal(("c-1", "p-1", 11, 12, 2), (sent.CaseId, sent.ReaderId, sent.FromTime.ToDateTime().Month,
            sent.ToTime.ToDateTime().Month, sent.PageSize));
        Assert.Equal("AUDIT", run.Service.Calls[0].Purpose);
        Assert.Contains("p-1 [bold] through portal  no purpose given", run.Out, StringComparison.Ordinal);
        Assert.Contains("CaseService/GetCase  c-1  NOT_FOUND", run.Out, StringComparison.Ordinal);
        Assert.Contains("the audit itself", run.Out, StringComparison.Ordinal);
        Assert.Contains("--page-token next", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_chains_are_verified_page_by_page_and_every_problem_is_named()
    {
        var service = new FakeInvoker(
            _ => new VerifyAuditResponse { CheckedCount = 1_000, NextPageToken = "2" },
            _ => new VerifyAuditResponse
            {
                CheckedCount = 5,
                Problems = { new AuditProblem { ChainId = "k-1", Number = 3, Explanation = "Its hash does not fit." } },
            });
        using var run = new CliRun(service);
        Assert.Equal(5, await run.RunAsync("audit", "verify"));
        Assert.Equal(["", "2"], service.Calls.Select(c => ((VerifyAuditRequest)c.Request).PageToken));
        Assert.Contains("DOES NOT FIT  Chain k-1, entry 3: Its hash does not fit.", run.Out, StringComparison.Ordinal);
        Assert.Contains("1,005 reads checked", run.Out, StringComparison.Ordinal);

        using var intact = new CliRun(FakeInvoker.Answering(new VerifyAuditResponse { CheckedCount = 7 }));
        Assert.Equal(0, await intact.RunAsync("audit", "verify"));
        Assert.Equal("Intact: all 7 reads fit.\n", intact.Out);
    }

    [Fact]
    public async Task Cases_that_a_checkpoint_knows_otherwise_are_named()
    {
        var answer = new VerifyCheckpointsResponse
        {
            CheckedCount = 4,
            Problems =
            {
                new CheckpointProblem
                {
                    CaseId = "c-9", CheckpointNumber = 2, EntryCount = 1_500, Explanation = "Gone.",
                },
            },
        };
        using var run = new CliRun(FakeInvoker.Answering(answer));
        Assert.Equal(5, await run.RunAsync("audit", "verify-checkpoints"));
        Assert.Contains("Case c-9, checkpoint 2 (1,500 entries): Gone.", run.Out, StringComparison.Ordinal);

        using var json = new CliRun(FakeInvoker.Answering(answer));
        Assert.Equal(5, await json.RunAsync("audit", "verify-checkpoints", "--json"));
        Assert.Equal(answer, JsonParser.Default.Parse<VerifyCheckpointsResponse>(json.Out));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 5)]
    public async Task Checkpoints_are_listed_and_one_that_does_not_fit_is_5(bool intact, int code)
    {
        using var run = new CliRun(FakeInvoker.Answering(new ListCheckpointsResponse
        {
            Checkpoints =
            {
                new Checkpoint { Number = 2, Intact = intact, KeyId = ByteString.CopyFrom([0xAB]) },
                new Checkpoint { Number = 1, Intact = true },
            },
        }));
        Assert.Equal(code, await run.RunAsync("audit", "checkpoints"));
        Assert.Equal(!intact, run.Out.Contains("DOES NOT FIT", StringComparison.Ordinal));
        Assert.Contains("key ab", run.Out, StringComparison.Ordinal);
    }
}
