using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Referrals;

/// <summary>Finds a service that helps with something else, beside a programme (REFER-4).</summary>
public sealed class ServicesModel(RiskPlatformClient client) : CasePage(client)
{
    internal static readonly IReadOnlyList<Choice> Types = Words.Choices<ListingType>();

    /// <summary>Words of the service; nothing of a person.</summary>
    [BindProperty(SupportsGet = true), FromQuery]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true), FromQuery]
    public ListingType? Type { get; set; }

    [BindProperty(SupportsGet = true), FromQuery]
    public string? After { get; set; }

    public SearchListingsResponse Found { get; private set; } = new();

    public Task OnGetAsync() => LoadAsync();

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        var request = new SearchListingsRequest { Query = Query ?? "", PageSize = 10, PageToken = After ?? "" };
        if (Type is { } type) request.Types_.Add(type);
        Found = await Client.Directory.SearchListingsAsync(request, cancellationToken: Stop);
    }
}
