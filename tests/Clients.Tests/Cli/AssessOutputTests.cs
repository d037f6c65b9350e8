using Clients.Tests.Fakes;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

/// <summary>What people read of one assessment, and of several.</summary>
public sealed class AssessOutputTests
{
    private static readonly string Sample = CliRun.Sample("child-told-school");

    private static AssessResponse Answer(bool stored = true)
    {
        var assessment = Answers.ChildToldSchool();
        if (!stored) assessment.AssessmentId = "";
        assessment.InformationRequests[0].CouldAsk.Add([SourceKind.ChildrensSocialCare, SourceKind.SpecialistService]);
        assessment.Rules[2].Indicators.Add([Indicator.WeaponUse]);
        assessment.PracticeFlags.Add(
            new PracticeFlag { RuleId = "RESPOND-8", Message = "No supervisor is named. Name one." });
        assessment.Advice.Add(new AdviceEntry { Kind = AdviceKind.Safety, Text = "Safety comes first." });
        assessment.Advice.Add(new AdviceEntry { Kind = AdviceKind.Record, Text = "Write it down." });
        return new AssessResponse { Assessment = assessment };
    }

    private static async Task<string> RunAsync(AssessResponse answer, params string[] args)
    {
        using var run = new CliRun(FakeInvoker.Answering(answer));
        await run.RunAsync(["assess", .. args]);
        return run.Out.ReplaceLineEndings("\n");
    }

    [Fact]
    public async Task The_good_practice_that_fits_is_for_the_worker_and_says_so()
    {
        var output = await RunAsync(Answer(), Sample);
        Assert.Matches(@"Good practice that fits \(RESPOND-9\)\n +For you, the worker\. Do not show .* the subject\.\n"
            + @" +For the safety of survivors and children\n +• Safety comes first\. *\n"
            + @" +For your records\n +• Write it down\.", output);
        Assert.EndsWith("Level  HIGH  What to do now stands at the top.\n", output, StringComparison.Ordinal);
        Assert.True(output.IndexOf("Do now", StringComparison.Ordinal)
            < output.IndexOf("Good practice that fits", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whom_to_ask_is_a_row_in_plain_words_and_the_words_to_send_come_with_full()
    {
        var output = await RunAsync(Answer(), Sample);
        Assert.Matches(
            @"│ ACTIVE_SUBSTANCE_MISUSE +│ police, children's social care, domestic abuse service +│", output);
        Assert.DoesNotContain("Ask them.", output, StringComparison.Ordinal);
        Assert.Matches(
            @"The words to send each agency:\n +risk case assessments c-1 --id a-1 --full\n", output);

        var full = await RunAsync(Answer(), Sample, "--full");
        Assert.Equal(7, full.Split("Ask them.").Length - 1);
        Assert.DoesNotContain("The words to send", full, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_stored_offers_no_command_that_could_not_work()
    {
        var output = await RunAsync(Answer(stored: false), Sample, "--validate-only");
        Assert.Contains("The words to send each agency: --full\n", output, StringComparison.Ordinal);
        Assert.Contains("! Take a safeguarding action under your safeguarding policy (ASSESS-1).", output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("risk action", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_each_is_a_few_lines()
    {
        var output = await RunAsync(Answer(), Sample, CliRun.Sample("suicidal"), "--expect");
        var blocks = output.Split("\n── ");
        Assert.Equal(3, blocks.Length);
        var lines = blocks[1].TrimEnd('\n').Split('\n').Select(l => l.TrimEnd()).ToArray();
        Assert.StartsWith("child-told-school: A child's account ─", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                "Level         HIGH  Serious harm is a real possibility. Act today.",
                "Do now       ! Take a safeguarding action under your safeguarding policy (ASSESS-1)",
                "             ! RESPOND-8 No supervisor is named.",
                "Keep back    ✗ Do not use with the subject (RESPOND-1): ESCALATING_ASSAULTS",
                "Why          ASSESS-1  PRESENT: ESCALATING_ASSAULTS",
                "             ASSESS-2  abuse is alleged",
                "             ASSESS-3  UNKNOWN: WEAPON_USE",
                "             LOOK-4    a child is in the case",
                "Next review  Tue 1 Dec 2026 12:00 UTC (after 7 days)   as expected: yes",
                "All of it    risk case assessments c-1 --id a-1",
            ],
            lines[1..]);
        Assert.Contains("as expected: NO, not in", blocks[2], StringComparison.Ordinal);
        Assert.Contains("Summary", output, StringComparison.Ordinal);
        foreach (var left in new[] { "How are things at home?", "Safety comes first.", "Whom to ask", "Ask them." })
            Assert.DoesNotContain(left, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_nothing_urgent_is_left_out()
    {
        var answer = Answer();
        answer.Assessment.SelfHarmAction = RequirementState.Awaited;
        answer.Assessment.Intoxicated = true;
        answer.Assessment.CounterAllegation = new CounterAllegation { State = CounterAllegationState.Open };
        answer.Assessment.Consultation = new Consultation { RequiredAgencies = { SourceKind.Police } };
        answer.Assessment.LowerLevelState = LowerLevelState.AwaitingApproval;
        var output = await RunAsync(answer, Sample, CliRun.Sample("suicidal"));
        foreach (var text in new[]
        {
            "! Respond to the risk of self-harm (LOOK-2)", "! Do not speak about abuse while the subject is under",
            "! Assess the counter-allegation on its own", "! Consult police by",
            "! The level stays until a second person",
        })
        {
            Assert.Contains(text, output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("as expected", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_nothing_to_do_at_once_is_said_without_false_comfort()
    {
        var answer = new AssessResponse { Assessment = new Assessment { Level = RiskLevel.Medium } };
        Assert.Contains("what is unknown is not absent", await RunAsync(answer, Sample, Sample),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_full_shows_each_in_full()
    {
        var output = await RunAsync(Answer(), Sample, CliRun.Sample("suicidal"), "--full");
        Assert.Equal(2, output.Split("Good practice that fits").Length - 1);
        Assert.Equal(14, output.Split("Ask them.").Length - 1);
        Assert.Contains("Summary", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_several()
    {
        using var run = new CliRun(FakeInvoker.Answering(Answer()));
        var one = run.Write("cases/a.json", "{}");
        run.Write("cases/b.json", "{}");
        Assert.Equal(0, await run.RunAsync("assess", Path.GetDirectoryName(one)!));
        Assert.DoesNotContain("Good practice that fits", run.Out, StringComparison.Ordinal);
        Assert.Contains("Keep back", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Presence.Unknown, "UNKNOWN: all eight severe-harm indicators")]
    [InlineData(Presence.Absent, "ABSENT: all eight severe-harm indicators")]
    [InlineData(Presence.Present, "PRESENT: all eight severe-harm indicators")]
    public async Task Many_indicators_are_said_in_short_and_with_their_presence(Presence presence, string line)
    {
        var answer = new AssessResponse { Assessment = new Assessment() };
        var eight = Enum.GetValues<Indicator>().Where(i => (int)i is > 0 and < 10).ToList();
        answer.Assessment.Rules.Add(new FiredRule { RuleId = "ASSESS-2", Indicators = { eight } });
        answer.Assessment.Facts.Add(eight.Select(i => new Fact { Code = i, Presence = presence }));
        Assert.Contains($"ASSESS-2  {line} ", await RunAsync(answer, Sample, Sample), StringComparison.Ordinal);

        answer.Assessment.Facts.Single(f => f.Code == Indicator.WeaponUse).Presence =
            presence == Presence.Absent ? Presence.Unknown : Presence.Absent;
        var mixed = await RunAsync(answer, Sample, Sample);
        Assert.Contains($"{line.Split(':')[0]}: all severe-harm indicators but WEAPON_USE", mixed,
            StringComparison.Ordinal);
        Assert.Matches("(ABSENT|UNKNOWN): WEAPON_USE", mixed);
    }
}
