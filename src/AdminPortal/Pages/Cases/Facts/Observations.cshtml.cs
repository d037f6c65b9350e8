using Microsoft.AspNetCore.Mvc;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Facts;

/// <summary>Everything that was observed about one indicator, superseded or not (ASSESS-8).</summary>
public sealed class ObservationsModel(RiskPlatformClient client) : CasePage(client)
{
    [BindProperty(SupportsGet = true), FromRoute]
    public int Code { get; set; }

    [BindProperty(SupportsGet = true), FromQuery]
    public string? After { get; set; }

    public Indicator Indicator => (Indicator)Code;

    public IReadOnlyList<Observation> Observations { get; private set; } = [];

    public string NextPage { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (Code == 0 || !Enum.IsDefined(Indicator)) return NotFound();
        await LoadAsync();
        return Page();
    }

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        var answer = await Client.Assessments.ListObservationsAsync(
            new ListObservationsRequest { CaseId = CaseId, Code = Indicator, PageSize = 20, PageToken = After ?? "" },
            Why, cancellationToken: Stop);
        (Observations, NextPage) = (answer.Observations, answer.NextPageToken);
    }
}
