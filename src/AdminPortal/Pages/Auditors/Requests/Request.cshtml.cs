using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Auditors.Requests;

/// <summary>
/// One request: what is withheld and what was decided, more time, completing it, and the answer. The answer is for the
/// subject; everything on the page itself is for the agency alone.
/// </summary>
[RecentSignIn("PostComplete", "GetAnswer")]
public sealed class RequestModel(RiskPlatformClient client, TimeProvider clock) : OneRequest(client)
{
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public IList<string> Sure { get; set; } = [];

    internal DateTimeOffset Now => clock.GetUtcNow();

    internal ListWithheldItemsResponse Items { get; private set; } = null!;

    internal IReadOnlyList<Choice> Shows { get; } =
        [new("undecided", "Only what nobody has decided on"), new("all", "Everything")];

    internal IReadOnlyList<Choice> SureChoices { get; } =
        [new("yes", "I have looked at the timeline and at every item that may tell more than it says")];

    public async Task OnGetAsync() => await LoadAsync();

    public Task<IActionResult> OnPostExtendAsync()
    {
        if (string.IsNullOrWhiteSpace(Reason)) ModelState.AddModelError(nameof(Reason), "Say why it needs more time");
        return TryAsync(async () =>
        {
            await Client.SubjectAccess.ExtendSubjectAccessAsync(new ExtendSubjectAccessRequest
            {
                CaseId = CaseId,
                SubjectAccessId = SubjectAccessId,
                Reason = Reason,
                RequestId = RequestId,
            });
            Say("The request has more time. Tell whoever asked.");
            return Redirect(Here);
        }, show: LoadAsync);
    }

    public Task<IActionResult> OnPostCompleteAsync()
    {
        if (!Sure.Contains("yes"))
            ModelState.AddModelError(nameof(Sure), "Look at the timeline first, then say that you have");
        return TryAsync(async () =>
        {
            await Client.SubjectAccess.CompleteSubjectAccessAsync(new CompleteSubjectAccessRequest
            {
                CaseId = CaseId,
                SubjectAccessId = SubjectAccessId,
                RequestId = RequestId,
            });
            Say("The request is completed. Read the answer before it is handed out.");
            return Redirect(Here);
        }, show: LoadAsync);
    }

    public async Task<IActionResult> OnGetAnswerAsync(string form)
    {
        await LoadAsync();
        if (IsOpen) return Page();
        var (format, ending, type) = form == "json"
            ? (SubjectAccessFormat.Json, "json", "application/json")
            : (SubjectAccessFormat.Pdf, "pdf", "application/pdf");
        return new Download($"answer.{ending}", type, (body, stop) => Client.DownloadSubjectAccessAsync(
            CaseId, SubjectAccessId, format, body, cancellationToken: stop));
    }

    protected override async Task LoadAsync()
    {
        Show ??= "undecided";
        var items = Client.SubjectAccess.ListWithheldItemsAsync(new ListWithheldItemsRequest
        {
            CaseId = CaseId,
            SubjectAccessId = SubjectAccessId,
            UndecidedOnly = Show != "all",
            PageSize = 25,
            PageToken = After ?? "",
        }, AccessPurpose.SubjectAccess.ToHeaders(), cancellationToken: HttpContext.RequestAborted);
        await base.LoadAsync();
        Items = await items;
    }
}
