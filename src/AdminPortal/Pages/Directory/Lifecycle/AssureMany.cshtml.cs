using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Lifecycle;

/// <summary>What became of one of several.</summary>
internal sealed record AssureOutcome(string Id, string Name, string? Wrong);

/// <summary>
/// Says that a person checked several listings. Each is shown first, and counts in the version that was shown: one that
/// changed meanwhile is left out and named, because nobody has checked what it says now.
/// </summary>
public sealed class AssureManyModel(RiskPlatformClient client, TimeProvider clock) : DirectoryAdminPage
{
    private const int Most = 200;

    [BindProperty]
    public IList<string> Chosen { get; set; } = [];

    /// <summary>The listings that were shown, each with its version.</summary>
    [BindProperty]
    public IList<string> Seen { get; set; } = [];

    [BindProperty]
    public string? Step { get; set; }

    [BindProperty]
    public DayInput AssuredDate { get; set; } = new();

    [BindProperty]
    public string? TermDays { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    internal IReadOnlyList<Listing> Listings { get; private set; } = [];

    internal IReadOnlyList<AssureOutcome> Outcomes { get; private set; } = [];

    internal IReadOnlyList<Choice> Choices =>
        [.. Listings.Select(l => new Choice(l.ListingId, l.Name, $"{Words.Of(l.Type)}, {l.OrganisationName}"))];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var first = Step is null;
        var ids = (first ? Chosen : [.. Seen.Select(s => s.Split(' ')[0])]).Distinct().Take(Most);
        await LoadAsync(ids);
        if (first)
        {
            AssuredDate = DayInput.Of(Times.DayOf(clock.GetUtcNow()));
            return Page();
        }

        if (Chosen.Count == 0) ModelState.AddModelError(nameof(Chosen), "Tick the listings that you checked");
        Typed.Required(Reason, ModelState, nameof(Reason), "Say what was checked");
        var day = Days.Sent(AssuredDate, ModelState, nameof(AssuredDate), "Enter the day of the check");
        var term = Typed.Number(TermDays, ModelState, nameof(TermDays)) ?? 0;
        return await TryAsync(async () =>
        {
            var outcomes = new List<AssureOutcome>();
            foreach (var listing in Listings.Where(l => Chosen.Contains(l.ListingId)))
                outcomes.Add(await AssureAsync(listing, day, term, mayStop: outcomes.Count == 0));
            Outcomes = outcomes;
            return Page();
        });
    }

    internal string SeenEtag(Listing listing) =>
        Seen.FirstOrDefault(s => s.StartsWith(listing.ListingId + " ", StringComparison.Ordinal)) is { } seen
            ? seen.Split(' ')[1] : listing.Etag;

    /// <param name="listing">The listing.</param>
    /// <param name="day">The day of the check.</param>
    /// <param name="term">The term in days.</param>
    /// <param name="mayStop">What is wrong with the form itself is said beside its fields, before any is done.</param>
    private async Task<AssureOutcome> AssureAsync(Listing listing, string day, int term, bool mayStop)
    {
        try
        {
            await client.DirectoryAdmin.AssureListingAsync(new AssureListingRequest
            {
                ListingId = listing.ListingId,
                AssuredDate = day,
                TermDays = term,
                Etag = SeenEtag(listing),
                Reason = Typed.Text(Reason),
                RequestId = IdFor(listing.ListingId),
            }, cancellationToken: HttpContext.RequestAborted);
            return new AssureOutcome(listing.ListingId, listing.Name, null);
        }
        catch (StaleEtagException)
        {
            return new AssureOutcome(listing.ListingId, listing.Name,
                "Somebody changed it after it was shown to you. Look at it as it is now, and assure it there.");
        }
        catch (RiskPlatformException refused) when (!mayStop || refused is not InvalidRequestException)
        {
            return new AssureOutcome(listing.ListingId, listing.Name, refused.Message);
        }
    }

    private async Task LoadAsync(IEnumerable<string> ids)
    {
        var listings = new List<Listing>();
        foreach (var id in ids)
        {
            var answer = await client.Directory.GetListingAsync(
                new GetListingRequest { ListingId = id }, cancellationToken: HttpContext.RequestAborted);
            listings.Add(answer.Listing);
        }

        Listings = listings;
    }

    /// <summary>The same for the same form and listing, so that a form that is sent twice does nothing twice.</summary>
    private string IdFor(string listing) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{RequestId} {listing}")).AsSpan(0, 16)).ToString();
}
