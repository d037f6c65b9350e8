using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Result;

/// <summary>Records that agencies were consulted (ASSESS-6).</summary>
public sealed class ConsultationModel(RiskPlatformClient client, TimeProvider clock) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    /// <summary>The consultation that was asked for; none for one that nobody asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Answers { get; set; }

    [BindProperty]
    public IReadOnlyList<SourceKind> Agencies { get; set; } = [];

    [BindProperty]
    public DayInput Day { get; set; } = new();

    [BindProperty]
    public string? Note { get; set; }

    public void OnGet() => Day = DayInput.Of(Times.DayOf(clock.GetUtcNow()));

    public Task<IActionResult> OnPostAsync()
    {
        if (Agencies.Count == 0) ModelState.AddModelError(nameof(Agencies), "Choose the agencies that were consulted");
        var today = Times.DayOf(clock.GetUtcNow());
        if (Day.Value is not { } day) ModelState.AddModelError(nameof(Day), "Enter the day of the consultation");
        else if (day > today) ModelState.AddModelError(nameof(Day), "Enter a day that is not in the future");
        return TryAsync(async () =>
        {
            var answer = await client.Assessments.RecordConsultationAsync(new RecordConsultationRequest
            {
                CaseId = CaseId.ToString(),
                ConsultationId = Answers?.ToString() ?? "",
                Agencies = { Agencies },
                ConsultTime = Day.Value == today ? null : Times.At(Day.Value!.Value, new TimeOnly(12, 0)),
                Note = Note ?? "",
                RequestId = RequestId,
            });
            Say(answer.Consultation.Done
                ? "The consultation is recorded."
                : "The consultation is recorded. It stays open: an agency that has to be among them is missing.");
            return Redirect($"/reviews/{CaseId}");
        });
    }
}
