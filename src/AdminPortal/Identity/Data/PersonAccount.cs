using Microsoft.AspNetCore.Identity;

namespace RiskPlatform.AdminPortal.Identity.Data;

/// <summary>Somebody who can sign in. Their e-mail address is their user name.</summary>
public sealed class PersonAccount : IdentityUser<Guid>
{
    public PersonAccount() => Id = Guid.CreateVersion7();

    /// <summary>As colleagues know them.</summary>
    [ProtectedPersonalData]
    public string Name { get; set; } = "";

    /// <summary>Taken away by an administrator; nothing of theirs is deleted.</summary>
    public bool Disabled { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When they last proved who they are; null for never.</summary>
    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>
    /// The last thirty seconds, by number, of which a code was used: each code of the app is good once.
    /// </summary>
    public long LastCodeStep { get; set; }

    /// <summary>Since when wrong attempts are counted; null for none.</summary>
    public DateTimeOffset? FailuresSince { get; set; }

    public ICollection<Membership> Memberships { get; } = [];
}

/// <summary>What a person may do for one agency.</summary>
public sealed class Membership
{
    public Guid PersonId { get; set; }

    public string AgencyId { get; set; } = "";

    /// <summary>Names of roles as tokens have them, with spaces between.</summary>
    public string Roles { get; set; } = "";

    public Agency Agency { get; set; } = null!;

    internal string[] RoleNames => Roles.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
