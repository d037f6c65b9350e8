using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Rules;

/// <summary>
/// One of an agency's recipients: a bit for each role that they have, and whether a message can reach them. Who chose
/// to look at the inbox is reached there.
/// </summary>
internal sealed record Addressee(string WorkerKey, int Roles, string? TeamId, bool Reached = true)
{
    public bool Has(RecipientRole role) => (Roles & (1 << (int)role)) != 0;
}

/// <summary>Who of an agency is told of a reminder (REVIEW-4, REVIEW-5).</summary>
internal static class Addressees
{
    /// <summary>
    /// Who is named; else everybody of the role in the team; else of the role in the agency. Where nobody has the role,
    /// the next role up is told (<b>choice</b>): a reminder that reaches nobody is a risk that nobody sees. Somebody
    /// who is named and no recipient any more counts as nobody, and so do those of whom no message reaches one.
    /// </summary>
    public static IReadOnlyList<Addressee> Of(
        RecipientRole role, string? workerKey, string? teamId, IReadOnlyList<Addressee> people) =>
        Groups(role, workerKey, teamId, people).FirstOrDefault(g => g.Exists(p => p.Reached)) ?? [];

    private static IEnumerable<List<Addressee>> Groups(
        RecipientRole role, string? workerKey, string? teamId, IReadOnlyList<Addressee> people)
    {
        if (workerKey is not null) yield return [.. people.Where(p => p.WorkerKey == workerKey)];
        for (var wanted = role; wanted <= RecipientRole.SafeguardingLead; wanted++)
        {
            var all = people.Where(p => p.Has(wanted)).ToList();
            if (teamId is not null) yield return all.FindAll(p => p.TeamId == teamId);
            yield return all;
        }
    }
}
