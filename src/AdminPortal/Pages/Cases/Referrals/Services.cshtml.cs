using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Referrals;

/// <summary>Finds a service that helps with something else, beside a programme (REFER-4).</summary>
public sealed class ServicesModel(RiskPlatformClient client, SealedSearch searches) : CasePage(client)
{
    internal static readonly IReadOnlyList<Choice> Types = Words.Choices<ListingType>();

    /// <summary>Words of the service; nothing of a person.</summary>
    [BindProperty]
    public string? Query { get; set; }

    [BindProperty]
    public ListingType? Type { get; set; }

    /// <summary>Both, sealed: which help is looked for is the subject's own.</summary>
    [BindProperty(SupportsGet = true), FromQuery]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true), FromQuery]
    public string? After { get; set; }

    public SearchListingsResponse Found { get; private set; } = new();

    internal bool HasSearched { get; private set; }

    private string Here => To("referrals/services");

    public Task<IActionResult> OnGetAsync() => TryAsync(async () =>
    {
        if (searches.Open<Searched>(Here, Me, Search) is { } typed) (Query, Type) = typed;
        await LoadAsync();
        return Page();
    }, show: base.LoadAsync);

    public Task<IActionResult> OnPostAsync() => TryAsync(() =>
    {
        if (searches.Address(Here, Me, new Searched(Query, Type)) is { } address)
            return Task.FromResult<IActionResult>(Redirect(address));
        ModelState.AddModelError(nameof(Query), "Use fewer words");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Task.FromResult<IActionResult>(Page());
    }, show: base.LoadAsync);

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        var request = new SearchListingsRequest { Query = Query ?? "", PageSize = 10, PageToken = After ?? "" };
        if (Type is { } type) request.Types_.Add(type);
        Found = await Client.Directory.SearchListingsAsync(request, cancellationToken: Stop);
        HasSearched = true;
    }

    private sealed record Searched(string? Query, ListingType? Type);
}
