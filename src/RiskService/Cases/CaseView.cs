using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Cases.Rules;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases;

/// <summary>Cases as callers of their own agency see them.</summary>
internal static class CaseView
{
    internal static Case ToProto(this CaseFile file)
    {
        var (row, key) = (file.Row, file.Key);
        var view = new Case
        {
            CaseId = row.Id.ToString(),
            AgencyReference = Reference(row, key),
            State = row.State,
            Level = row.Level,
            AssessmentState = row.AssessmentState,
            NextReviewTime = row.NextReviewTime?.ToTimestamp(),
            LatestAssessmentId = row.LatestAssessmentId?.ToString() ?? "",
            SubjectIntoxicated = row.SubjectIntoxicated,
            CreateTime = row.CreateTime.ToTimestamp(),
            UpdateTime = row.UpdateTime.ToTimestamp(),
            Etag = row.Etag,
        };
        view.Parties.AddRange(file.Parties.Where(p => p.RemoveTime is null).Select(p => ToProto(p, key)));
        view.Allocations.AddRange(file.Allocations.Where(a => a.EndTime is null).Select(ToProto));
        view.CounterAllegations.AddRange(file.CounterAllegations.Select(c => c.ToProto(key)));
        if (file.PendingSwap is { Approved: null } swap) view.PendingRoleSwap = ToProto(swap, key);
        return view;
    }

    internal static CaseSummary ToSummary(CaseRow row, CaseKey key) => new()
    {
        CaseId = row.Id.ToString(),
        AgencyReference = Reference(row, key),
        State = row.State,
        Level = row.Level,
        AssessmentState = row.AssessmentState,
        NextReviewTime = row.NextReviewTime?.ToTimestamp(),
        UpdateTime = row.UpdateTime.ToTimestamp(),
        Waits = { Waits(row) },
    };

    private static IEnumerable<CaseWait> Waits(CaseRow row)
    {
        if (row.AwaitsSafeguarding) yield return CaseWait.SafeguardingAction;
        if (row.AwaitsSelfHarm) yield return CaseWait.SelfHarmAction;
        if (row.LowerLevelAwaiting is not null) yield return CaseWait.LowerLevel;
        if (row.RoleSwapAwaiting is not null) yield return CaseWait.RoleSwap;
    }

    internal static CounterAllegation ToProto(this CounterAllegationRow row, CaseKey key) => new()
    {
        CounterAllegationId = row.Id.ToString(),
        State = row.ConcludeTime is null ? CounterAllegationState.Open : CounterAllegationState.Concluded,
        OpenTime = row.CreateTime.ToTimestamp(),
        ConcludeTime = row.ConcludeTime?.ToTimestamp(),
        Outcome = row.Outcome,
        Reason = key.OpenText(row.Reason, "counter-allegation.reason", row.Id),
    };

    internal static string Reference(CaseRow row, CaseKey key) => key.OpenText(row.Reference, "case.reference", row.Id);

    /// <summary>
    /// Reference, name and profile. Of somebody who was the subject and now is a survivor only where they live is still
    /// looked at (LOOK-3, REFER-5).
    /// </summary>
    internal static Party Identity(PartyRow row, CaseKey key)
    {
        if (row.Identity is null) return new Party();
        var identity = Party.Parser.ParseFrom(key.Open(row.Identity, "party", row.Id));
        if (row.Role != PartyRole.Subject && identity.Profile is { } profile)
        {
            identity.Profile = profile.Place is { } place ? new PartyProfile { Place = place } : null;
        }

        return identity;
    }

    private static Party ToProto(PartyRow row, CaseKey key)
    {
        var view = Identity(row, key);
        view.PartyId = row.Id.ToString();
        view.Role = row.Role;
        view.ChildRelation = row.ChildRelation;
        view.ChildEffects.AddRange(
            System.Enum.GetValues<ChildEffect>().Where(e => (row.ChildEffects & (1 << (int)e)) != 0));
        view.HeldAsVictim = row.IsHeldChild;
        return view;
    }

    private static Allocation ToProto(AllocationRow row)
    {
        var view = new Allocation
        {
            AllocationId = row.Id.ToString(),
            WorkerId = row.WorkerId,
            Side = row.Side,
            SameWorkerReason = row.SameWorkerReason,
            StartTime = row.CreateTime.ToTimestamp(),
            EndTime = row.EndTime?.ToTimestamp(),
        };
        if (row.SameWorkerReason != SameWorkerReason.Unspecified)
        {
            view.PracticeFlags.Add(new PracticeFlag
            {
                RuleId = AllocationOutcome.RuleId,
                Message = $"{AllocationOutcome.Why} {AllocationOutcome.SafeAlternative}",
            });
        }

        return view;
    }

    private static RoleSwap ToProto(RoleSwapRow row, CaseKey key) => new()
    {
        RoleSwapId = row.Id.ToString(),
        NewSubjectPartyId = row.NewSubjectPartyId.ToString(),
        ProposeTime = row.CreateTime.ToTimestamp(),
        Reason = key.OpenText(row.Reason, "role-swap.reason", row.Id),
    };
}
