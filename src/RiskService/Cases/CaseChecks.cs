using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases;

/// <summary>What a case, a person or an allocation must be to be taken.</summary>
internal static class CaseChecks
{
    private const int ShortReasonLength = 2_000;

    /// <summary>Why the people of a case or their roles change, at the length that the protocol names.</summary>
    internal static void ShortReason(this RequestChecks checks, string field, string value) =>
        checks.RequiredText(field, value, Math.Min(ShortReasonLength, checks.Limits.TextLength));

    internal static void NewCase(
        this RequestChecks checks, string field, NewCase? value, AreaCatalogue areas)
    {
        if (value is null)
        {
            checks.Add(field, "Is required.");
            return;
        }

        checks.Reference($"{field}.agency_reference", value.AgencyReference);
        if (checks.Count($"{field}.parties", value.Parties.Count, checks.Limits.Parties))
        {
            var subjects = value.Parties.Count(p => p.Role == PartyRole.Subject);
            if (subjects != 1)
            {
                checks.Add(
                    $"{field}.parties", $"Has {subjects} parties with PARTY_ROLE_SUBJECT; a case has exactly one.");
            }

            for (var i = 0; i < value.Parties.Count; i++)
                checks.Party($"{field}.parties[{i}]", value.Parties[i], areas);
        }

        if (!checks.Count($"{field}.allocations", value.Allocations.Count, checks.Limits.Allocations)) return;
        for (var i = 0; i < value.Allocations.Count; i++)
        {
            checks.Allocation($"{field}.allocations[{i}]", value.Allocations[i]);
        }
    }

    internal static void Party(this RequestChecks checks, string field, Party? value, AreaCatalogue areas)
    {
        if (value is null)
        {
            checks.Add(field, "Is required.");
            return;
        }

        checks.Code($"{field}.role", value.Role);
        checks.Reference($"{field}.agency_reference", value.AgencyReference);
        checks.Reference($"{field}.display_name", value.DisplayName);
        checks.OptionalCode($"{field}.child_relation", value.ChildRelation);
        if (checks.Count($"{field}.child_effects", value.ChildEffects.Count, checks.Limits.ListItems))
        {
            for (var i = 0; i < value.ChildEffects.Count; i++)
            {
                checks.Code($"{field}.child_effects[{i}]", value.ChildEffects[i]);
            }
        }

        if (value.Profile is { } profile) checks.Profile($"{field}.profile", value.Role, profile, areas);
        if (value.Role == PartyRole.Child) return;
        if (value.ChildEffects.Count > 0) checks.Add($"{field}.child_effects", "Is for children only.", "LOOK-4");
        if (value.ChildRelation != ChildRelation.Unspecified)
        {
            checks.Add($"{field}.child_relation", "Is for children only.", "LOOK-4");
        }
    }

    internal static void Allocation(this RequestChecks checks, string field, Allocation? value)
    {
        if (value is null)
        {
            checks.Add(field, "Is required.");
            return;
        }

        checks.WorkerId($"{field}.worker_id", value.WorkerId, required: true);
        checks.Code($"{field}.side", value.Side);
        checks.OptionalCode($"{field}.same_worker_reason", value.SameWorkerReason);
    }
}
