using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Settings;

/// <summary>Adds, changes or removes a recipient. Their identifier is in forms alone, never in an address.</summary>
[Authorize(Roles = Person.Manager + "," + Person.PlatformAdmin)]
[RecentSignIn("PostRemove")]
public sealed class RecipientModel(RiskPlatformClient client) : PortalPage
{
    /// <summary>Who is changed; null for somebody new.</summary>
    [BindProperty]
    public string? Open { get; set; }

    [BindProperty]
    public string? WorkerId { get; set; }

    [BindProperty]
    public string? EmailAddress { get; set; }

    [BindProperty]
    public IList<RecipientRole> Roles { get; set; } = [];

    [BindProperty]
    public string? TeamId { get; set; }

    [BindProperty]
    public EmailMode EmailMode { get; set; } = EmailMode.Each;

    [BindProperty]
    public IList<string> Digest { get; set; } = [];

    internal IReadOnlyList<Choice> RoleChoices { get; } = Words.Choices<RecipientRole>();

    internal IReadOnlyList<Choice> ModeChoices { get; } =
    [
        new(nameof(V1.EmailMode.Each), "Each reminder as it is made", "Several at one time come as one"),
        new(nameof(V1.EmailMode.ImminentOnly), "Only what concerns imminent risk"),
    ];

    internal IReadOnlyList<Choice> DigestChoices { get; } =
        [new("weekly", "Send the weekly digest: what is overdue and due within the week")];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostOpenAsync()
    {
        var all = await Recipients.AllAsync(client, HttpContext.RequestAborted);
        if (all.FirstOrDefault(r => r.WorkerId == Open) is not { } found) return NotFound();
        ModelState.Clear();
        (WorkerId, EmailAddress, TeamId) = (found.WorkerId, found.EmailAddress, found.TeamId);
        (Roles, EmailMode) = ([.. found.Roles],
            found.EmailMode == EmailMode.Unspecified ? EmailMode.Each : found.EmailMode);
        Digest = found.WeeklyDigest ? ["weekly"] : [];
        return Page();
    }

    public Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Open ?? WorkerId))
            ModelState.AddModelError(nameof(WorkerId), "Enter the identifier of the person");
        if (Roles.Count == 0) ModelState.AddModelError(nameof(Roles), "Choose at least one role");
        return TryAsync(async () =>
        {
            var recipient = new Recipient
            {
                WorkerId = (Open ?? WorkerId)!.Trim(),
                EmailAddress = EmailAddress?.Trim() ?? "",
                TeamId = TeamId?.Trim() ?? "",
                EmailMode = EmailMode,
                WeeklyDigest = Digest.Count > 0,
            };
            recipient.Roles.AddRange(Roles);
            await client.ReviewSettings.SaveRecipientAsync(
                new SaveRecipientRequest { Recipient = recipient, RequestId = RequestId });
            Say("The recipient is saved.");
            return Redirect("/managers/settings/recipients");
        });
    }

    public Task<IActionResult> OnPostRemoveAsync()
    {
        ModelState.Clear();
        return TryAsync(async () =>
        {
            await client.ReviewSettings.RemoveRecipientAsync(
                new RemoveRecipientRequest { WorkerId = Open ?? "", RequestId = RequestId });
            Say("The recipient is removed. Reminders go to the others of the role.");
            return Redirect("/managers/settings/recipients");
        });
    }

    protected override string FieldOf(string field) => field.Contains("weekly_digest", StringComparison.Ordinal)
        ? nameof(Digest) : base.FieldOf(field);
}
