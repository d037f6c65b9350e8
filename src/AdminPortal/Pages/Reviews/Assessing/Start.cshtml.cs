using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Assessing;

/// <summary>The steps of an assessment: where to begin, and what was gone through.</summary>
public sealed class StartModel(Drafts drafts, CaseReader reader, TimeProvider clock) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    public CaseInReview Case { get; private set; } = null!;

    public Draft? Draft { get; private set; }

    /// <summary>Whether somebody else completed the review that the draft was for.</summary>
    public bool IsOvertaken => Draft is not null && Draft.ReviewId != (Case.Review?.ReviewId ?? "");

    public async Task OnGetAsync()
    {
        Case = await reader.ReadAsync(CaseId);
        Draft = await drafts.FindAsync(Me, CaseId);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var found = await reader.ReadAsync(CaseId);
        await drafts.SaveAsync(Me, CaseId, new Draft
        {
            StartTime = clock.GetUtcNow(),
            ReviewId = found.Review?.ReviewId ?? "",
        });
        return Redirect(Steps.Address(CaseId, Step.Look));
    }

    public async Task<IActionResult> OnPostDiscardAsync()
    {
        await drafts.RemoveAsync(Me, CaseId);
        Say("The unfinished assessment was thrown away.");
        return Redirect(Steps.Start(CaseId));
    }
}
