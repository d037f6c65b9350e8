using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders;

/// <summary>Whose reminders a caller asks for; who the caller is comes from the token alone.</summary>
internal sealed class ReminderScopes(RiskDbContext db, CurrentCaller caller)
{
    /// <summary>
    /// The reminders of the scope, as one or two queries that share no reminder: to the caller by name and to the
    /// caller's roles are each along an index of their own.
    /// </summary>
    internal async Task<IReadOnlyList<IQueryable<ReminderRow>>> OfAsync(
        ReviewScope scope, CancellationToken cancellationToken)
    {
        var all = db.Set<ReminderRow>();
        if (scope == ReviewScope.Agency) return [all];
        var key = AllocationRow.Key(caller.Value.Subject);
        var team = await db.Set<RecipientRow>().Where(r => r.WorkerKey == key).Select(r => r.TeamId)
            .SingleOrDefaultAsync(cancellationToken);
        if (scope == ReviewScope.Team)
        {
            return team is not null
                ? [all.Where(r => r.TeamId == team)]
                : throw Violations.One("scope",
                    "Asks for your team, and none is named for you. Ask a manager to save you as a recipient with a "
                    + "team_id (SaveRecipient), or send REVIEW_SCOPE_MINE or REVIEW_SCOPE_AGENCY.");
        }

        var roles = MyRoles();
        var toRoles = all.Where(r => r.WorkerKey == null && roles.Contains(r.Role)
            && (r.TeamId == null || r.TeamId == team));
        var byName = all.Where(r => r.WorkerKey == key);
        return roles.Length == 0 ? [byName] : [byName, toRoles];
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
