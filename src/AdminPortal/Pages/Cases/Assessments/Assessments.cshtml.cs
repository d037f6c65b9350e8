using Microsoft.AspNetCore.Mvc;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Assessments;

/// <summary>The assessments of a case, of which two can be compared.</summary>
public sealed class AssessmentsModel(RiskPlatformClient client) : CasePage(client)
{
    [BindProperty(SupportsGet = true), FromQuery]
    public string? After { get; set; }

    public IReadOnlyList<Assessment> Assessments { get; private set; } = [];

    public string NextPage { get; private set; } = "";

    public Task OnGetAsync() => LoadAsync();

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        try
        {
            var answer = await Client.Assessments.ListAssessmentsAsync(
                new ListAssessmentsRequest { CaseId = CaseId, PageSize = 20, PageToken = After ?? "" }, Why,
                cancellationToken: Stop);
            (Assessments, NextPage) = (answer.Assessments, answer.NextPageToken);
        }
        catch (NeverAssessedException)
        {
            // A state of its own, which the page says.
        }
    }
}
