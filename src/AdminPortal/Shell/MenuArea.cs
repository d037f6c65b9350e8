using Microsoft.AspNetCore.Authorization;

namespace RiskPlatform.AdminPortal.Shell;

/// <summary>
/// A part of the portal: where its pages are, what the menu calls it, and whom the service would let work there.
/// </summary>
public sealed record MenuArea(string Folder, string Title, params string[] Roles)
{
    /// <summary>Every part, in the order of the menu. A page outside them is for everybody who is signed in.</summary>
    public static readonly IReadOnlyList<MenuArea> All =
    [
        new("/Reviews", "Reviews",
            Person.Practitioner, Person.Reviewer, Person.Manager, Person.SafeguardingLead),
        new("/Cases", "Cases",
            Person.Practitioner, Person.Reviewer, Person.Manager, Person.SafeguardingLead),
        new("/Directory", "Directory",
            Person.Practitioner, Person.Reviewer, Person.Manager, Person.SafeguardingLead, Person.DirectoryAdmin),
        new("/Programme", "Referrals to you", Person.Programme),
        new("/Managers", "Managers", Person.Manager, Person.SafeguardingLead),
        new("/Auditors", "Audit", Person.Auditor, Person.Manager, Person.SafeguardingLead),
        new("/Platform", "Platform", Person.PlatformAdmin),
    ];

    internal string Policy => "area:" + Folder;

    internal static void AddPolicies(AuthorizationBuilder authorization)
    {
        foreach (var area in All) authorization.AddPolicy(area.Policy, policy => policy.RequireRole(area.Roles));
    }
}
