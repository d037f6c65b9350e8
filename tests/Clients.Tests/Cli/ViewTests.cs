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
    public async Task A_high_level_never_reads_as_nothing_to_do()
    {
        var assessment = Answers.ChildToldSchool();
        assessment.SafeguardingActionRequired = false;
        using var run = new CliRun(FakeInvoker.Answering(new AssessResponse { Assessment = assessment }));
        await run.RunAsync("assess", CliRun.Sample("survivor-view-floor"));
        Assert.Contains("speak with your manager or safeguarding lead", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing is required", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_is_never_broken_in_two()
    {
        const string Id = "01a20e2d-e042-7000-950d-1c1ed0b5d4b6";
        using var run = new CliRun(FakeInvoker.Answering(new ListCasesResponse
        {
            Cases =
            {
                new CaseSummary
                {
                    CaseId = Id,
                    AgencyReference = new string('r', 150),
                    AssessmentState = AssessmentState.AwaitingSafeguardingAction,
                },
            },
        }));
        await run.RunAsync("case", "list");
        Assert.Contains(Id, run.Out, StringComparison.Ordinal);
        Assert.Contains("AWAITING_SAFEGUARDING_ACTION", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_shown_on_a_narrow_terminal_too()
    {
        // A writer that is not the process's own console counts as a terminal of 80 columns.
        var listed = new CaseSummary { CaseId = new string('c', 36), AgencyReference = "R-1" };
        var service = FakeInvoker.Answering(new ListCasesResponse { Cases = { listed } });
        using var run = new CliRun(service) { Terminal = true };
        await run.RunAsync("case", "list");
        Assert.Contains("R-1", run.Out, StringComparison.Ordinal);
        Assert.Contains(new string('c', 36), run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_case_waits_for_is_named_in_a_list()
    {
        using var run = new CliRun(FakeInvoker.Answering(new ListCasesResponse
        {
            Cases =
            {
                new CaseSummary
                {
                    CaseId = "c-1",
                    State = CaseState.Open,
                    Waits = { CaseWait.SafeguardingAction, CaseWait.LowerLevel, CaseWait.RoleSwap },
                },
            },
        }));
        await run.RunAsync("case", "list");
        Assert.Contains("LOWER_LEVEL", run.Out, StringComparison.Ordinal);
        Assert.Contains("ROLE_SWAP", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Observations_keep_words_opinion_and_the_survivors_side_apart()
    {
        using var run = new CliRun(FakeInvoker.Answering(new ListObservationsResponse
        {
            Observations =
            {
                new Observation
                {
                    ObservationId = "o-1",
                    Code = Indicator.WeaponUse,
                    Presence = Presence.Present,
                    Sources = { new Source { Kind = SourceKind.Police, DerivedFromSurvivor = true } },
                    Verbatim = "He had it\nin the car.",
                    Opinion = "I believe it.",
                },
                new Observation
                {
                    ObservationId = "o-2",
                    Code = Indicator.Suicidal,
                    Presence = Presence.Absent,
                    Sources = { new Source { Kind = SourceKind.Health } },
                },
            },
            NextPageToken = new string('t', 150),
        }));
        Assert.Equal(0, await run.RunAsync(
            "case", "observations", "c-1", "--code", "weapon-use", "--page-size", "2", "--page-token", "t"));
        var sent = (ListObservationsRequest)run.Service.Calls[0].Request;
        Assert.Equal(("c-1", Indicator.WeaponUse, 2, "t"), (sent.CaseId, sent.Code, sent.PageSize, sent.PageToken));
        var parts = run.Out.ReplaceLineEndings("\n").Split("SUICIDAL: ABSENT");
        Assert.Matches(@"WEAPON_USE: PRESENT .*\n  From police \(from the survivor's side\) *\n"
            + @"  ✗ Keep these words from the subject: .*\n  Words: “He had it *\n  in the car\.” *\n"
            + @"  The worker's opinion, not fact: I believe it\.", parts[0]);
        Assert.DoesNotContain("Keep these words", parts[1], StringComparison.Ordinal);
        Assert.Contains($"--page-token {new string('t', 150)}", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_observation_never_reads_as_no_risk()
    {
        using var run = new CliRun(FakeInvoker.Answering(new ListObservationsResponse()));
        await run.RunAsync("case", "observations", "c-1");
        Assert.Contains("does not mean that there is no risk", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_awaited_comes_with_the_command_that_records_it()
    {
        var assessment = Answers.ChildToldSchool();
        assessment.SelfHarmAction = RequirementState.Awaited;
        assessment.LowerLevelState = LowerLevelState.AwaitingApproval;
        assessment.EvaluatedLevel = RiskLevel.Medium;
        assessment.CounterAllegation = new CounterAllegation { State = CounterAllegationState.Open };
        assessment.Consultation =
            new Consultation { ConsultationId = "k-1", RequiredAgencies = { SourceKind.ChildrensSocialCare } };
        assessment.PracticeFlags.Add(new PracticeFlag { RuleId = "RESPOND-8", Message = "Name a supervisor." });
        assessment.Intoxicated = true;
        assessment.NextQuestions.Clear();
        using var run = new CliRun(FakeInvoker.Answering(new AssessResponse { Assessment = assessment }));
        await run.RunAsync("assess", CliRun.Sample("suicidal"));
        var flat = string.Join(' ', run.Out.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        foreach (var text in new[]
        {
            "risk action record c-1 --kind CONSULTED_MANAGER", "risk action record c-1 --kind SELF_HARM_MENTAL_HEALTH",
            "risk approve-lower c-1 --assessment a-1 --reason -", "approves MEDIUM", "Assess the counter-allegation",
            "Consult children's social care", "RESPOND-8 Name a supervisor.",
            "risk consultation record c-1 --consultation k-1 --agencies CHILDRENS_SOCIAL_CARE",
            "Nothing about abuse while the subject is under the influence (RESPOND-5).",
        })
        {
            Assert.Contains(text, flat, StringComparison.Ordinal);
        }
    }
}
