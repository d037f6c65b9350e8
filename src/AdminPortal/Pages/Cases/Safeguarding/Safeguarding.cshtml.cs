using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Safeguarding;

/// <summary>Records what was done about severe risk or self-harm (ASSESS-1, LOOK-2).</summary>
public sealed class SafeguardingModel(RiskPlatformClient client) : CasePage(client)
{
    internal static readonly IReadOnlyList<Choice> Kinds = Words.Choices<SafeguardingActionKind>();

    [BindProperty]
    public SafeguardingActionKind Kind { get; set; }

    [BindProperty]
    public MomentInput ActionTime { get; set; } = new();

    [BindProperty]
    public string? WorkerId { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public Assessment? Latest { get; private set; }

    protected override AccessPurpose Purpose => AccessPurpose.Safeguarding;

    public async Task OnGetAsync()
    {
        WorkerId = Me.Subject;
        await LoadAsync();
    }

    public Task<IActionResult> OnPostAsync() => WriteAsync(async () =>
    {
        var when = ActionTime.Read(ModelState, nameof(ActionTime), FormTime);
        await LoadAsync();
        if (Kind == SafeguardingActionKind.Unspecified)
            ModelState.AddModelError(nameof(Kind), "Choose what was done");
        if (!ModelState.IsValid || Latest is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var answer = await Client.Assessments.RecordSafeguardingActionAsync(
            new RecordSafeguardingActionRequest
            {
                CaseId = CaseId,
                AssessmentId = Latest.AssessmentId,
                Action = new SafeguardingAction
                {
                    Kind = Kind,
                    ActionTime = when,
                    WorkerId = WorkerId?.Trim() ?? "",
                    Note = Note ?? "",
                },
                RequestId = RequestId,
            },
            cancellationToken: Stop);
        Say(answer.Assessment.State == AssessmentState.AwaitingSafeguardingAction
            ? "The action is recorded. An action about severe harm is still waited for." : "The action is recorded.");
        return Redirect(To("safeguarding"));
    });

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        if (Held.LatestAssessmentId.Length == 0) return;
        var answer = await Client.Assessments.GetAssessmentAsync(
            new GetAssessmentRequest { CaseId = CaseId, AssessmentId = Held.LatestAssessmentId }, Why,
            cancellationToken: Stop);
        Latest = answer.Assessment;
    }
}
