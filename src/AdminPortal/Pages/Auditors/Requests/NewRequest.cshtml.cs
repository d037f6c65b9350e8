using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Auditors.Requests;

/// <summary>Takes down that a subject asked. The time for an answer runs from the day on which it came.</summary>
[Authorize(Roles = Person.Manager + "," + Person.SafeguardingLead)]
public sealed class NewRequestModel(RiskPlatformClient client, TimeProvider clock) : CaseChoice(client)
{
    [BindProperty]
    public DayInput Received { get; set; } = new();

    [BindProperty]
    public string? AgencyReference { get; set; }

    public void OnGet() => Received = DayInput.Of(Today);

    public async Task<IActionResult> OnPostAsync()
    {
        var caseId = await FindCaseAsync(AccessPurpose.SubjectAccess);
        if (Received.Value is null)
            ModelState.AddModelError(nameof(Received), "Enter the day as a real date, such as 27 11 2026");
        else if (Received.Value > Today)
            ModelState.AddModelError(nameof(Received), "The day must not be in the future");
        return await TryAsync(async () =>
        {
            var request = new OpenSubjectAccessRequest
            {
                CaseId = caseId,
                AgencyReference = AgencyReference?.Trim() ?? "",
                RequestId = RequestId,
            };
            if (Received.Value < Today) request.ReceiveTime = Times.At(Received.Value!.Value, new TimeOnly(12, 0));
            var opened = (await Client.SubjectAccess.OpenSubjectAccessAsync(request)).SubjectAccess;
            Say("The request is open.");
            return Redirect($"/auditors/subject-access/{caseId}/{opened.SubjectAccessId}");
        });
    }

    protected override string FieldOf(string field) => field switch
    {
        "case_id" => nameof(Which),
        "receive_time" => nameof(Received),
        _ => base.FieldOf(field),
    };

    private DateOnly Today => Times.DayOf(clock.GetUtcNow());
}
