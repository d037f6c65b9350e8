using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.RiskService.Reminders.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders;

/// <summary>Whose reminders a caller asks for; who the caller is comes from the token alone.</summary>
internal sealed class ReminderScopes(RiskDbContext db, CurrentCaller caller)
{
    /// <summary>
    /// The reminders of the scope, as one to three queries that share no reminder: to the caller by name, to the
    /// caller's roles, and by name to whom no message reaches are each along an index of their own.
    /// </summary>
    internal async Task<IReadOnlyList<IQueryable<ReminderRow>>> OfAsync(
        ReviewScope scope, CancellationToken cancellationToken)
    {
        var all = db.Set<ReminderRow>();
        if (scope == ReviewScope.Agency) return [all];
        var key = AllocationRow.Key(caller.Value.Subject);
        var people = await db.Set<RecipientRow>()
            .Select(r => new Addressee(r.WorkerKey, r.Roles, r.TeamId, r.EmailAddress != null))
            .ToListAsync(cancellationToken);
        var team = people.Find(p => p.WorkerKey == key)?.TeamId;
        if (scope == ReviewScope.Team)
        {
            return team is not null
                ? [all.Where(r => r.TeamId == team)]
                : throw Violations.One("scope",
                    "Asks for your team, and none is named for you. Ask a manager to save you as a recipient with a "
                    + "team_id (SaveRecipient), or send REVIEW_SCOPE_MINE or REVIEW_SCOPE_AGENCY.");
        }

        var byName = all.Where(r => r.WorkerKey == key);
        var seen = Seen.By(key, MyRoles(), people);
        if (seen.Roles.Count == 0) return [byName];
        var (roles, others, unreached) = (seen.Roles, seen.OtherTeams, seen.Unreached);
        var toRoles = all.Where(r => roles.Contains(r.Role));
        if (others.Count > 0)
        {
            toRoles = toRoles.Where(r =>
                r.Role != RecipientRole.Reviewer || r.TeamId == null || !others.Contains(r.TeamId));
        }

        var unnamed = toRoles.Where(r => r.WorkerKey == null);
        return unreached.Count == 0
            ? [byName, unnamed]
            : [byName, unnamed, toRoles.Where(r => r.WorkerKey != null && unreached.Contains(r.WorkerKey))];
    }

    private RecipientRole[] MyRoles()
    {
        var who = caller.Value;
        var roles = new List<RecipientRole>();
        if (who.Is(Roles.Reviewer)) roles.Add(RecipientRole.Reviewer);
        if (who.Is(Roles.Manager)) roles.Add(RecipientRole.Manager);
        if (who.Is(Roles.SafeguardingLead)) roles.Add(RecipientRole.SafeguardingLead);
        return [.. roles];
    }
}
