using RiskPlatform.V1;
using RiskService.Tests.Assessments;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Cases;

internal static class SwapCases
{
    /// <summary>A case at HIGH, with a child of the subject's and something to talk about.</summary>
    public static async Task<Case> AssessedAsync(this TestCaller caller, params Party[] more)
    {
        var value = NewCase(PartyRole.Survivor);
        value.Parties.Add(new Party { Role = PartyRole.Child, ChildRelation = ChildRelation.Subject });
        value.Parties.Add(more);
        var assessed = await caller.AssessAsync(new AssessRequest
        {
            NewCase = value,
            Stance = Stance.Open,
            SurvivorView = new SurvivorView { Level = RiskLevel.High },
            Observations =
            {
                Observed(Indicator.SexualViolence, SourceKind.Police),
                Observed(Indicator.ProblemWithDrink, SourceKind.Perpetrator),
            },
        });
        return await caller.GetCaseAsync(assessed.CaseId);
    }
}
