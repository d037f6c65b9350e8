using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Auditors.Requests;

/// <summary>Subjects' requests to see what is held about them, the earliest due first (RECORD-4).</summary>
[Authorize(Roles = Person.Manager + "," + Person.SafeguardingLead)]
public sealed class WorklistModel(RiskPlatformClient client, TimeProvider clock) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public SubjectAccessState State { get; set; } = SubjectAccessState.Open;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    internal DateTimeOffset Now => clock.GetUtcNow();

    internal ListSubjectAccessResponse Found { get; private set; } = null!;

    internal IReadOnlyList<Choice> States { get; } = Words.Choices<SubjectAccessState>();

    public async Task OnGetAsync() => Found = await client.SubjectAccess.ListSubjectAccessAsync(
        new ListSubjectAccessRequest { State = State, PageToken = After ?? "" },
        AccessPurpose.SubjectAccess.ToHeaders(), cancellationToken: HttpContext.RequestAborted);
}
