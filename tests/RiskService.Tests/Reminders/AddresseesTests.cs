using RiskPlatform.RiskService.Reminders.Rules;
using RiskPlatform.V1;
using static RiskPlatform.V1.RecipientRole;

namespace RiskService.Tests.Reminders;

/// <summary>Nobody is told in vain, and whoever may have been told sees it in the inbox.</summary>
public sealed class AddresseesTests
{
    private static readonly RecipientRole[] roles = [Reviewer, Manager, SafeguardingLead];

    [Fact]
    public void Whom_no_message_reaches_counts_as_nobody()
    {
        Addressee[] people =
        [
            Person("N", "t-1", false, Reviewer), Person("T", "t-1", false, Reviewer),
            Person("R", null, true, Reviewer), Person("M", "t-1", true, Manager),
        ];
        Assert.Equal(["N", "T", "R"], Told(Reviewer, "N", "t-1", people));
        Assert.Equal(["M"], Told(Reviewer, "N", "t-1", [.. people.Where(p => p.WorkerKey != "R")]));
        Assert.Empty(Told(Reviewer, "N", "t-1", people[..2]));
        Assert.Equal(["N", "T"], Told(
            Reviewer, null, "t-1", [Person("N", "t-1", false, Reviewer), Person("T", "t-1", true, Reviewer)]));
    }

    /// <summary>Every small agency, every reminder: whom the ladder tells, sees it.</summary>
    [Fact]
    public void Whoever_is_told_sees_it()
    {
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var people = Enumerable.Range(0, random.Next(1, 5)).Select(n => new Addressee(
                $"P{n}", random.Next(8) << 1, Team(), random.Next(3) > 0)).ToArray();
            var (role, team, named) = (roles[random.Next(3)], Team(), $"P{random.Next(5)}");
            var isNamed = role == Reviewer && random.Next(2) == 0 && people.Any(p => p.WorkerKey == named);
            foreach (var one in Addressees.Of(role, isNamed ? named : null, team, people))
            {
                if (isNamed && one.WorkerKey == named) continue;
                var seen = Seen.By(one.WorkerKey, [], people);
                Assert.Contains(role, seen.Roles);
                Assert.True(role != Reviewer || team is null || !seen.OtherTeams.Contains(team));
                Assert.True(!isNamed || seen.Unreached.Contains(named));
            }
        }

        string? Team() => random.Next(3) switch { 0 => null, 1 => "t-1", _ => "t-2" };
    }

    private static IEnumerable<string> Told(
        RecipientRole role, string? named, string? team, IReadOnlyList<Addressee> people) =>
        Addressees.Of(role, named, team, people).Select(p => p.WorkerKey);

    private static Addressee Person(string key, string? team, bool reached, RecipientRole role) =>
        new(key, 1 << (int)role, team, reached);
}
