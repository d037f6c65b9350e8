using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Result;

/// <summary>Records what was done about severe harm or self-harm (ASSESS-1, LOOK-2).</summary>
public sealed class ActionModel(RiskPlatformClient client, TimeProvider clock) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid AssessmentId { get; set; }

    [BindProperty]
    public SafeguardingActionKind Kind { get; set; }

    [BindProperty]
    public DayInput Day { get; set; } = new();

    [BindProperty]
    public string? Note { get; set; }

    public static IReadOnlyList<Choice> Kinds { get; } = Words.Choices<SafeguardingActionKind>();

    public void OnGet() => Day = DayInput.Of(Times.DayOf(clock.GetUtcNow()));

    public Task<IActionResult> OnPostAsync()
    {
        if (Kind == SafeguardingActionKind.Unspecified) ModelState.AddModelError(nameof(Kind), "Choose what was done");
        var now = clock.GetUtcNow();
        if (Day.Value is not { } day) ModelState.AddModelError(nameof(Day), "Enter the day when it was done");
        else if (day > Times.DayOf(now)) ModelState.AddModelError(nameof(Day), "Enter a day that is not in the future");
        return TryAsync(async () =>
        {
            await client.Assessments.RecordSafeguardingActionAsync(new RecordSafeguardingActionRequest
            {
                CaseId = CaseId.ToString(),
                AssessmentId = AssessmentId.ToString(),
                Action = new SafeguardingAction
                {
                    Kind = Kind,
                    WorkerId = Me.Subject,
                    Note = Note ?? "",

                    // Today is now; of another day only the day is known.
                    ActionTime = Day.Value == Times.DayOf(now) ? null : Times.At(Day.Value!.Value, new TimeOnly(12, 0)),
                },
                RequestId = RequestId,
            });
            Say("What was done is recorded.");
            return Redirect($"/reviews/{CaseId}/assessments/{AssessmentId}");
        });
    }
}
