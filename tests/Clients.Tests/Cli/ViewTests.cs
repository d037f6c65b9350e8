using Clients.Tests.Fakes;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class ViewTests
{
    [Fact]
    public async Task A_fact_that_only_the_survivors_side_knows_is_marked_in_words()
    {
        using var run = new CliRun(FakeInvoker.Answering(new ListFactsResponse
        {
            Facts =
            {
                new Fact
                {
                    Code = Indicator.ThreatsToKill,
                    Presence = Presence.Present,
                    Sources =
                    {
                        new FactSource
                        {
                            Source = new Source { Kind = SourceKind.Police, DerivedFromSurvivor = true },
                            Presence = Presence.Present,
                        },
                    },
                },
                new Fact { Code = Indicator.WeaponUse, Presence = Presence.Present, ChallengePermitted = true },
                new Fact { Code = Indicator.SexualViolence, Presence = Presence.Absent },
            },
        }));
        Assert.Equal(0, await run.RunAsync("case", "facts", "c-1"));
        Assert.Matches(
            @"THREATS_TO_KILL +│ PRESENT +│ POLICE \(from the survivor's side\): PRESENT +│ "
            + "do not use with the subject",
            run.Out);
        Assert.Matches("WEAPON_USE .*│ may be used", run.Out);
        Assert.DoesNotMatch("SEXUAL_VIOLENCE .*│ (may|do not)", run.Out);
        Assert.Contains("DO NOT USE WITH THE SUBJECT", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Talking_points_print_only_what_the_service_returns()
    {
        using var run = new CliRun(FakeInvoker.Answering(new GetTalkingPointsResponse
        {
            TalkingPoints =
            {
                new TalkingPoint
                {
                    Code = Indicator.WeaponUse,
                    Label = "A weapon",
                    Sources = { SourceKind.Police },
                    OwnWords = { "It was a joke." },
                },
            },
            Questions = { new Question { Text = "What happened then?" } },
        }));
        Assert.Equal(0, await run.RunAsync("case", "talking-points", "c-1"));
        Assert.Equal("A weapon (POLICE)\n  “It was a joke.”\n• What happened then?\n",
            run.Out.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Talking_points_are_withheld_while_intoxicated()
    {
        using var run = new CliRun(FakeInvoker.Answering(new GetTalkingPointsResponse
        {
            Withheld = TalkingPointsWithheld.SubjectIntoxicated,
        }));
        await run.RunAsync("case", "talking-points", "c-1");
        Assert.Contains("Not now", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_recorded_can_neither_style_nor_forge_the_output()
    {
        using var run = new CliRun(FakeInvoker.Answering(new GetCaseResponse
        {
            Case = new Case { CaseId = "c-1", AgencyReference = "\e[2J[green]safe[/]\u202E" },
        }));
        Assert.Equal(0, await run.RunAsync("case", "show", "c-1"));
        Assert.DoesNotContain('\e', run.Out);
        Assert.DoesNotContain('\u202E', run.Out);
        Assert.Contains("[green]safe[/]", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_assessed_never_looks_like_no_risk()
    {
        using var run = new CliRun(FakeInvoker.Answering(new ListCasesResponse
        {
            Cases = { new CaseSummary { CaseId = "c-1", AssessmentState = AssessmentState.NeverAssessed } },
        }));
        await run.RunAsync("case", "list");
        Assert.Contains("NEVER ASSESSED", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RiskLevel.Standard, "STANDARD")]
    [InlineData(RiskLevel.Medium, "MEDIUM")]
    [InlineData(RiskLevel.High, "HIGH")]
    [InlineData(RiskLevel.Imminent, "IMMINENT")]
    [InlineData((RiskLevel)9, "CODE_9")]
    public async Task A_level_is_named_whatever_the_colour(RiskLevel level, string name)
    {
        var service = FakeInvoker.Answering(new GetCaseResponse { Case = new Case { Level = level } });
        using var run = new CliRun(service) { Terminal = true };
        run.Environment["NO_COLOR"] = "1";
        Assert.Equal(0, await run.RunAsync("case", "show", "c-1"));
        Assert.Contains(name, run.Out, StringComparison.Ordinal);
        Assert.DoesNotMatch("\e\\[[0-9;]*3[0-9]", run.Out);
    }

    [Fact]
    public async Task What_is_awaited_comes_with_the_command_that_records_it()
    {
        var assessment = Answers.ChildToldSchool();
        assessment.SelfHarmAction = RequirementState.Awaited;
        assessment.LowerLevelState = LowerLevelState.AwaitingApproval;
        assessment.EvaluatedLevel = RiskLevel.Medium;
        assessment.CounterAllegation = new CounterAllegation { State = CounterAllegationState.Open };
        assessment.Consultation = new Consultation { RequiredAgencies = { SourceKind.ChildrensSocialCare } };
        assessment.PracticeFlags.Add(new PracticeFlag { RuleId = "RESPOND-8", Message = "Name a supervisor." });
        assessment.Intoxicated = true;
        assessment.NextQuestions.Clear();
        using var run = new CliRun(FakeInvoker.Answering(new AssessResponse { Assessment = assessment }));
        await run.RunAsync("assess", CliRun.Sample("suicidal"));
        var flat = string.Join(' ', run.Out.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        foreach (var text in new[]
        {
            "--kind SELF_HARM_…", "risk approve-lower c-1 --reason", "approves MEDIUM", "Assess the counter-allegation",
            "Consult CHILDRENS_SOCIAL_CARE", "risk consultation record c-1 --agencies", "RESPOND-8 Name a supervisor.",
            "Nothing about abuse while the subject is under the influence (RESPOND-5).",
        })
        {
            Assert.Contains(text, flat, StringComparison.Ordinal);
        }
    }
}
