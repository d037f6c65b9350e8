using System.Text.Json;
using Clients.Tests.Fakes;
using Google.Protobuf;
using Grpc.Core;
using RiskPlatform.Cli.App;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class AssessCommandTests
{
    private static readonly string Sample = CliRun.Sample("child-told-school");

    private static AssessResponse Expected => new() { Assessment = Answers.ChildToldSchool() };

    [Fact]
    public async Task Json_is_the_response_on_one_line_a_case_and_nothing_else()
    {
        using var run = new CliRun(FakeInvoker.Answering(Expected));
        Assert.Equal(ExitCode.Ok, await run.RunAsync("assess", Sample, CliRun.Sample("suicidal"), "--json"));
        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal(Expected, JsonParser.Default.Parse<AssessResponse>(lines[0]));
        using var json = JsonDocument.Parse(lines[0]);
        var assessment = json.RootElement.GetProperty("assessment");
        Assert.Equal("HIGH", assessment.GetProperty("level").GetString());
        Assert.Equal("ESCALATING_ASSAULTS", assessment.GetProperty("facts")[0].GetProperty("code").GetString());
        Assert.False(assessment.GetProperty("askRecommended").GetBoolean());
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task People_see_the_level_in_words_what_to_do_and_what_to_keep_from_the_subject()
    {
        using var run = new CliRun(FakeInvoker.Answering(Expected));
        Assert.Equal(ExitCode.Ok, await run.RunAsync("assess", Sample));
        foreach (var text in new[]
        {
            "child-told-school: A child's account", " HIGH ", "Take a safeguarding action", "risk action record c-1",
            "Do not use with the subject (RESPOND-1)", "✗ ESCALATING_ASSAULTS", "LOOK-4", "How are things at home?",
            "Ask them.", "Tue 1 Dec 2026 12:00 UTC (after 7 days)",
        })
        {
            Assert.Contains(text, run.Out, StringComparison.Ordinal);
        }

        Assert.DoesNotContain('\e', run.Out);
    }

    [Fact]
    public async Task The_narrative_and_the_expectation_are_not_sent()
    {
        using var run = new CliRun(FakeInvoker.Answering(Expected));
        await run.RunAsync("assess", Sample, "--validate-only");
        var sent = Assert.IsType<AssessRequest>(Assert.Single(run.Service.Calls).Request);
        Assert.True(sent.ValidateOnly);
        Assert.DoesNotContain("neck", sent.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expect_passes_where_the_answer_is_as_expected()
    {
        using var run = new CliRun(FakeInvoker.Answering(Expected));
        Assert.Equal(ExitCode.Ok, await run.RunAsync("assess", Sample, "--expect"));
        Assert.DoesNotContain("Not as", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expect_prints_differences_and_has_its_exit_code()
    {
        var lower = Expected;
        lower.Assessment.Level = RiskLevel.Medium;
        using var run = new CliRun(FakeInvoker.Answering(lower));
        Assert.Equal(ExitCode.ExpectationDiffers, await run.RunAsync("assess", Sample, "--expect"));
        Assert.Contains("Not as child-told-school expects", run.Out, StringComparison.Ordinal);
        Assert.Matches("level +│ HIGH +│ MEDIUM", run.Out);

        using var json = new CliRun(FakeInvoker.Answering(lower));
        Assert.Equal(ExitCode.ExpectationDiffers, await json.RunAsync("assess", Sample, "--expect", "--json"));
        Assert.Single(json.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        using var error = JsonDocument.Parse(json.Error);
        Assert.Equal("level",
            error.RootElement.GetProperty("error").GetProperty("differences")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task One_case_that_is_refused_does_not_keep_the_others_from_their_answer()
    {
        using var run = new CliRun(new FakeInvoker(
            _ => throw ServiceErrors.Of(StatusCode.InvalidArgument, "INVALID_ARGUMENT"), _ => Expected));
        Assert.Equal(ExitCode.ServiceError, await run.RunAsync("assess", Sample, CliRun.Sample("suicidal")));
        Assert.Contains("Take a safeguarding action", run.Out, StringComparison.Ordinal);
        Assert.Contains("child-told-school: Said by the service", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_where_any_file_is_wrong()
    {
        using var run = new CliRun(FakeInvoker.Answering(Expected));
        run.Write("wrong.json", """{ "stanse": "OPEN" }""");
        Assert.Equal(ExitCode.Usage, await run.RunAsync("assess", Sample, "wrong.json"));
        Assert.Empty(run.Service.Calls);
        Assert.Contains("wrong.json: stanse: is not a field here. Did you mean stance?", run.Error,
            StringComparison.Ordinal);
    }
}
