using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Lifecycle;

/// <summary>
/// One step with a listing. The page shows the listing as it is, and what is sent names that version: where somebody
/// changed it since, the page comes again with the new one to look at.
/// </summary>
public abstract class ListingAction(RiskPlatformClient client) : DirectoryAdminPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Etag { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    internal Listing Listing { get; private set; } = new();

    internal string Back => $"/directory/listings/{Id}";

    protected RiskPlatformClient Client => client;

    protected CancellationToken Stop => HttpContext.RequestAborted;

    public virtual async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Listing.ListingId.Length == 0) await ReadAsync();
        Check();
        return await TryAsync(
            async () =>
            {
                try
                {
                    Say(await SendAsync());
                    return LocalRedirect(Back);
                }
                catch (StaleEtagException)
                {
                    // What is sent next is about the version that the page now shows; any other mistake leaves it.
                    Etag = null;
                    ModelState.Remove(nameof(Etag));
                    throw;
                }
            },
            LoadAsync);
    }

    /// <summary>Sets the questions as the listing answers them.</summary>
    protected virtual void Fill()
    {
    }

    /// <summary>Says what is missing or can't be read.</summary>
    protected virtual void Check() => Typed.Why(Reason, ModelState, nameof(Reason));

    /// <summary>Sends it, and says what was done.</summary>
    protected abstract Task<string> SendAsync();

    protected virtual async Task LoadAsync()
    {
        await ReadAsync();
        Etag ??= Listing.Etag;
    }

    private async Task ReadAsync()
    {
        var answer = await client.Directory.GetListingAsync(
            new GetListingRequest { ListingId = Id.ToString() }, cancellationToken: Stop);
        Listing = answer.Listing;
    }
}
