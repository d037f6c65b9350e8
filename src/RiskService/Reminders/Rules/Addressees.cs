using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Rules;

/// <summary>One of an agency's recipients: a bit for each role that they have.</summary>
internal sealed record Addressee(string WorkerKey, int Roles, string? TeamId);

/// <summary>Who of an agency is told of a reminder (REVIEW-4, REVIEW-5).</summary>
internal static class Addressees
{
    /// <summary>
    /// Who is named; else everybody of the role in the team; else of the role in the agency. Where nobody has the role,
    /// the next role up is told (<b>choice</b>): a reminder that reaches nobody is a risk that nobody sees. Somebody
    /// who is named and no recipient any more counts as nobody.
    /// </summary>
    public static IReadOnlyList<Addressee> Of(
        RecipientRole role, string? workerKey, string? teamId, IReadOnlyList<Addressee> people)
    {
        if (workerKey is not null && people.FirstOrDefault(p => p.WorkerKey == workerKey) is { } named) return [named];
        for (var wanted = role; wanted <= RecipientRole.SafeguardingLead; wanted++)
        {
            var bit = 1 << (int)wanted;
            var all = people.Where(p => (p.Roles & bit) != 0).ToList();
            var team = teamId is null ? [] : all.FindAll(p => p.TeamId == teamId);
            if (team.Count > 0) return team;
            if (all.Count > 0) return all;
        }

        return [];
    }
}
