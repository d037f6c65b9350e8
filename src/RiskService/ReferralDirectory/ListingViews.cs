using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>Listings as they stand at this moment, and the checks of requests about them.</summary>
internal sealed class ListingViews(
    AreaCatalogue areas, TimeProvider clock, IOptions<DirectoryOptions> options, IOptions<LimitsOptions> limits)
{
    internal DirectoryOptions Options => options.Value;

    internal DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    internal AreaCatalogue Areas => areas;

    internal Listing Make(ListingParts parts)
    {
        var view = ListingView.Make(parts, Today, options.Value);
        areas.AddNames(view);
        return view;
    }

    internal RequestChecks Checks() => new(limits.Value, clock.GetUtcNow());

    /// <summary>What a directory admin should see to of it, judged now and not when a job last looked.</summary>
    internal IEnumerable<FoundAlert> Alerts(ListingParts parts) => AlertRules.On(
        Today,
        new AlertFacts(parts.Row.State, AccreditationView.Terms(parts.Accreditations), parts.Row.AssuredUntil,
            parts.Row.CapacityAsOf),
        new AlertTerms(options.Value.EndingSoonDays, options.Value.CapacityTermDays));

    internal static void CheckEtag(string sent, int version, string what)
    {
        var current = ListingView.Etag(version);
        if (sent != current) throw new Failure.StaleEtag(current, what).AsException();
    }

    /// <summary>What is published has what it takes to be published, after every change too.</summary>
    internal static void RequirePublishable(Listing listing, OrganisationRow organisation)
    {
        var missing = MissingToPublish(listing, organisation.State == OrganisationState.Active);
        if (missing.Count == 0) return;
        throw new Failure.IllegalTransition(
            $"A published listing needs more: {string.Join(", ", missing.Select(m => m.Field))}.",
            Missing: [.. missing.Select(m => new FieldViolation(m.Field, m.Fix))]).AsException();
    }

    internal static List<MissingField> MissingToPublish(Listing listing, bool organisationActive) =>
    [
        .. Publishing.Missing(new PublishFacts(
            listing.Type,
            listing.Catchment is { } c && c.AreaCodes.Count + c.PostcodeDistricts.Count > 0,
            listing.Contact is { } by && by.Phone.Length + by.Email.Length + by.Website.Length > 0,
            organisationActive)),
    ];
}
