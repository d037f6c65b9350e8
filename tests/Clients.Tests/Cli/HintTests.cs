using Clients.Tests.Fakes;
using Grpc.Core;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

/// <summary>What is printed to be copied works when it is copied.</summary>
public sealed class HintTests
{
    private const string CaseId = "01a20e48-f59f-7000-848d-7073a7469ce0";
    private const string AssessmentId = "01a20e48-f59f-7006-8073-25dff44cf30a";

    private static AssessResponse Answer()
    {
        var assessment = Answers.ChildToldSchool();
        (assessment.CaseId, assessment.AssessmentId) = (CaseId, AssessmentId);
        assessment.SelfHarmAction = RequirementState.Awaited;
        assessment.LowerLevelState = LowerLevelState.AwaitingApproval;
        assessment.CounterAllegation = new CounterAllegation { State = CounterAllegationState.Open };
        assessment.Consultation = new Consultation { ConsultationId = "01a20e49-d203-7002-8c3b-f2e3bbf7a356" };
        return new AssessResponse { Assessment = assessment };
    }

    private static string[] Printed(string output) =>
    [
        .. output.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim())
            .Where(l => l.StartsWith("risk ", StringComparison.Ordinal)),
    ];

    [Fact]
    public async Task Every_command_that_is_printed_is_accepted_as_printed()
    {
        using var run = new CliRun(FakeInvoker.Answering(Answer()));
        await run.RunAsync("assess", CliRun.Sample("suicidal"));
        var commands = Printed(run.Out);
        Assert.Equal(6, commands.Length);
        foreach (var command in commands)
        {
            using var copied = new CliRun(new FakeInvoker(sent => sent.Method switch
            {
                "GetCase" => new GetCaseResponse { Case = new Case { LatestAssessmentId = AssessmentId } },
                "RecordSafeguardingAction" => new RecordSafeguardingActionResponse { Assessment = Answer().Assessment },
                "RecordConsultation" => new RecordConsultationResponse { Consultation = new Consultation() },
                "ApproveLowerLevel" => new ApproveLowerLevelResponse { Assessment = Answer().Assessment },
                _ => new GetAssessmentResponse { Assessment = Answer().Assessment },
            }))
            { Input = "Because." };
            Assert.True(await copied.RunAsync(command.Split(' ')[1..]) == 0, $"{command}: {copied.Error}");
        }
    }

    [Fact]
    public async Task They_are_not_broken_on_a_narrow_terminal()
    {
        // A writer that is not the process's own console counts as a terminal of 80 columns.
        using var run = new CliRun(FakeInvoker.Answering(Answer())) { Terminal = true };
        run.Environment["NO_COLOR"] = "1";
        await run.RunAsync("assess", CliRun.Sample("suicidal"));
        Assert.Contains($"risk approve-lower {CaseId} --assessment {AssessmentId} --reason -", run.Out,
            StringComparison.Ordinal);

        using var several = new CliRun(run.Service) { Terminal = true };
        several.Environment["NO_COLOR"] = "1";
        await several.RunAsync("assess", CliRun.Sample("suicidal"), CliRun.Sample("child-told-school"));
        Assert.Contains($"risk case assessments {CaseId} --id {AssessmentId}", several.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_name_the_same_service_and_role_and_never_the_token()
    {
        using var run = new CliRun(FakeInvoker.Answering(Answer()));
        await run.RunAsync("assess", CliRun.Sample("suicidal"), "--address", "https://risk.agency.example",
            "--token", "s3cr3t");
        Assert.All(Printed(run.Out).Where(c => !c.EndsWith("--help", StringComparison.Ordinal)),
            c => Assert.EndsWith(" --address https://risk.agency.example", c, StringComparison.Ordinal));
        Assert.DoesNotContain("s3cr3t", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("--as ", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("practitioner", "manager")]
    [InlineData("manager", "safeguarding_lead")]
    public async Task With_a_development_token_the_second_person_is_another_one(string first, string second)
    {
        using var run = new CliRun(FakeInvoker.Answering(Answer()));
        run.Environment.Remove("RISK_TOKEN");
        using var key = System.Security.Cryptography.ECDsa.Create(
            System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var file = run.Write("a key/key.pem", key.ExportPkcs8PrivateKeyPem());
        Assert.Equal(0, await run.RunAsync("assess", CliRun.Sample("suicidal"), "--as", first, "--agency", "here",
            "--development-key", file));
        Assert.Contains($"--reason - --as {second} --agency here --development-key '{file}'", run.Out,
            StringComparison.Ordinal);
        Assert.Contains($"--kind CONSULTED_MANAGER --as {first} --agency here", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_id_holds_can_not_run_as_anything_else()
    {
        var answer = Answer();
        answer.Assessment.CaseId = "c'; reboot; '";
        using var run = new CliRun(FakeInvoker.Answering(answer));
        await run.RunAsync("assess", CliRun.Sample("suicidal"));
        Assert.Contains(@"risk action record 'c'\''; reboot; '\''' --kind", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_names_the_case()
    {
        using var run = new CliRun(new FakeInvoker(sent => sent.Method == "GetCase"
            ? new GetCaseResponse { Case = new Case { Etag = "v1" } }
            : throw ServiceErrors.Of(StatusCode.Aborted, "STALE_ETAG")));
        Assert.Equal(1, await run.RunAsync("case", "update", CaseId, "--reference", "A-1"));
        Assert.Contains($"risk case show {CaseId}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_must_type_a_text_is_told_so()
    {
        using var run = new CliRun(FakeInvoker.Answering(
            new ApproveLowerLevelResponse { Assessment = Answer().Assessment }))
        {
            InputIsTerminal = true,
            Input = "Because.",
        };
        await run.RunAsync("approve-lower", CaseId, "--assessment", AssessmentId, "--reason", "-");
        Assert.StartsWith("--reason: type it", run.Error, StringComparison.Ordinal);
    }
}
