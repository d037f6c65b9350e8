using RiskPlatform.RiskService.Referrals.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.Referrals.Rules;

/// <summary>What each move leaves to do (REFER-7, REFER-8).</summary>
public sealed class TaskRulesTests
{
    private static readonly TaskSetting Rejected = new()
    {
        Move = ReferralMove.Reject,
        Reason = ReferralReason.NoPlace,
        IsProgramme = true,
        Agencies = [SourceKind.Probation, SourceKind.Police, SourceKind.Police],
        ChildHeld = true,
    };

    [Fact]
    public void A_refusal_leaves_the_safety_plan_each_agency_once_and_the_survivors_service() => Assert.Equal(
        [
            new(ReferralTaskKind.SafetyPlan),
            new(ReferralTaskKind.NotifyAgency, SourceKind.Police),
            new(ReferralTaskKind.NotifyAgency, SourceKind.ChildrensSocialCare),
            new(ReferralTaskKind.NotifyAgency, SourceKind.Probation),
            new(ReferralTaskKind.TellSurvivorService),
        ],
        TaskRules.After(Rejected));

    [Fact]
    public void Childrens_social_care_is_told_where_a_child_is_held_whoever_was_consulted()
    {
        Assert.Single(TaskRules.After(Rejected with { Agencies = [] }), n => n.Kind == ReferralTaskKind.NotifyAgency);
        Assert.Single(
            TaskRules.After(Rejected with { Agencies = [SourceKind.ChildrensSocialCare] }),
            n => n.Kind == ReferralTaskKind.NotifyAgency);
        Assert.DoesNotContain(
            TaskRules.After(Rejected with { Agencies = [], ChildHeld = false }),
            n => n.Kind == ReferralTaskKind.NotifyAgency);
    }

    [Fact]
    public void Every_move_that_raises_leaves_the_safety_plan_and_no_other_move_does()
    {
        foreach (var setting in Settings())
        {
            Assert.Equal(
                MoveTable.Of(setting.Move).Raises(setting.Reason),
                TaskRules.After(setting).Contains(new(ReferralTaskKind.SafetyPlan)));
        }
    }

    [Fact]
    public void The_survivors_service_is_told_of_what_a_programme_was_sent_and_of_nothing_else()
    {
        foreach (var setting in Settings())
        {
            var told = TaskRules.After(setting).Contains(new(ReferralTaskKind.TellSurvivorService));
            Assert.Equal(
                setting.Move is ReferralMove.Submit or ReferralMove.StartProgramme or ReferralMove.Complete
                    or ReferralMove.Withdraw || MoveTable.Of(setting.Move).Raises(setting.Reason), told);
            Assert.DoesNotContain(
                TaskRules.After(setting with { IsProgramme = false }),
                n => n.Kind == ReferralTaskKind.TellSurvivorService);
            Assert.Equal(
                setting.Move == ReferralMove.Submit,
                TaskRules.After(setting with { WasDraft = true })
                    .Any(n => n.Kind == ReferralTaskKind.TellSurvivorService));
        }
    }

    [Fact]
    public void What_to_do_never_goes_through_the_subject_and_never_says_to_confront()
    {
        foreach (var setting in Settings())
        {
            foreach (var task in TaskRules.After(setting with { Agencies = [SourceKind.Police] }))
            {
                var words = TaskWords.For(task, setting.Move, setting.Reason, "Example support", "0000 000000");
                Assert.DoesNotContain("  ", words, StringComparison.Ordinal);
                Assert.Contains(task.Kind switch
                {
                    ReferralTaskKind.SafetyPlan => "Do not confront the subject",
                    ReferralTaskKind.NotifyAgency => "Nobody confronts the subject",
                    _ => "Example support and reached so: 0000 000000",
                }, words, StringComparison.Ordinal);
            }
        }

        var unknown = TaskWords.For(
            new(ReferralTaskKind.TellSurvivorService), ReferralMove.Submit, ReferralReason.Unspecified, "", "");
        Assert.Contains("The directory does not say how it is reached", unknown, StringComparison.Ordinal);
    }

    private static IEnumerable<TaskSetting> Settings() =>
        from way in Chart.Ways
        from reason in Enum.GetValues<ReferralReason>()
        where MoveTable.Of(way.Move).Takes(reason)
        select new TaskSetting { Move = way.Move, Reason = reason, IsProgramme = true };
}
