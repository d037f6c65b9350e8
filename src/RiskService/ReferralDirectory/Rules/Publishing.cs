using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Rules;

/// <summary>What of a listing decides whether it can be found by anybody.</summary>
internal sealed record PublishFacts(ListingType Type, bool HasCatchment, bool HasContact, bool OrganisationActive);

/// <summary>A field that is missing, and the fix.</summary>
internal sealed record MissingField(string Field, string Fix);

internal static class Publishing
{
    internal static IEnumerable<MissingField> Missing(PublishFacts facts)
    {
        if (facts is { HasCatchment: false, Type: not ListingType.Helpline })
        {
            yield return new MissingField("listing.catchment", "Say which areas or postcode districts it covers.");
        }

        if (!facts.HasContact)
        {
            yield return new MissingField("listing.contact", "Give a phone, an e-mail or a website.");
        }

        if (!facts.OrganisationActive)
        {
            yield return new MissingField("listing.organisation_id", "Name an organisation that is not archived.");
        }
    }
}
