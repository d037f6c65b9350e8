using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Decisions;

/// <summary>Records what the assessment of a counter-allegation found. Roles stay as they are (LOOK-3).</summary>
public sealed class CounterAllegationModel(RiskPlatformClient client) : CasePage(client)
{
    internal static readonly IReadOnlyList<Choice> Outcomes =
    [
        new(nameof(CounterAllegationOutcome.NotSupported), "Not supported", "By what is known."),
        new(nameof(CounterAllegationOutcome.Resistance), "Resistance",
            "Force was used in self-defence or in resistance."),
        new(nameof(CounterAllegationOutcome.Supported), "Supported",
            "Consider support for the subject, and whether roles need a second look."),
        new(nameof(CounterAllegationOutcome.Undetermined), "Undetermined", "It could not be settled."),
    ];

    [BindProperty(SupportsGet = true), FromRoute]
    public Guid Allegation { get; set; }

    [BindProperty]
    public CounterAllegationOutcome Outcome { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public CounterAllegation? Shown =>
        Held.CounterAllegations.FirstOrDefault(c => c.CounterAllegationId == Allegation.ToString());

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        return Shown is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostAsync() => WriteAsync(async () =>
    {
        await Client.Assessments.ConcludeCounterAllegationAsync(
            new ConcludeCounterAllegationRequest
            {
                CaseId = CaseId,
                CounterAllegationId = Allegation.ToString(),
                Outcome = Outcome,
                Reason = Reason ?? "",
                RequestId = RequestId,
            },
            cancellationToken: Stop);
        Say("What was found is recorded. Roles stay as they are.");
        return Redirect(To("roles"));
    });
}
