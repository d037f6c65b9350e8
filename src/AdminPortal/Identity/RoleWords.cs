using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Identity;

/// <summary>The roles that people have, in words.</summary>
internal static class RoleWords
{
    internal static readonly IReadOnlyList<Choice> All =
    [
        new(Person.Practitioner, "Practitioner", "Works with people and records assessments"),
        new(Person.Reviewer, "Reviewer", "Reassesses cases when a review is due"),
        new(Person.Manager, "Manager", "Approves decisions and sees what is overdue"),
        new(Person.SafeguardingLead, "Safeguarding lead", "Is told of severe risk and late reviews"),
        new(Person.DirectoryAdmin, "Directory administrator", "Keeps the directory of services"),
        new(Person.Auditor, "Auditor", "Reads who saw and did what"),
        new(Person.Programme, "Programme", "Receives referrals for a programme; sees no case"),
        new(Person.PlatformAdmin, "Platform administrator", "Manages agencies, people and credentials"),
    ];

    internal static string Of(string role) => All.FirstOrDefault(r => r.Value == role)?.Text
        ?? (role == "agency_system" ? "Agency system" : role);

    internal static string Of(IEnumerable<string> roles) => string.Join(", ", roles.Select(Of));
}
