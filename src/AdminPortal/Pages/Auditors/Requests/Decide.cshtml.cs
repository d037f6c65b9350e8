using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Auditors.Requests;

/// <summary>
/// A person's decision on one item. The item is named by its number; one that the rule would show can be withheld so
/// too.
/// </summary>
[RecentSignIn]
public sealed class DecideModel(RiskPlatformClient client) : OneRequest(client)
{
    private const int Pages = 20;

    [BindProperty(SupportsGet = true)]
    public string? ItemId { get; set; }

    [BindProperty]
    public ItemDecision Decision { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? RedactedText { get; set; }

    /// <summary>The item, where it is one that is withheld by default.</summary>
    internal WithheldItem? Item { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        if (!IsOpen) return Redirect(Here);
        if (Item is null) return Page();
        (Decision, RedactedText) = (Item.Decision, Item.RedactedText);
        return Page();
    }

    public Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(ItemId))
            ModelState.AddModelError(nameof(ItemId), "Enter the item, such as 12 or 12.3");
        if (Decision == ItemDecision.Unspecified)
            ModelState.AddModelError(nameof(Decision), "Choose what you decide");
        if (string.IsNullOrWhiteSpace(Reason))
            ModelState.AddModelError(nameof(Reason), "Say why, and whom you asked");
        if (Decision == ItemDecision.ReleaseRedacted && string.IsNullOrWhiteSpace(RedactedText))
            ModelState.AddModelError(nameof(RedactedText), "Enter the words that the subject reads instead");
        return TryAsync(async () =>
        {
            await Client.SubjectAccess.DecideWithheldItemAsync(new DecideWithheldItemRequest
            {
                CaseId = CaseId,
                SubjectAccessId = SubjectAccessId,
                ItemId = ItemId!.Trim(),
                Decision = Decision,
                Reason = Reason,
                RedactedText = Decision == ItemDecision.ReleaseRedacted ? RedactedText : "",
                RequestId = RequestId,
            });
            Say("The decision is recorded. The latest one stands until the request is completed.");
            return Redirect(Here);
        }, show: LoadAsync);
    }

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        if (string.IsNullOrWhiteSpace(ItemId)) return;
        var token = "";
        for (var i = 0; i < Pages && Item is null; i++)
        {
            var page = await Client.SubjectAccess.ListWithheldItemsAsync(new ListWithheldItemsRequest
            {
                CaseId = CaseId,
                SubjectAccessId = SubjectAccessId,
                PageSize = 100,
                PageToken = token,
            }, AccessPurpose.SubjectAccess.ToHeaders(), cancellationToken: HttpContext.RequestAborted);
            Item = page.Items.FirstOrDefault(item => item.ItemId == ItemId.Trim());
            if ((token = page.NextPageToken).Length == 0) break;
        }
    }
}
