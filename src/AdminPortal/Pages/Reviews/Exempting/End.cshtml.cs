using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Exempting;

/// <summary>Ends an exemption before its time (REVIEW-6).</summary>
public sealed class EndModel(RiskPlatformClient client) : DecisionPage(client)
{
    [BindProperty]
    public string? Note { get; set; }

    public Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Note)) ModelState.AddModelError(nameof(Note), "Say why it ends");
        return TryAsync(async () =>
        {
            var answer = await Client.Reviews.EndExemptionAsync(new EndExemptionRequest
            {
                CaseId = CaseId.ToString(),
                ReviewId = ReviewId,
                Note = Note!,
                RequestId = RequestId,
            });
            Say($"The exemption has ended. The review is due {Times.Of(answer.Review.DueTime)}.");
            return Redirect($"/reviews/{CaseId}");
        }, show: LoadAsync);
    }
}
