using System.Security.Claims;

namespace RiskPlatform.RiskService.Platform.Access;

/// <summary>Who calls, as the token says: the person or system, its client, its agency and its roles.</summary>
internal sealed record Caller(string Subject, string ClientId, string AgencyId, Roles Roles, string[] Scopes)
{
    private const int LongestClaim = 200;

    /// <summary>The service itself, at work for an agency: it has no role and calls nothing.</summary>
    internal static Caller Service(string agencyId) => new("riskplatform", "riskplatform", agencyId, Roles.None, []);

    internal bool Is(Roles any) => (Roles & any) != Roles.None;

    /// <summary>Null if the token lacks what identifies a caller.</summary>
    internal static Caller? From(ClaimsPrincipal user)
    {
        var (subject, agency) = (Only(user, "sub"), Only(user, "agency"));
        var client = Only(user, "client_id") ?? Only(user, "azp") ?? subject;
        if (!Fits(subject) || !Fits(agency) || !Fits(client)) return null;

        var roles = Roles.None;
        foreach (var claim in user.FindAll("role")) roles |= RoleNames.All.GetValueOrDefault(claim.Value);
        var scopes = user.FindAll("scope").SelectMany(c => c.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return new Caller(subject!, client!, agency!, roles, [.. scopes]);
    }

    /// <summary>
    /// Null for none; empty, which fits nothing, for several: which of them calls is not ours to guess.
    /// </summary>
    private static string? Only(ClaimsPrincipal user, string type)
    {
        var claims = user.FindAll(type).Take(2).ToArray();
        return claims.Length == 0 ? null : claims.Length == 1 ? claims[0].Value : "";
    }

    // Engines compare "a" and "a " alike; an agency or a client is one of them alone.
    private static bool Fits(string? claim) =>
        claim is { Length: > 0 and <= LongestClaim } && !char.IsWhiteSpace(claim[0]) && !char.IsWhiteSpace(claim[^1]);
}

/// <summary>The caller of this call. Set once, by the access interceptor, before anything else runs.</summary>
internal sealed class CurrentCaller
{
    private Caller? caller;

    internal Caller Value =>
        caller ?? throw new InvalidOperationException("No caller: this operation has no access row.");

    /// <summary>The agency whose rows can be seen and written; none at all while nobody is known.</summary>
    internal string? AgencyId => caller?.AgencyId;

    internal void Set(Caller value)
    {
        if (caller is not null) throw new InvalidOperationException("The caller of a call never changes.");
        caller = value;
    }
}
