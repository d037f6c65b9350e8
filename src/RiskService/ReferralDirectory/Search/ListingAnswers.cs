using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>
/// Listings as they are answered: judged on the day, and with how workers reach a service and its support for survivors
/// for those alone who refer people or keep the directory.
/// </summary>
internal sealed class ListingAnswers(
    CurrentCaller caller, IOptions<DirectoryOptions> options, TimeProvider clock)
{
    private const Roles SeeReferralWays = AccessTable.CaseWorkers | Roles.DirectoryAdmin;

    internal DateOnly Today { get; } = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    internal JudgedOn JudgedOn => new(Today, options.Value.CapacityTermDays);

    /// <summary>Everything that is stored, for the service's own use.</summary>
    internal Listing Whole(IndexedListing listing)
    {
        var view = Listing.Parser.ParseFrom(listing.View);
        ListingView.Judge(view, Today, options.Value);
        return view;
    }

    internal Listing ForCaller(IndexedListing listing) => ForCaller(Whole(listing));

    /// <summary>
    /// A programme's own people are not told how the support for survivors is reached: what they know, the subject may
    /// learn (REFER-8).
    /// </summary>
    internal Listing ForCaller(Listing listing)
    {
        if (caller.Value.Is(SeeReferralWays)) return listing;
        listing.ReferralRoutes.Clear();
        if (listing.IntegratedSupport is { } support) support.Contact = "";
        return listing;
    }
}
