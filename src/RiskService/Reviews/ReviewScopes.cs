using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels;

namespace RiskPlatform.RiskService.Reviews;

/// <summary>Who the caller is among those who review: the agency's recipients say it.</summary>
internal sealed class ReviewScopes(RiskDbContext db, CurrentCaller caller)
{
    internal string MyKey => AllocationRow.Key(caller.Value.Subject);

    /// <summary>The caller's team, or a refusal that says how to get one.</summary>
    internal async Task<string> MyTeamAsync(CancellationToken cancellationToken)
    {
        var recipient = await FindAsync(caller.Value.Subject, cancellationToken);
        return recipient?.TeamId
            ?? throw Violations.One("scope",
                "Asks for your team, and none is named for you. Ask a manager to save you as a recipient with a "
                + "team_id (SaveRecipient), or send REVIEW_SCOPE_MINE or REVIEW_SCOPE_AGENCY.");
    }

    internal Task<RecipientRow?> FindAsync(string workerId, CancellationToken cancellationToken)
    {
        var key = AllocationRow.Key(workerId);
        return db.Set<RecipientRow>().SingleOrDefaultAsync(r => r.WorkerKey == key, cancellationToken);
    }
}
