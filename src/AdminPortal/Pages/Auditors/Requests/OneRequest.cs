using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Auditors.Requests;

/// <summary>A page about one request of a subject.</summary>
[Authorize(Roles = Person.Manager + "," + Person.SafeguardingLead)]
public abstract class OneRequest(RiskPlatformClient client) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string CaseId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string SubjectAccessId { get; set; } = "";

    /// <summary>The request.</summary>
    public SubjectAccess Asked { get; private set; } = null!;

    /// <summary>Decisions are still taken.</summary>
    public bool IsOpen => Asked.State == SubjectAccessState.Open;

    internal string Here => $"/auditors/subject-access/{CaseId}/{SubjectAccessId}";

    protected RiskPlatformClient Client => client;

    protected virtual async Task LoadAsync() => Asked = (await client.SubjectAccess.GetSubjectAccessAsync(
        new GetSubjectAccessRequest { CaseId = CaseId, SubjectAccessId = SubjectAccessId },
        AccessPurpose.SubjectAccess.ToHeaders(), cancellationToken: HttpContext.RequestAborted)).SubjectAccess;
}
