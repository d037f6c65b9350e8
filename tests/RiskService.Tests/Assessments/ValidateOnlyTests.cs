using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Assessments;

public sealed class ValidateOnlyTests(ServiceHost host)
{
    private const string Agency = "validate-only";

    private readonly TestCaller caller = host.Caller(agency: Agency);

    [Fact]
    public async Task It_stores_nothing_for_a_new_case_or_for_one_that_exists()
    {
        var kept = await caller.CreateCaseAsync();
        await caller.AssessAsync(Full(kept.CaseId));
        var (before, as_it_was) = (Same.RowsOf(host, Agency), await caller.GetCaseAsync(kept.CaseId));

        var (again, fresh) = (Full(kept.CaseId), Full(kept.CaseId));
        again.ValidateOnly = fresh.ValidateOnly = true;
        fresh.NewCase = NewCase(PartyRole.Survivor);
        Assert.Equal(kept.CaseId, (await caller.AssessAsync(again)).CaseId);
        await caller.AssessAsync(fresh);

        Assert.Equal(before, Same.RowsOf(host, Agency));
        Assert.Equal(as_it_was, await caller.GetCaseAsync(kept.CaseId));
    }

    [Fact]
    public async Task It_answers_as_storing_would_with_everything_that_would_be_opened()
    {
        var kept = await caller.CreateCaseAsync(PartyRole.Child);
        await caller.AssessAsync(kept.CaseId, AllAbsent());
        foreach (var round in (int[])[1, 2])
        {
            var (computing, storing) = (Full(kept.CaseId), Full(kept.CaseId));
            computing.ValidateOnly = true;
            if (round == 2) computing.Judgement = storing.Judgement = null;
            var computed = await caller.AssessAsync(computing);
            var stored = await caller.AssessAsync(storing);
            Assert.NotNull(stored.CounterAllegation);
            Assert.NotNull(stored.Consultation);
            Assert.NotEmpty(stored.Actions);
            Assert.Equal(Same.WithoutIds(stored), Same.WithoutIds(computed));
        }
    }

    private static AssessRequest Full(string caseId) => new()
    {
        CaseId = caseId,
        Observations = { Observed(Indicator.SaysPartnerIsAbusive, SourceKind.Perpetrator) },
        Judgement = new ProfessionalJudgement { Level = RiskLevel.High, Reason = "Tone of the call" },
        AgenciesConsulted = { SourceKind.Police, SourceKind.Housing, SourceKind.ChildrensSocialCare },
        ActionsTaken =
        {
            new SafeguardingAction
            {
                Kind = SafeguardingActionKind.ConsultedManager,
                WorkerId = " w-1 ",
                Note = "By phone",
            },
            new SafeguardingAction { Kind = SafeguardingActionKind.SafetyPlan },
        },
    };
}
