using System.Text.Json;
using Clients.Tests.Fakes;
using Google.Rpc;
using Grpc.Core;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class ExitCodeTests
{
    [Fact]
    public async Task A_service_that_cannot_be_reached_is_3_and_says_how_to_start_one()
    {
        using var run = new CliRun();
        Assert.Equal(3, await run.RunAsync("case", "show", "c-1"));
        Assert.Contains("dotnet dev.cs up", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task An_error_of_the_service_is_1_with_reason_rule_and_fix()
    {
        var refusal = new PreconditionFailure
        {
            Violations =
            {
                new PreconditionFailure.Types.Violation
                {
                    Type = "RESPOND-4", Subject = "contact.worker_ids", Description = "Take a colleague along.",
                },
            },
        };
        string[] plan =
        [
            "contact", "plan", "c-1", "--purpose", "challenge", "--mode", "home-visit",
            "--with", "0193f5a0-4c1e-7a52-9d0b-6f2f8f0f3a11", "--worker", "w-1", "--time", "2026-12-01T10:00:00Z",
        ];
        using var run = new CliRun(new FakeInvoker(
            _ => throw ServiceErrors.Of(StatusCode.FailedPrecondition, "REFUSED_BY_RULE", "RESPOND-4",
                details: refusal)));
        Assert.Equal(1, await run.RunAsync(plan));
        Assert.Contains("(REFUSED_BY_RULE, rule RESPOND-4)", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            "• RESPOND-4 contact.worker_ids: Take a colleague along.", run.Error, StringComparison.Ordinal);
        Assert.Contains("fix: Change the plan", run.Error, StringComparison.Ordinal);

        using var json = new CliRun(run.Service);
        Assert.Equal(1, await json.RunAsync([.. plan, "--json"]));
        using var parsed = JsonDocument.Parse(json.Error);
        var error = parsed.RootElement.GetProperty("error");
        Assert.Equal("REFUSED_BY_RULE", error.GetProperty("reason").GetString());
        Assert.Equal("RESPOND-4", error.GetProperty("violations")[0].GetProperty("rule").GetString());
        Assert.True(Guid.TryParse(error.GetProperty("request_id").GetString(), out _));
        Assert.Empty(json.Out);
    }

    [Theory]
    [InlineData("case", "show")]
    [InlineData("case", "list", "--level", "VERY_HIGH")]
    [InlineData("assess")]
    [InlineData("nonsense")]
    [InlineData("case", "list", "--due-before", "tomorrow")]
    [InlineData("case", "list", "--timeout", "soon")]
    [InlineData("case", "create", "--children", "51")]
    [InlineData("case", "list", "--address", "not an address")]
    [InlineData("case", "list", "--address", "http://risk.agency.example")]
    [InlineData("case", "list", "--as", "manager")]
    [InlineData("case", "list", "--as", "king")]
    [InlineData("token", "mint", "--role", "king")]
    [InlineData("token", "mint", "--role", "manager")]
    [InlineData("case", "add-party", "c-1")]
    [InlineData("case", "assessments", "c-1", "--full")]
    [InlineData("case", "update", "c-1")]
    [InlineData("case", "end-allocation", "c-1")]
    [InlineData("case", "end-allocation", "c-1", "--allocation", "l-1", "--worker", "w-1")]
    [InlineData("case", "remove-party", "c-1", "--party", "child")]
    [InlineData("swap", "propose", "c-1", "--new-subject", "survivor")]
    [InlineData("counter-allegation", "conclude", "c-1", "--reason", "Looked.")]
    [InlineData("record", "c-1")]
    [InlineData("record", "import", "c-1")]
    [InlineData("record", "import", "c-1", "history.jsonl", "--stream-id", "first")]
    [InlineData("export", "c-1", "--out", "evidence.zip")]
    [InlineData("export", "nonsense", "c-1")]
    [InlineData("verify")]
    [InlineData("verify", "not-a-case-or-a-file")]
    public async Task A_command_that_is_not_right_is_2(params string[] args)
    {
        using var run = new CliRun();
        Assert.Equal(2, await run.RunAsync(args));
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Service.Calls);

        using var json = new CliRun();
        Assert.Equal(2, await json.RunAsync([.. args, "--json"]));
        using var error = JsonDocument.Parse(json.Error);
        Assert.Equal("USAGE", error.RootElement.GetProperty("error").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_mistyped_code_is_answered_with_the_nearest()
    {
        using var run = new CliRun();
        await run.RunAsync("case", "list", "--level", "IMINENT");
        Assert.Contains("Did you mean IMMINENT?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Done_is_0_and_json_is_the_response()
    {
        using var run = new CliRun(FakeInvoker.Answering(new GetCaseResponse { Case = new Case { CaseId = "c-1" } }));
        Assert.Equal(0, await run.RunAsync("case", "show", "c-1", "--json"));
        Assert.Equal("c-1", Google.Protobuf.JsonParser.Default.Parse<GetCaseResponse>(run.Out).Case.CaseId);
    }

    [Fact]
    public async Task A_fault_of_the_command_does_not_repeat_what_it_read()
    {
        using var run = new CliRun(new FakeInvoker(_ => throw new InvalidOperationException("what somebody said")));
        Assert.Equal(1, await run.RunAsync("case", "show", "c-1"));
        Assert.Contains("InvalidOperationException", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("what somebody said", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_has_help_with_examples()
    {
        string[][] commands =
        [
            [], ["assess"], ["case"], ["case", "create"], ["case", "list"], ["case", "show"], ["case", "facts"],
            ["case", "talking-points"], ["case", "assessments"], ["case", "contacts"], ["case", "observations"],
            ["case", "update"], ["case", "add-party"], ["case", "update-party"], ["case", "remove-party"],
            ["case", "allocate"], ["case", "end-allocation"], ["swap"], ["swap", "propose"], ["swap", "approve"],
            ["swap", "reject"], ["counter-allegation"], ["counter-allegation", "conclude"], ["contact"],
            ["contact", "plan"], ["contact", "record"], ["action"], ["action", "record"], ["consultation"],
            ["consultation", "record"], ["approve-lower"], ["guidance"], ["guidance", "indicators"],
            ["guidance", "questions"], ["guidance", "advice"], ["guidance", "helplines"], ["guidance", "versions"],
            ["token"], ["token", "mint"], ["record"], ["record", "import"], ["timeline"], ["entry"], ["entries"],
            ["verify"], ["export"], ["export", "start"], ["export", "status"], ["export", "list"], ["export", "watch"],
            ["export", "download"], ["sar"], ["sar", "open"], ["sar", "show"], ["sar", "list"], ["sar", "extend"],
            ["sar", "items"], ["sar", "decide"], ["sar", "complete"], ["sar", "export"], ["hold"], ["hold", "place"],
            ["hold", "lift"], ["retention"], ["retention", "show"], ["retention", "due"], ["retention", "decide"],
            ["disposals"], ["audit"], ["audit", "search"], ["audit", "verify"], ["audit", "checkpoints"],
            ["audit", "verify-checkpoints"],
        ];
        foreach (var command in commands)
        {
            using var run = new CliRun();
            Assert.Equal(0, await run.RunAsync([.. command, "--help"]));
            Assert.Matches($@"Examples:\r?\n  (export RISK_TOKEN=\$\()?risk {string.Join(' ', command)}".TrimEnd(),
                run.Out);
            Assert.DoesNotContain("<CASE> import", run.Out, StringComparison.Ordinal);
            Assert.DoesNotContain("<CASE> list", run.Out, StringComparison.Ordinal);
        }
    }
}
