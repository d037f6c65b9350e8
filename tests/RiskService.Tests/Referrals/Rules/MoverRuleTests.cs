using RiskPlatform.RiskService.Referrals.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.Referrals.Rules;

/// <summary>As whom a caller moves a referral, for everything that decides it (REFER-7).</summary>
public sealed class MoverRuleTests
{
    [Theory]
    [InlineData(false, false, false, false, "")]
    [InlineData(false, false, true, false, "")]
    [InlineData(false, false, true, true, "Programme")]
    [InlineData(true, false, false, false, "Referrer ForProgramme")]
    [InlineData(true, true, false, false, "Referrer Manager ForProgramme")]
    [InlineData(true, false, true, false, "Referrer")]
    [InlineData(true, true, true, false, "Referrer Manager")]
    [InlineData(true, false, true, true, "Referrer Programme")]
    [InlineData(true, true, true, true, "Referrer Manager Programme")]
    public void Nobody_moves_for_a_programme_that_has_its_own_people(
        bool worksForReferrer, bool manager, bool connected, bool worksForProgramme, string movers) =>
        Assert.Equal(
            movers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<ReferralMover>).Order(),
            MoverRule.Of(new MoverFacts
            {
                WorksForReferrer = worksForReferrer,
                IsManager = manager,
                Connected = connected,
                WorksForProgramme = worksForProgramme,
            }).Order());
}
