using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Assessments;

/// <summary>What is not sent stands, and what takes it back.</summary>
public sealed class WhatStandsTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "what-stands");

    [Fact]
    public async Task The_stance_stands_until_another_is_sent()
    {
        var caseId = await CheckedAsync();
        await caller.AssessAsync(new AssessRequest { CaseId = caseId, Stance = Stance.Open });
        var silent = await caller.AssessAsync(caseId);
        Assert.Equal((Stance.Open, true), (silent.Stance, silent.DirectQuestionsOffered));
        var other = await caller.AssessAsync(new AssessRequest { CaseId = caseId, Stance = Stance.OtherIssue });
        Assert.Equal((Stance.OtherIssue, false), (other.Stance, other.DirectQuestionsOffered));
        Assert.All(other.NextQuestions, question => Assert.Equal(QuestionSet.OtherIssue, question.Set));
        var partial = await caller.AssessAsync(new AssessRequest { CaseId = caseId, Stance = Stance.Partial });
        Assert.All(partial.NextQuestions, question => Assert.Equal(QuestionSet.Disclosure, question.Set));
        Assert.NotEmpty(partial.NextQuestions);
    }

    [Fact]
    public async Task Intoxication_stands_until_soberness_is_sent_and_nothing_is_asked_meanwhile()
    {
        var caseId = await CheckedAsync();
        var drunk = await caller.AssessAsync(
            new AssessRequest { CaseId = caseId, Stance = Stance.Open, Intoxicated = true });
        var silent = await caller.AssessAsync(caseId);
        foreach (var assessed in (Assessment[])[drunk, silent])
        {
            Assert.True(assessed.Intoxicated);
            Assert.Empty(assessed.NextQuestions);
            Assert.False(assessed.DirectQuestionsOffered);
            Assert.Equal([RuleInput.Intoxication], assessed.Fired("RESPOND-5")!.Inputs);
        }

        Assert.True((await caller.GetCaseAsync(caseId)).SubjectIntoxicated);
        var sober = await caller.AssessAsync(new AssessRequest { CaseId = caseId, Intoxicated = false });
        Assert.NotEmpty(sober.NextQuestions);
        Assert.False((await caller.GetCaseAsync(caseId)).SubjectIntoxicated);
    }

    [Fact]
    public async Task An_allegation_stands_until_it_is_said_that_there_is_none()
    {
        var caseId = await CheckedAsync();
        var alleged = await caller.AssessAsync(new AssessRequest { CaseId = caseId, AbuseAlleged = true });
        Assert.Equal([RuleInput.AbuseAlleged], alleged.Fired("ASSESS-2")!.Inputs);
        foreach (var stance in (Stance[])[Stance.Unspecified, Stance.None])
        {
            var later = await caller.AssessAsync(new AssessRequest { CaseId = caseId, Stance = stance });
            Assert.Equal((RiskLevel.Medium, true), (later.Level, later.AbuseKnown));
        }

        var none = await caller.AssessAsync(new AssessRequest { CaseId = caseId, AbuseAlleged = false });
        Assert.Equal((RiskLevel.Standard, false), (none.Level, none.AbuseKnown));
    }

    [Theory]
    [InlineData(Stance.Partial)]
    [InlineData(Stance.Open)]
    public async Task The_subjects_silence_takes_no_disclosure_back(Stance disclosed)
    {
        var caseId = await CheckedAsync();
        var first = await caller.AssessAsync(new AssessRequest { CaseId = caseId, Stance = disclosed });
        Assert.Equal(RiskLevel.Medium, first.Level);
        AssessRequest[] silence =
        [
            new() { Stance = Stance.None },
            new() { Stance = Stance.OtherIssue },
            new(),
            new() { AbuseAlleged = false },
            new() { Stance = Stance.None, AbuseAlleged = true },
        ];
        foreach (var request in silence)
        {
            request.CaseId = caseId;
            var later = await caller.AssessAsync(request);
            Assert.Equal((RiskLevel.Medium, true), (later.Level, later.AbuseKnown));
            Assert.Contains(RuleInput.AbuseDisclosed, later.Fired("ASSESS-2")!.Inputs);
        }
    }

    [Theory]
    [InlineData(Stance.None)]
    [InlineData(Stance.OtherIssue)]
    public async Task Somebody_who_says_that_there_is_none_any_more_does(Stance stance)
    {
        var caseId = await CheckedAsync();
        await caller.AssessAsync(new AssessRequest { CaseId = caseId, Stance = Stance.Open, AbuseAlleged = true });
        var none = await caller.AssessAsync(
            new AssessRequest { CaseId = caseId, Stance = stance, AbuseAlleged = false });
        Assert.Equal((RiskLevel.Standard, false), (none.Level, none.AbuseKnown));
        Assert.False((await caller.AssessAsync(caseId)).AbuseKnown);
    }

    private async Task<string> CheckedAsync()
    {
        var caseId = (await caller.CreateCaseAsync()).CaseId;
        Assert.Equal(RiskLevel.Standard, (await caller.AssessAsync(caseId, AllAbsent())).Level);
        return caseId;
    }
}
