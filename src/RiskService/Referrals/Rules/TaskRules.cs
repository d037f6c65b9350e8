using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals.Rules;

/// <summary>What of a move decides what it leaves to do.</summary>
internal sealed record TaskSetting
{
    public required ReferralMove Move { get; init; }

    public required ReferralReason Reason { get; init; }

    /// <summary>The referral is to a programme for people who abuse (REFER-8).</summary>
    public bool IsProgramme { get; init; }

    /// <summary>The move was made of a draft: nobody was told of it yet.</summary>
    public bool WasDraft { get; init; }

    /// <summary>Agencies that were consulted about the case, or that an action brought in.</summary>
    public ImmutableArray<SourceKind> Agencies { get; init; } = [];

    /// <summary>A child is held as a victim (LOOK-4).</summary>
    public bool ChildHeld { get; init; }

    /// <summary>The person referred is no longer the subject of the case (LOOK-3).</summary>
    public bool SubjectChanged { get; init; }
}

/// <summary>Something to do; the agency with NOTIFY_AGENCY alone.</summary>
internal sealed record NeededTask(ReferralTaskKind Kind, SourceKind Agency = SourceKind.Unspecified);

/// <summary>What a move leaves to do (REFER-7, REFER-8).</summary>
internal static class TaskRules
{
    /// <summary>Within which it is to be done.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromHours(24);

    public static ImmutableArray<NeededTask> After(TaskSetting setting)
    {
        var needed = ImmutableArray.CreateBuilder<NeededTask>();
        if (MoveTable.Of(setting.Move).Raises(setting.Reason))
        {
            needed.Add(new(ReferralTaskKind.SafetyPlan));
            foreach (var agency in Involved(setting)) needed.Add(new(ReferralTaskKind.NotifyAgency, agency));
        }

        if (TellsSurvivorService(setting)) needed.Add(new(ReferralTaskKind.TellSurvivorService));
        return needed.ToImmutable();
    }

    /// <summary>The agency that an action brings in; null for one that brings in none.</summary>
    public static SourceKind? AgencyOf(SafeguardingActionKind action) => action switch
    {
        SafeguardingActionKind.ContactedPolice => SourceKind.Police,
        SafeguardingActionKind.ReferredChildrensSocialCare => SourceKind.ChildrensSocialCare,
        SafeguardingActionKind.ReferredAdultSocialCare => SourceKind.AdultSocialCare,
        SafeguardingActionKind.ContactedDomesticAbuseService => SourceKind.SpecialistService,
        _ => null,
    };

    private static IEnumerable<SourceKind> Involved(TaskSetting setting)
    {
        var agencies = setting.Agencies.AsEnumerable();
        if (setting.ChildHeld) agencies = agencies.Append(SourceKind.ChildrensSocialCare);
        return agencies.Distinct().Order();
    }

    /// <summary>
    /// Whatever changes how safe the survivor is with the subject's way through a programme. Of what was never sent the
    /// service knows nothing, and need not. After a role swap whom that service supports is the subject now: nothing of
    /// who is the survivor may reach them by it (LOOK-3).
    /// </summary>
    private static bool TellsSurvivorService(TaskSetting setting)
    {
        if (!setting.IsProgramme || setting.SubjectChanged) return false;
        if (setting.WasDraft && setting.Move != ReferralMove.Submit) return false;
        return setting.Move is ReferralMove.Submit or ReferralMove.StartProgramme or ReferralMove.Complete
                or ReferralMove.Withdraw
            || MoveTable.Of(setting.Move).Raises(setting.Reason);
    }
}
