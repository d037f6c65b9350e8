using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Requests;

/// <summary>
/// The subject's requests to see what is held about them, for whoever works on the case: they take one down and see
/// what is withheld. Managers and safeguarding leads decide, under Audit (RECORD-4).
/// </summary>
public sealed class RequestsModel(RiskPlatformClient client, TimeProvider clock) : CasePage(client)
{
    [BindProperty]
    public DayInput Received { get; set; } = new();

    [BindProperty]
    public string? AgencyReference { get; set; }

    public IReadOnlyList<SubjectAccess> Asked { get; private set; } = [];

    protected override AccessPurpose Purpose => AccessPurpose.SubjectAccess;

    private DateOnly Today => Times.DayOf(clock.GetUtcNow());

    public async Task OnGetAsync()
    {
        Received = DayInput.Of(Today);
        await LoadAsync();
    }

    public Task<IActionResult> OnPostAsync()
    {
        if (Received.Value is null)
            ModelState.AddModelError(nameof(Received), "Enter the day as a real date, such as 27 11 2026");
        else if (Received.Value > Today)
            ModelState.AddModelError(nameof(Received), "The day must not be in the future");
        return TryAsync(async () =>
        {
            var request = new OpenSubjectAccessRequest
            {
                CaseId = CaseId,
                AgencyReference = AgencyReference?.Trim() ?? "",
                RequestId = RequestId,
            };
            if (Received.Value < Today) request.ReceiveTime = Times.At(Received.Value!.Value, new TimeOnly(12, 0));
            var opened = await Client.SubjectAccess.OpenSubjectAccessAsync(request, cancellationToken: Stop);
            Say("The request is open. A manager or safeguarding lead decides what is released.");
            return Redirect(To($"subject-access/{opened.SubjectAccess.SubjectAccessId}"));
        }, LoadAsync);
    }

    protected override string FieldOf(string field) =>
        field == "receive_time" ? nameof(Received) : base.FieldOf(field);

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        var open = ListAsync(SubjectAccessState.Open);
        var completed = ListAsync(SubjectAccessState.Completed);
        Asked = [.. await open, .. await completed];
    }

    private async Task<IEnumerable<SubjectAccess>> ListAsync(SubjectAccessState state)
    {
        var answer = await Client.SubjectAccess.ListSubjectAccessAsync(
            new ListSubjectAccessRequest { CaseId = CaseId, State = state, PageSize = 50 }, Why,
            cancellationToken: Stop);
        return answer.SubjectAccess;
    }
}
