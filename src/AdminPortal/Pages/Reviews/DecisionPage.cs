using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews;

/// <summary>
/// A decision on the review that the person has read: the form names it, so that one that came since is not decided on
/// by mistake.
/// </summary>
public abstract class DecisionPage(RiskPlatformClient client) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    [BindProperty]
    public string ReviewId { get; set; } = "";

    /// <summary>The review as it now is; null for a case that has none.</summary>
    public Review? Review { get; private set; }

    /// <summary>Whether the review that the form names was completed or replaced meanwhile.</summary>
    public bool IsOvertaken => ReviewId.Length > 0 && Review?.ReviewId != ReviewId;

    protected RiskPlatformClient Client => client;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        ReviewId = Review?.ReviewId ?? "";
    }

    protected virtual async Task LoadAsync()
    {
        try
        {
            Review = (await client.Reviews.GetReviewAsync(new GetReviewRequest { CaseId = CaseId.ToString() })).Review;
        }
        catch (RiskPlatformException e) when (!ModelState.IsValid
            && e is UnavailableException or DeadlineExceededException)
        {
            // What was typed matters more than what stood beside it.
        }
    }
}
