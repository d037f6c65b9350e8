using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>
/// What a listing must be to be taken, for admins and imports. What is output only is not looked at.
/// </summary>
internal static class ListingChecks
{
    private const int NameLength = 200;
    private const int DescriptionLength = 5_000;
    private const int MostLanguages = 50;
    private const int MostRoutes = 10;

    internal static void Listing(
        this RequestChecks checks, string field, Listing? value, DateOnly today, AreaCatalogue areas)
    {
        if (value is null)
        {
            checks.Add(field, "Is required.");
            return;
        }

        checks.Code($"{field}.type", value.Type);
        checks.RequiredText($"{field}.name", value.Name, NameLength);
        checks.Text($"{field}.description", value.Description, DescriptionLength);
        areas.Check(checks, $"{field}.catchment", value.Catchment);
        checks.Eligibility($"{field}.eligibility", value.Eligibility);
        if (value.IntegratedSupport is { } support)
        {
            if (value.Type != ListingType.PerpetratorProgramme)
            {
                checks.Add($"{field}.integrated_support", "Is for perpetrator programmes only.", "REFER-1");
            }

            checks.Support($"{field}.integrated_support", support, today);
        }

        if (checks.Count($"{field}.languages", value.Languages.Count, MostLanguages))
        {
            for (var i = 0; i < value.Languages.Count; i++)
            {
                checks.Language($"{field}.languages[{i}]", value.Languages[i]);
            }
        }

        checks.Codes($"{field}.delivery_modes", value.DeliveryModes);
        checks.Offer(field, value, today);
        if (value.Contact is { } contact) checks.Contact($"{field}.contact", contact);
        if (checks.Count($"{field}.referral_routes", value.ReferralRoutes.Count, MostRoutes))
        {
            for (var i = 0; i < value.ReferralRoutes.Count; i++)
            {
                checks.Route($"{field}.referral_routes[{i}]", value.ReferralRoutes[i]);
            }
        }

        checks.Locations($"{field}.locations", value.Locations, areas);
    }

    internal static void Organisation(this RequestChecks checks, string field, Organisation? value)
    {
        if (value is null)
        {
            checks.Add(field, "Is required.");
            return;
        }

        checks.RequiredText($"{field}.name", value.Name, NameLength);
        checks.Text($"{field}.description", value.Description, DescriptionLength);
        if (value.Contact is { } contact) checks.Contact($"{field}.contact", contact);
        checks.Text($"{field}.agency_id", value.AgencyId, NameLength);
        var agency = value.AgencyId;
        if (agency.Length > 0 && (agency.Any(char.IsControl) || agency != agency.Trim()))
        {
            checks.Add($"{field}.agency_id", "Is no agency's id. Send it as the tokens of its people have it.");
        }

        if (agency == DirectoryKey.Agency)
        {
            checks.Add($"{field}.agency_id", "Is the service's own. Send the agency of the organisation's people.");
        }
    }

    internal static void Accreditation(this RequestChecks checks, string field, Accreditation? value)
    {
        if (value is null)
        {
            checks.Add(field, "Is required.");
            return;
        }

        checks.RequiredText($"{field}.scheme", value.Scheme, NameLength);
        checks.Text($"{field}.edition", value.Edition, 50);
        checks.Text($"{field}.number", value.Number, 100);
        var from = checks.Day($"{field}.valid_from_date", value.ValidFromDate, required: true);
        var to = checks.Day($"{field}.valid_to_date", value.ValidToDate, required: true);
        if (to < from) checks.Add($"{field}.valid_to_date", "Lies before valid_from_date.");
        checks.Code($"{field}.state", value.State);
        checks.RequiredText($"{field}.evidence", value.Evidence, 500);
    }
}
