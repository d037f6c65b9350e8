using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Settings;

/// <summary>
/// A part of the agency's own settings that is changed. The service takes all of them at once, so the other parts are
/// sent as they stand; if somebody changed anything meanwhile, theirs is shown beside what was typed.
/// </summary>
[Authorize(Roles = Person.Manager + "," + Person.PlatformAdmin)]
public abstract class SettingsForm(RiskPlatformClient client) : PortalPage
{
    [BindProperty]
    public string? Etag { get; set; }

    /// <summary>The agency's own, as they stand now.</summary>
    public ReviewSettings Own { get; private set; } = new();

    /// <summary>What applies now.</summary>
    public ReviewSettings Settings { get; private set; } = new();

    /// <summary>Somebody changed them after this form was opened.</summary>
    public bool IsStale { get; private set; }

    protected RiskPlatformClient Client => client;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Etag = Own.Etag;
        Fill(Own);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var changed = Own.Clone();
        Apply(changed);
        return await TryAsync(async () =>
        {
            changed.Etag = Etag ?? "";
            try
            {
                await client.ReviewSettings.UpdateReviewSettingsAsync(
                    new UpdateReviewSettingsRequest { Own = changed, RequestId = RequestId });
            }
            catch (StaleEtagException)
            {
                IsStale = true;
                ModelState.Remove(nameof(Etag));
                Etag = Own.Etag;
                throw;
            }

            Say("The settings are saved. They count for what is scheduled from now on.");
            return Redirect("/managers/settings");
        });
    }

    /// <summary>Fills the form with what the agency set.</summary>
    protected abstract void Fill(ReviewSettings own);

    /// <summary>Takes what was typed. What can't be read is said in the model state.</summary>
    protected abstract void Apply(ReviewSettings own);

    protected virtual async Task LoadAsync()
    {
        var got = await client.ReviewSettings.GetReviewSettingsAsync(
            new GetReviewSettingsRequest(), cancellationToken: HttpContext.RequestAborted);
        (Own, Settings) = (got.Own, got.Settings);
    }
}
