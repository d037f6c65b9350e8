using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Exempting;

/// <summary>Exempts a review that is not yet due, with a reason and an end (REVIEW-6).</summary>
public sealed class IndexModel(RiskPlatformClient client) : DecisionPage(client)
{
    [BindProperty]
    public ReviewExemptionReason Reason { get; set; }

    [BindProperty]
    public DayInput Until { get; set; } = new();

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>What can still be chosen: no reason serves twice.</summary>
    public IReadOnlyList<Choice> Reasons => [.. All.Where(c => Review?.UsedExemptionReasons
        .Any(used => used.ToString() == c.Value) != true)];

    private static IReadOnlyList<Choice> All { get; } =
    [
        new(nameof(ReviewExemptionReason.SubjectInCustody), "The subject is in custody",
            "And can reach neither the survivor nor children."),
        new(nameof(ReviewExemptionReason.SubjectInHospital), "The subject is in hospital",
            "And can reach neither the survivor nor children."),
        new(nameof(ReviewExemptionReason.OtherAgencyReviews), "Another agency leads a review of the same risk",
            "Such as a multi-agency meeting."),
        new(nameof(ReviewExemptionReason.Handover), "The case is being handed to another agency",
            "Which has confirmed a date."),
        new(nameof(ReviewExemptionReason.Other), "Another reason", "Told in the note."),
    ];

    public Task<IActionResult> OnPostAsync()
    {
        if (Reason == ReviewExemptionReason.Unspecified) ModelState.AddModelError(nameof(Reason), "Choose a reason");
        if (Until.Value is null) ModelState.AddModelError(nameof(Until), "Enter the day when the exemption ends");
        if (string.IsNullOrWhiteSpace(Note)) ModelState.AddModelError(nameof(Note), "Say more about the reason");
        return TryAsync(async () =>
        {
            var answer = await Client.Reviews.ExemptReviewAsync(new ExemptReviewRequest
            {
                CaseId = CaseId.ToString(),
                ReviewId = ReviewId,
                Reason = Reason,
                UntilTime = Times.At(Until.Value!.Value, new TimeOnly(9, 0)),
                Note = Note!,
                RequestId = RequestId,
            });
            Say($"The review is exempt until {Times.Of(answer.Review.Exemption.UntilTime)}.");
            return Redirect($"/reviews/{CaseId}");
        }, show: LoadAsync);
    }

    protected override string FieldOf(string field) => field == "until_time" ? nameof(Until) : base.FieldOf(field);
}
