using RiskPlatform.V1;
using RiskService.Tests.Cases;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Assessments;

/// <summary>A token carried to another list, case or filter would skip rows there, and nobody would know.</summary>
public sealed class PageTokensApartTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "tokens-apart");

    [Fact]
    public async Task A_token_is_taken_by_the_list_case_and_filter_that_made_it_alone()
    {
        var lists = Lists(await CaseAsync(), await CaseAsync());
        var tokens = new string[lists.Length];
        for (var i = 0; i < lists.Length; i++)
        {
            tokens[i] = await lists[i]("");
            Assert.NotEmpty(tokens[i]);
        }

        for (var made = 0; made < lists.Length; made++)
        {
            for (var asked = 0; asked < lists.Length; asked++)
            {
                if (made == asked)
                {
                    await lists[asked](tokens[made]);
                    continue;
                }

                var refused = await Failures.RefusedAsync(() => lists[asked](tokens[made]));
                Assert.Equal(("INVALID_ARGUMENT", "page_token"), (refused.Reason, refused.Fields.Single()));
            }
        }
    }

    private Func<string, Task<string>>[] Lists(Case one, Case other) =>
    [
        token => CasesAsync(new() { PageToken = token }),
        token => CasesAsync(new() { PageToken = token, Levels = { RiskLevel.Imminent } }),
        token => CasesAsync(new() { PageToken = token, State = CaseState.Open }),
        .. ((Case[])[one, other]).SelectMany(on => (Func<string, Task<string>>[])
        [
            async token => (await caller.Cases.ListContactsAsync(
                new() { CaseId = on.CaseId, PageSize = 1, PageToken = token })).NextPageToken,
            async token => (await caller.Assessments.ListAssessmentsAsync(
                new() { CaseId = on.CaseId, PageSize = 1, PageToken = token })).NextPageToken,
            token => ObservationsAsync(new() { CaseId = on.CaseId, PageToken = token }),
            token => ObservationsAsync(
                new() { CaseId = on.CaseId, PageToken = token, Code = Indicator.SexualViolence }),
            token => ObservationsAsync(new() { CaseId = on.CaseId, PageToken = token, Code = Indicator.WeaponUse }),
            token => ConsultationsAsync(new() { CaseId = on.CaseId, PageToken = token }),
            token => ConsultationsAsync(new() { CaseId = on.CaseId, PageToken = token, OpenOnly = true }),
        ]),
    ];

    private async Task<string> CasesAsync(ListCasesRequest request)
    {
        request.PageSize = 1;
        return (await caller.Cases.ListCasesAsync(request)).NextPageToken;
    }

    private async Task<string> ObservationsAsync(ListObservationsRequest request)
    {
        request.PageSize = 1;
        return (await caller.Assessments.ListObservationsAsync(request)).NextPageToken;
    }

    private async Task<string> ConsultationsAsync(ListConsultationsRequest request)
    {
        request.PageSize = 1;
        return (await caller.Assessments.ListConsultationsAsync(request)).NextPageToken;
    }

    /// <summary>With at least two of everything that is listed.</summary>
    private async Task<Case> CaseAsync()
    {
        var on = await caller.CreateCaseAsync();
        await caller.AssessAsync(on.CaseId, AllAbsent());
        await caller.AssessAsync(on.CaseId, Observed(Indicator.SexualViolence, SourceKind.Police));
        await caller.AssessAsync(on.CaseId, Observed(Indicator.WeaponUse, SourceKind.Police));
        for (var i = 0; i < 2; i++) await caller.PlanAsync(on, Meetings.Good["survivor alone"](on));
        return on;
    }
}
