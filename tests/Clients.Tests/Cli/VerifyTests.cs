using Clients.Tests.Fakes;
using Google.Protobuf;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class VerifyTests
{
    private const string CaseId = "0193f5a0-4c1e-7a52-9d0b-6f2f8f0f3a11";

    [Fact]
    public async Task A_chain_that_fits_is_0_and_says_how_far_it_is_signed()
    {
        using var run = new CliRun(FakeInvoker.Answering(new VerifyChainResponse
        {
            Intact = true,
            CheckedCount = 1_200,
            CheckpointCount = 3,
            CheckpointedThroughNumber = 1_190,
            ContentDisposed = true,
            HeadHash = ByteString.CopyFrom([.. Enumerable.Repeat((byte)0xEF, 32)]),
        }));
        Assert.Equal(0, await run.RunAsync("verify", CaseId));
        Assert.Equal(CaseId, ((VerifyChainRequest)run.Service.Calls[0].Request).CaseId);
        Assert.Contains("Intact: all 1,200 entries fit.", run.Out, StringComparison.Ordinal);
        Assert.Contains("3 signed checkpoints; entries up to 1,190", run.Out, StringComparison.Ordinal);
        Assert.Contains("disposed of", run.Out, StringComparison.Ordinal);
        Assert.Contains("efefefef", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_checkpoint_is_one()
    {
        using var run = new CliRun(FakeInvoker.Answering(
            new VerifyChainResponse { Intact = true, CheckpointCount = 1, CheckpointedThroughNumber = 4 }));
        Assert.Equal(0, await run.RunAsync("verify", CaseId));
        Assert.Contains("1 signed checkpoint; entries up to 4 are", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ChainProblemKind.Missing, "is missing")]
    [InlineData(ChainProblemKind.Hash, "number, time, kind or place was changed")]
    [InlineData(ChainProblemKind.Content, "what it says was changed")]
    [InlineData(ChainProblemKind.Truncated, "the last entries are missing")]
    [InlineData(ChainProblemKind.Checkpoint, "a signed checkpoint says otherwise")]
    [InlineData(ChainProblemKind.Signature, "signature does not fit")]
    [InlineData((ChainProblemKind)99, "CODE_99")]
    public async Task The_first_entry_that_does_not_fit_is_named_with_why_and_5(ChainProblemKind kind, string why)
    {
        var answer = new VerifyChainResponse
        {
            CheckedCount = 7,
            Problem = new ChainProblem { Number = 7, Kind = kind, Explanation = "Said by the service." },
        };
        using var run = new CliRun(FakeInvoker.Answering(answer));
        Assert.Equal(5, await run.RunAsync("verify", CaseId));
        Assert.Contains("DOES NOT FIT", run.Out, StringComparison.Ordinal);
        Assert.Contains("Entry 7: ", run.Out, StringComparison.Ordinal);
        Assert.Contains(why, run.Out, StringComparison.Ordinal);
        Assert.Contains("Said by the service.", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Intact", run.Out, StringComparison.Ordinal);

        using var json = new CliRun(FakeInvoker.Answering(answer));
        Assert.Equal(5, await json.RunAsync("verify", CaseId, "--json"));
        Assert.Equal(answer, JsonParser.Default.Parse<VerifyChainResponse>(json.Out));
    }

    [Fact]
    public async Task Nothing_but_a_plain_yes_is_a_yes()
    {
        using var silent = new CliRun(FakeInvoker.Answering(new VerifyChainResponse()));
        Assert.Equal(5, await silent.RunAsync("verify", CaseId));
        using var both = new CliRun(FakeInvoker.Answering(
            new VerifyChainResponse { Intact = true, Problem = new ChainProblem { Number = 1 } }));
        Assert.Equal(5, await both.RunAsync("verify", CaseId));
        Assert.Contains("DOES NOT FIT", both.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_verified_is_decided_by_what_is_given()
    {
        Assert.IsType<RiskPlatform.Cli.Commands.Records.VerifyTarget.HeldCase>(
            RiskPlatform.Cli.Commands.Records.VerifyTarget.Of(CaseId));
        Assert.IsType<RiskPlatform.Cli.Commands.Records.VerifyTarget.LocalFile>(
            RiskPlatform.Cli.Commands.Records.VerifyTarget.Of("evidence.zip"));
    }
}
