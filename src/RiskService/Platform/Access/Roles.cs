using System.Collections.Frozen;

namespace RiskPlatform.RiskService.Platform.Access;

/// <summary>What a caller is, as the token says. Never taken from a message.</summary>
[Flags]
internal enum Roles
{
    None = 0,
    AgencySystem = 1,
    Practitioner = 2,
    Reviewer = 4,
    Manager = 8,
    SafeguardingLead = 16,
    DirectoryAdmin = 32,
    PlatformAdmin = 64,
    Auditor = 128,

    /// <summary>A programme's own people or system: they see what was referred to it, and no case.</summary>
    Programme = 256,
}

internal static class RoleNames
{
    /// <summary>The values of the <c>role</c> claim.</summary>
    internal static readonly FrozenDictionary<string, Roles> All = new Dictionary<string, Roles>
    {
        ["agency_system"] = Roles.AgencySystem,
        ["practitioner"] = Roles.Practitioner,
        ["reviewer"] = Roles.Reviewer,
        ["manager"] = Roles.Manager,
        ["safeguarding_lead"] = Roles.SafeguardingLead,
        ["directory_admin"] = Roles.DirectoryAdmin,
        ["platform_admin"] = Roles.PlatformAdmin,
        ["auditor"] = Roles.Auditor,
        ["programme"] = Roles.Programme,
    }.ToFrozenDictionary();
}
