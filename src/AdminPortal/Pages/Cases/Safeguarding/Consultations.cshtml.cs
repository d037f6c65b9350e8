using Microsoft.AspNetCore.Mvc;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Safeguarding;

/// <summary>Agencies consulted, or still to be (ASSESS-6).</summary>
public sealed class ConsultationsModel(RiskPlatformClient client) : CasePage(client)
{
    /// <summary>The open consultation that is answered; empty for one that nobody asked for.</summary>
    [BindProperty]
    public string? ConsultationId { get; set; }

    [BindProperty]
    public IList<SourceKind> Agencies { get; set; } = [];

    [BindProperty]
    public MomentInput ConsultTime { get; set; } = new();

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty(SupportsGet = true), FromQuery]
    public string? After { get; set; }

    public IReadOnlyList<Consultation> Consultations { get; private set; } = [];

    public string NextPage { get; private set; } = "";

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (Consultations.LastOrDefault(c => !c.Done) is { } due) ConsultationId = due.ConsultationId;
    }

    public Task<IActionResult> OnPostAsync() => WriteAsync(async () =>
    {
        var when = ConsultTime.Read(ModelState, nameof(ConsultTime), FormTime);
        if (Agencies.Count == 0) ModelState.AddModelError(nameof(Agencies), "Choose which agencies were consulted");
        if (!ModelState.IsValid)
        {
            await LoadAsync();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var answer = await Client.Assessments.RecordConsultationAsync(
            new RecordConsultationRequest
            {
                CaseId = CaseId,
                ConsultationId = ConsultationId ?? "",
                Agencies = { Agencies },
                ConsultTime = when,
                Note = Note ?? "",
                RequestId = RequestId,
            },
            cancellationToken: Stop);
        Say(answer.Consultation.Done ? "The consultation is recorded."
            : "The consultation is recorded. It stays open while a required agency is missing.");
        return Redirect(To("consultations"));
    });

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        var answer = await Client.Assessments.ListConsultationsAsync(
            new ListConsultationsRequest { CaseId = CaseId, PageSize = 20, PageToken = After ?? "" }, Why,
            cancellationToken: Stop);
        (Consultations, NextPage) = (answer.Consultations, answer.NextPageToken);
    }
}
