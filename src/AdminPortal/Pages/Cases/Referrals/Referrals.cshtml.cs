using Microsoft.AspNetCore.Mvc;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Referrals;

/// <summary>The referrals of a case and what they leave to do.</summary>
public sealed class ReferralsModel(RiskPlatformClient client) : CasePage(client)
{
    [BindProperty(SupportsGet = true), FromQuery]
    public string? After { get; set; }

    public IReadOnlyList<ReferralSummary> Referrals { get; private set; } = [];

    public IReadOnlyList<ReferralTask> Tasks { get; private set; } = [];

    public string NextPage { get; private set; } = "";

    public Task OnGetAsync() => LoadAsync();

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        var referrals = await Client.Referrals.ListReferralsAsync(
            new ListReferralsRequest { CaseId = CaseId, PageSize = 20, PageToken = After ?? "" }, Why,
            cancellationToken: Stop);
        var tasks = await Client.Referrals.ListReferralTasksAsync(
            new ListReferralTasksRequest { CaseId = CaseId, IncludeDone = true, PageSize = 100 }, Why,
            cancellationToken: Stop);
        (Referrals, NextPage, Tasks) = (referrals.Referrals, referrals.NextPageToken, tasks.Tasks);
    }
}
