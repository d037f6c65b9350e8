using System.Security.Claims;

namespace RiskPlatform.AdminPortal.Shell;

/// <summary>
/// Who is signed in, as their token says. What they may do is decided by the service; pages only mirror it.
/// </summary>
public sealed record Person(string Subject, string Name, string Agency, IReadOnlySet<string> Roles)
{
    /// <summary>The name of each role, as tokens have it.</summary>
    public const string
        Practitioner = "practitioner", Reviewer = "reviewer", Manager = "manager",
        SafeguardingLead = "safeguarding_lead", DirectoryAdmin = "directory_admin", PlatformAdmin = "platform_admin",
        Auditor = "auditor", Programme = "programme";

    internal static Person? From(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } && user.FindFirstValue("sub") is { } subject
            && user.FindFirstValue("agency") is { } agency
            ? new Person(subject, user.FindFirstValue("name") ?? subject, agency,
                user.FindAll("role").Select(c => c.Value).ToHashSet(StringComparer.Ordinal))
            : null;

    /// <summary>Whether they have any of these roles.</summary>
    public bool Is(params ReadOnlySpan<string> any)
    {
        foreach (var role in any)
            if (Roles.Contains(role)) return true;
        return false;
    }
}
