using AdminPortal.Tests.Host;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Directory;

/// <summary>Synthetic organisations and listings of one test, told apart by a word that no other test has.</summary>
internal sealed class Shelf(TestPerson admin)
{
    internal const string Leeds = "E08000035";

    /// <summary>In every name of this test, and in none of another.</summary>
    internal string Word { get; } = "Example" + Guid.CreateVersion7().ToString("N")[^12..];

    internal async Task<Organisation> OrganisationAsync()
    {
        using var service = admin.Service();
        var answer = await service.DirectoryAdmin.CreateOrganisationAsync(new CreateOrganisationRequest
        {
            Organisation = new Organisation { Name = $"{Word} Organisation", Synthetic = true },
        });
        return answer.Organisation;
    }

    /// <summary>A draft with all that it needs to be published.</summary>
    internal async Task<Listing> DraftAsync(
        string name = "Service", ListingType type = ListingType.PerpetratorProgramme, Action<Listing>? change = null)
    {
        using var service = admin.Service();
        var listing = new Listing
        {
            OrganisationId = (await OrganisationAsync()).OrganisationId,
            Type = type,
            Name = $"{Word} {name}",
            Description = "A synthetic service for tests.",
            Catchment = new Catchment { AreaCodes = { Leeds } },
            Contact = new ContactDetails { Phone = "01632 960002" },
            Synthetic = true,
        };
        change?.Invoke(listing);
        var answer = await service.DirectoryAdmin.CreateListingAsync(new CreateListingRequest { Listing = listing });
        return answer.Listing;
    }

    internal async Task<Listing> PublishedAsync(
        string name = "Service", ListingType type = ListingType.PerpetratorProgramme, Action<Listing>? change = null)
    {
        var draft = await DraftAsync(name, type, change);
        using var service = admin.Service();
        var answer = await service.DirectoryAdmin.PublishListingAsync(new PublishListingRequest
        {
            ListingId = draft.ListingId,
            Etag = draft.Etag,
            Reason = "For a test.",
        });
        return answer.Listing;
    }

    internal async Task<Listing> GetAsync(string id)
    {
        using var service = admin.Service();
        return (await service.Directory.GetListingAsync(new GetListingRequest { ListingId = id })).Listing;
    }

    /// <summary>Somebody else's change.</summary>
    internal async Task<Listing> ChangeAsync(string id, Action<Listing> change)
    {
        using var service = admin.Service();
        var listing = await GetAsync(id);
        change(listing);
        var answer = await service.DirectoryAdmin.UpdateListingAsync(
            new UpdateListingRequest { Listing = listing, Etag = listing.Etag, Reason = "The other one's reason." });
        return answer.Listing;
    }
}
