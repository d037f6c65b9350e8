using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Reporting;

/// <summary>Reports a change of circumstances, which pulls the review nearer (REVIEW-3).</summary>
public sealed class IndexModel(RiskPlatformClient client, TimeProvider clock) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    [BindProperty]
    public ReviewTrigger Trigger { get; set; }

    [BindProperty]
    public DayInput Day { get; set; } = new();

    [BindProperty]
    public SourceKind? Source { get; set; }

    [BindProperty]
    public bool FromSurvivor { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public static IReadOnlyList<Choice> Triggers { get; } =
    [
        new(nameof(ReviewTrigger.NewIncident), "A new incident"),
        new(nameof(ReviewTrigger.Separation), "A separation, or talk of one"),
        new(nameof(ReviewTrigger.PregnancyOrBirth), "A pregnancy or a birth"),
        new(nameof(ReviewTrigger.ChildContactChange), "A change in contact with children"),
        new(nameof(ReviewTrigger.WorkOrMoneyChange), "A change in work or money"),
        new(nameof(ReviewTrigger.OrderBreach), "A breach of an order"),
        new(nameof(ReviewTrigger.ReferralEnded), "A referral was refused or ended early"),
    ];

    public void OnGet()
    {
        // An empty form.
    }

    public Task<IActionResult> OnPostAsync()
    {
        if (Trigger == ReviewTrigger.Unspecified) ModelState.AddModelError(nameof(Trigger), "Choose what changed");
        var today = Times.DayOf(clock.GetUtcNow());
        if (!Day.IsEmpty && Day.Value is null)
            ModelState.AddModelError(nameof(Day), "Enter a day that exists, or leave it empty");
        if (Day.Value > today) ModelState.AddModelError(nameof(Day), "Enter a day that is not in the future");
        if (FromSurvivor && Source is null)
            ModelState.AddModelError(nameof(Source), "Choose who passes on what the survivor or a child said");
        return TryAsync(async () =>
        {
            var answer = await client.Reviews.ReportChangeAsync(new ReportChangeRequest
            {
                CaseId = CaseId.ToString(),
                Trigger = Trigger,
                OccurredTime = Day.Value is { } day ? Times.On(day, FormTime) : null,
                Source = Source is { } kind ? new Source { Kind = kind, DerivedFromSurvivor = FromSurvivor } : null,
                Note = Note ?? "",
                RequestId = RequestId,
            });
            Say(answer.Pulled
                ? $"The change is recorded. The review is now due {Times.Of(answer.Review.DueTime)}."
                : "The change is recorded. The review was due as soon already.");
            return Redirect($"/reviews/{CaseId}");
        });
    }
}
