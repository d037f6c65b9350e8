using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>Reads one listing: what is published from memory; for directory admins any, as stored.</summary>
internal sealed class ListingReader(
    DirectoryCatalogue catalogue, ListingStore store, ListingAnswers answers, AreaCatalogue areas,
    CurrentCaller caller, IOptions<DirectoryOptions> options)
{
    internal async Task<GetListingResponse> GetAsync(GetListingRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("listing_id", request.ListingId);
        var found = caller.Value.Is(Roles.DirectoryAdmin)
            ? await StoredAsync(id, cancellationToken)
            : await catalogue.FindPublishedAsync(id, cancellationToken);
        if (found is null) throw new Failure.NotFound("listing").AsException();
        return new GetListingResponse { Listing = answers.ForCaller(found) };
    }

    private async Task<Listing?> StoredAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } parts) return null;
        var view = ListingView.Make(parts, answers.Today, options.Value);
        areas.AddNames(view);
        return view;
    }
}
