using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Lifecycle;

/// <summary>What a move is called, what it means and what its button says.</summary>
internal sealed record ToldMove(string Heading, string Means, string Button, string Done);

/// <summary>Publishes, suspends or archives a listing.</summary>
public sealed class MoveModel(RiskPlatformClient client) : ListingAction(client)
{
    [FromRoute]
    public string Move { get; set; } = "";

    internal ToldMove Told => Move switch
    {
        "publish" => new("Publish this listing",
            "Everybody with access then finds it, and referrals can be made to it.",
            "Publish", "The listing is published."),
        "suspend" => new("Suspend this listing",
            "It is taken out of search and matching for now. Referrals that are under way go on.",
            "Suspend", "The listing is suspended."),
        _ => new("Archive this listing", "It is taken out for good and kept for its history.",
            "Archive", "The listing is archived."),
    };

    protected override async Task<string> SendAsync()
    {
        var (id, etag, reason) = (Id.ToString(), Etag ?? "", Typed.Text(Reason));
        switch (Move)
        {
            case "publish":
                await Client.DirectoryAdmin.PublishListingAsync(
                    new PublishListingRequest { ListingId = id, Etag = etag, Reason = reason, RequestId = RequestId },
                    cancellationToken: Stop);
                break;
            case "suspend":
                await Client.DirectoryAdmin.SuspendListingAsync(
                    new SuspendListingRequest { ListingId = id, Etag = etag, Reason = reason, RequestId = RequestId },
                    cancellationToken: Stop);
                break;
            default:
                await Client.DirectoryAdmin.ArchiveListingAsync(
                    new ArchiveListingRequest { ListingId = id, Etag = etag, Reason = reason, RequestId = RequestId },
                    cancellationToken: Stop);
                break;
        }

        return Told.Done;
    }
}
