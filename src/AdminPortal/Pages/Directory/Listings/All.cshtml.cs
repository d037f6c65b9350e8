using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Listings;

/// <summary>Listings in every state, and those of them chosen that were checked.</summary>
[BindProperties(SupportsGet = true)]
public sealed class AllModel(RiskPlatformClient client) : DirectoryAdminPage
{
    public string? Name { get; set; }

    public ListingState? State { get; set; }

    public ListingType? Kind { get; set; }

    public string? Organisation { get; set; }

    /// <summary>Everything on this page is chosen.</summary>
    public bool All { get; set; }

    public string? After { get; set; }

    internal IReadOnlyList<Listing> Listings { get; private set; } = [];

    internal string? Next { get; private set; }

    internal string ChooseAll
    {
        get
        {
            var query = new QueryBuilder(Request.Query.Where(q => q.Key != nameof(All))
                .SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v ?? ""))) { { nameof(All), "true" } };
            return Request.Path + query.ToQueryString();
        }
    }

    public Task<IActionResult> OnGetAsync() => TryAsync(async () =>
    {
        var answer = await client.DirectoryAdmin.ListListingsAsync(
            new ListListingsRequest
            {
                OrganisationId = Organisation ?? "",
                State = State ?? ListingState.Unspecified,
                Type = Kind ?? ListingType.Unspecified,
                NamePrefix = Typed.Text(Name),
                PageToken = After ?? "",
            },
            cancellationToken: HttpContext.RequestAborted);
        (Listings, Next) = (answer.Listings, answer.NextPageToken);
        return Page();
    });

    protected override string FieldOf(string field) => field == "name_prefix" ? nameof(Name) : base.FieldOf(field);

    /// <summary>The last day of the accreditation that holds longest, of those that hold today.</summary>
    internal static string Accredited(Listing listing)
    {
        if (listing.Type != ListingType.PerpetratorProgramme) return "–";
        var last = listing.Accreditations.Where(a => a.ValidToday).Select(a => a.ValidToDate).Order().LastOrDefault();
        return last is null ? "Not accredited today" : Days.Of(last);
    }
}
