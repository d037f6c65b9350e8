using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.People;

/// <summary>Allocates workers: never one for both sides, unless a manager says why (RESPOND-6).</summary>
public sealed class WorkersModel(RiskPlatformClient client) : CasePage(client)
{
    internal static readonly IReadOnlyList<Choice> Sides =
    [
        new(nameof(AllocationSide.Subject), "The subject"),
        new(nameof(AllocationSide.Survivor), "The survivor and children"),
    ];

    internal static readonly IReadOnlyList<Choice> Reasons = Words.Choices<SameWorkerReason>();

    [BindProperty]
    public string? WorkerId { get; set; }

    [BindProperty]
    public AllocationSide Side { get; set; }

    [BindProperty]
    public SameWorkerReason? SameWorkerReason { get; set; }

    [BindProperty]
    public string? Allocation { get; set; }

    /// <summary>Only a manager's token allows one worker for both sides.</summary>
    public bool MayGiveBothSides => Me.Is(Person.Manager);

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(WorkerId)) ModelState.AddModelError(nameof(WorkerId), "Enter who the worker is");
        if (Side == default) ModelState.AddModelError(nameof(Side), "Choose whom the worker is there for");
        return WriteAsync(AllocateAsync);
    }

    public Task<IActionResult> OnPostEndAsync() => WriteAsync(async () =>
    {
        await Client.Cases.EndAllocationAsync(
            new EndAllocationRequest
            {
                CaseId = CaseId,
                AllocationId = Allocation ?? "",
                Etag = Etag ?? "",
                RequestId = RequestId,
            },
            cancellationToken: Stop);
        Say("The allocation is ended.");
        return Redirect(To("workers"));
    });

    private async Task<IActionResult> AllocateAsync()
    {
        var answer = await Client.Cases.AllocateWorkerAsync(
            new AllocateWorkerRequest
            {
                CaseId = CaseId,
                Allocation = new Allocation
                {
                    WorkerId = WorkerId?.Trim() ?? "",
                    Side = Side,
                    SameWorkerReason = SameWorkerReason ?? default,
                },
                Etag = Etag ?? "",
                RequestId = RequestId,
            },
            cancellationToken: Stop);
        Say(answer.Case.Allocations.Any(a => a.PracticeFlags.Count > 0)
            ? "The worker is allocated, with a practice flag." : "The worker is allocated.");
        return Redirect(To("workers"));
    }
}
