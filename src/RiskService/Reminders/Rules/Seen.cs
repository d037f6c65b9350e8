using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Rules;

/// <summary>
/// Which reminders to a role somebody sees as their own: whatever the ladder may have sent them
/// (<see cref="Addressees"/>), and rather more than less.
/// </summary>
/// <param name="Roles">To which roles.</param>
/// <param name="OtherTeams">Not to reviewers of these teams, who are told themselves.</param>
/// <param name="Unreached">Others whom no message reaches: what is to them by name was sent to the role.</param>
internal sealed record Seen(
    IReadOnlyList<RecipientRole> Roles, IReadOnlyList<string> OtherTeams, IReadOnlyList<string> Unreached)
{
    public static Seen By(string workerKey, IEnumerable<RecipientRole> roles, IReadOnlyList<Addressee> people)
    {
        var me = people.FirstOrDefault(p => p.WorkerKey == workerKey);
        var reached = people.Where(p => p.Reached).ToList();
        var seen = roles.ToHashSet();
        if (me is not null) seen.UnionWith(Enum.GetValues<RecipientRole>().Where(me.Has));
        for (var role = RecipientRole.SafeguardingLead; role > RecipientRole.Reviewer; role--)
        {
            if (seen.Contains(role) && !reached.Exists(p => p.Has(role - 1))) seen.Add(role - 1);
        }

        // Managers and leads see those of every team; so does who has no team.
        var teams = me?.TeamId is null
            ? []
            : reached.Where(p => p.Has(RecipientRole.Reviewer) && p.TeamId is not null && p.TeamId != me.TeamId)
                .Select(p => p.TeamId!).Distinct(StringComparer.Ordinal);
        return new Seen(
            [.. seen.Order()], [.. teams], [.. people.Where(p => !p.Reached && p != me).Select(p => p.WorkerKey)]);
    }
}
