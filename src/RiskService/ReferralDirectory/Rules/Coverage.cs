using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Rules;

/// <summary>Whether a service covers a place: an area takes in every area within it.</summary>
internal static class Coverage
{
    /// <summary>What can't be told from what is known is unknown, not missed.</summary>
    internal static CriterionOutcome Of(ServiceFacts service, PlaceFacts place)
    {
        if (place.District.Length > 0 && service.PostcodeDistricts.Contains(place.District))
            return CriterionOutcome.Met;
        foreach (var code in place.Upwards)
        {
            if (service.AreaCodes.Contains(code)) return CriterionOutcome.Met;
        }

        var nothingSaid = service.AreaCodes.IsEmpty && service.PostcodeDistricts.IsEmpty;
        var areaOpen = !service.AreaCodes.IsEmpty && place.Upwards.IsEmpty;
        var districtOpen = !service.PostcodeDistricts.IsEmpty && place.District.Length == 0;
        return nothingSaid || areaOpen || districtOpen ? CriterionOutcome.Unknown : CriterionOutcome.Missed;
    }
}
