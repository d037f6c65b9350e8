using Microsoft.AspNetCore.Mvc;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Referrals;

/// <summary>Says that something a referral left to do is done, and how.</summary>
public sealed class TaskDoneModel(RiskPlatformClient client) : CasePage(client)
{
    [BindProperty(SupportsGet = true), FromRoute]
    public Guid TaskId { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public ReferralTask? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        return Shown is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostAsync() => WriteAsync(async () =>
    {
        await Client.Referrals.CompleteReferralTaskAsync(
            new CompleteReferralTaskRequest
            {
                CaseId = CaseId,
                TaskId = TaskId.ToString(),
                Note = Note ?? "",
                RequestId = RequestId,
            },
            cancellationToken: Stop);
        Say("The task is done.");
        return Redirect(To("referrals"));
    });

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        var answer = await Client.Referrals.ListReferralTasksAsync(
            new ListReferralTasksRequest { CaseId = CaseId, IncludeDone = true, PageSize = 200 }, Why,
            cancellationToken: Stop);
        Shown = answer.Tasks.FirstOrDefault(t => t.TaskId == TaskId.ToString());
    }
}
