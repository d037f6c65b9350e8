using RiskPlatform.RiskService.Referrals.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.Referrals.Rules;

/// <summary>What a worker is told beside a referral.</summary>
public sealed class ReferralAdvisoryTests
{
    private static readonly AdvisorySetting Quiet = new() { IsProgramme = true };

    private static string[] Rules(AdvisorySetting setting) =>
        [.. ReferralAdvisories.For(setting).Select(a => a.RuleId)];

    private static AdvisorySetting With(Criterion criterion, CriterionOutcome outcome) =>
        Quiet with { Criteria = [new(criterion, outcome, "Why.")] };

    [Fact]
    public void Where_nothing_is_to_be_said_nothing_is() => Assert.Empty(Rules(Quiet));

    [Fact]
    public void Each_has_its_rule()
    {
        Assert.Equal(["LOOK-3"], Rules(Quiet with { SubjectChanged = true }));
        Assert.Equal(["ASSESS-1"], Rules(Quiet with { AwaitsSafeguardingAction = true }));
        Assert.Equal(["ASSESS-6"], Rules(Quiet with { ConsultationMissing = true }));
        Assert.Equal(["LOOK-3"], Rules(Quiet with { CounterAllegationOpen = true }));
        Assert.Equal(["REFER-1"], Rules(Quiet with { OtherProgrammeReferralOpen = true }));
        Assert.Equal(["RESPOND-1"], Rules(Quiet with { HasNote = true }));
        Assert.Empty(Rules(Quiet with { HasNote = true, Sent = true }));
        Assert.Equal(["REFER-4"], Rules(Quiet with { IsProgramme = false, ProgrammesFound = true }));
        Assert.Empty(Rules(
            Quiet with { IsProgramme = false, ProgrammesFound = true, OtherProgrammeReferralOpen = true }));
    }

    [Fact]
    public void What_is_not_known_is_told_and_so_are_places()
    {
        foreach (var criterion in Enum.GetValues<Criterion>().Skip(1).Where(c => c != Criterion.Area))
        {
            var told = Assert.Single(ReferralAdvisories.For(With(criterion, CriterionOutcome.Unknown)));
            Assert.Equal("REFER-5", told.RuleId);
            Assert.Contains("Why.", told.Message, StringComparison.Ordinal);
            Assert.Empty(Rules(With(criterion, CriterionOutcome.Met)));
        }

        Assert.Equal(["REFER-5"], Rules(With(Criterion.Capacity, CriterionOutcome.Missed)));
        Assert.Equal(["REFER-5"], Rules(With(Criterion.Area, CriterionOutcome.Missed)));
        Assert.Equal(["REFER-5"], Rules(With(Criterion.Area, CriterionOutcome.Unknown)));
        Assert.Empty(Rules(With(Criterion.Area, CriterionOutcome.Met)));
        Assert.Empty(Rules(With(Criterion.Age, CriterionOutcome.Missed)));
    }
}
