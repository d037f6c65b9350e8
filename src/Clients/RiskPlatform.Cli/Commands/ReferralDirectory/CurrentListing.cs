using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.ReferralDirectory;

/// <summary>The listing as it stands, and the etag that a change is based on.</summary>
internal static class CurrentListing
{
    internal static Option<string?> Etag() => new("--etag")
    {
        Description = "The etag that the change was decided on; it is refused if somebody changed it since. Else the"
            + " current one.",
    };

    internal static async Task<Listing> GetAsync(Call call, string id)
    {
        var response = await call.Client.Directory.GetListingAsync(
            new GetListingRequest { ListingId = id }, cancellationToken: call.Cancellation);
        return response.Listing;
    }

    internal static async Task<string> EtagAsync(Call call, Option<string?> option, string id) =>
        call.Get(option) is { Length: > 0 } given ? given : (await GetAsync(call, id)).Etag;
}
