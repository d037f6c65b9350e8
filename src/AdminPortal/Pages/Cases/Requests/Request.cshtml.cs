using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Auditors;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Requests;

/// <summary>
/// One request as whoever works on the case sees it: what is withheld, what was decided, and the answer once it is
/// completed. Nothing is decided here (RECORD-4).
/// </summary>
public sealed class RequestModel(RiskPlatformClient client) : CasePage(client)
{
    [BindProperty(SupportsGet = true), FromRoute]
    public Guid SubjectAccessId { get; set; }

    [BindProperty(SupportsGet = true), FromQuery]
    public string? After { get; set; }

    public SubjectAccess Asked { get; private set; } = new();

    public ListWithheldItemsResponse Items { get; private set; } = new();

    public bool IsOpen => Asked.State == SubjectAccessState.Open;

    internal string Here => To($"subject-access/{SubjectAccessId}");

    protected override AccessPurpose Purpose => AccessPurpose.SubjectAccess;

    public Task OnGetAsync() => LoadAsync();

    /// <summary>The answer, to be read before anybody gets it.</summary>
    public async Task<IActionResult> OnGetAnswerAsync()
    {
        await LoadAsync();
        if (IsOpen) return Page();
        return new Download("answer.pdf", "application/pdf", (body, stop) => Client.DownloadSubjectAccessAsync(
            CaseId, SubjectAccessId.ToString(), SubjectAccessFormat.Pdf, body, cancellationToken: stop));
    }

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        var asked = await Client.SubjectAccess.GetSubjectAccessAsync(
            new GetSubjectAccessRequest { CaseId = CaseId, SubjectAccessId = SubjectAccessId.ToString() }, Why,
            cancellationToken: Stop);
        Asked = asked.SubjectAccess;
        Items = await Client.SubjectAccess.ListWithheldItemsAsync(
            new ListWithheldItemsRequest
            {
                CaseId = CaseId,
                SubjectAccessId = SubjectAccessId.ToString(),
                PageSize = 25,
                PageToken = After ?? "",
            },
            Why, cancellationToken: Stop);
    }
}
