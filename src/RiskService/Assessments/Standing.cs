using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments;

/// <summary>
/// What stands for a case once an assessment's inputs are added to what was recorded before. What is not sent leaves
/// what was recorded last: unknown is not absent, and silence takes nothing back.
/// </summary>
internal sealed record Standing(
    FactSheet Facts, Stance Stance, bool Intoxicated, bool AbuseAlleged, bool AbuseDisclosed, RiskLevel SurvivorLevel,
    SurvivorViewUnavailableReason SurvivorViewReason)
{
    internal static Standing Of(CaseRow row, AssessRequest request, FactSheet facts)
    {
        var stance = request.Stance == Stance.Unspecified ? row.Stance : request.Stance;
        return new Standing(
            facts,
            stance,
            request.HasIntoxicated ? request.Intoxicated : row.SubjectIntoxicated,
            request.HasAbuseAlleged ? request.AbuseAlleged : row.AbuseAlleged,
            stance is Stance.Partial or Stance.Open || (row.AbuseDisclosed && !TakesBack(request)),
            SurvivorLevelOf(row, request),
            request.SurvivorView?.ViewCase switch
            {
                SurvivorView.ViewOneofCase.UnavailableReason => request.SurvivorView.UnavailableReason,
                SurvivorView.ViewOneofCase.Level => SurvivorViewUnavailableReason.Unspecified,
                _ => row.SurvivorViewReason,
            });
    }

    /// <summary>
    /// The subject's silence takes no disclosure back; somebody who says that there is none now does.
    /// </summary>
    private static bool TakesBack(AssessRequest request) =>
        request is { HasAbuseAlleged: true, AbuseAlleged: false, Stance: Stance.None or Stance.OtherIssue };

    private static RiskLevel SurvivorLevelOf(CaseRow row, AssessRequest request) =>
        request.SurvivorView is { ViewCase: SurvivorView.ViewOneofCase.Level } view ? view.Level : row.SurvivorLevel;

    internal AssessmentInputs ToInputs(CaseRow row, AssessRequest request) => new()
    {
        Facts = Facts,
        Stance = Stance,
        Intoxicated = Intoxicated,
        AbuseAlleged = AbuseAlleged,
        AbuseDisclosed = AbuseDisclosed,
        SubjectAllegesAbuse = request.SubjectAllegesAbuse || AllegesAnew(row, request),
        SurvivorLevel = SurvivorLevel == RiskLevel.Unspecified ? null : SurvivorLevel,
        SurvivorViewAccounted = SurvivorLevel != RiskLevel.Unspecified
            || SurvivorViewReason != SurvivorViewUnavailableReason.Unspecified,
        Judgement = request.Judgement?.Level,
        Children = row.Children,
        StandingLevel = row.Level == RiskLevel.Unspecified ? null : row.Level,
        AgenciesConsulted = [.. request.AgenciesConsulted],
        WorkerTrained = request.Worker?.Training == Training.Trained,
        SupervisorNamed = !string.IsNullOrWhiteSpace(request.Worker?.SupervisorId),
        ConfidentialityExplained = row.ConfidentialityExplained || request.ConfidentialityLimitsExplained,
        CounterAllegationOpen = row.OpenCounterAllegationId is not null,
        CounterAllegationConcludedTime = row.CounterAllegationConcludedTime,
        AnySafeguardingActionTaken = request.ActionsTaken.Any(a => !IsSelfHarm(a.Kind)),
        AnySelfHarmActionTaken = request.ActionsTaken.Any(a => IsSelfHarm(a.Kind)),
    };

    /// <summary>
    /// What is recorded after an outcome was not part of what was concluded, however early it was heard (LOOK-3).
    /// </summary>
    private static bool AllegesAnew(CaseRow row, AssessRequest request) =>
        row.CounterAllegationConcludedTime is not null
        && request.Observations.Any(o => o is { Code: Indicator.SaysPartnerIsAbusive, Presence: Presence.Present });

    /// <summary>
    /// An action about self-harm helps the subject; it is not an action for the survivor and children.
    /// </summary>
    internal static bool IsSelfHarm(SafeguardingActionKind kind) => kind
        is SafeguardingActionKind.SelfHarmEmergencyServices
        or SafeguardingActionKind.SelfHarmMentalHealth
        or SafeguardingActionKind.SelfHarmSafetyPlan;

    internal void SaveTo(CaseRow row, AssessRequest request, DateTimeOffset now)
    {
        row.Facts = Facts.Encode();
        row.Stance = Stance;
        row.SubjectIntoxicated = Intoxicated;
        if (request.HasIntoxicated) row.IntoxicationTime = now;
        row.ConfidentialityExplained |= request.ConfidentialityLimitsExplained;
        row.AbuseAlleged = AbuseAlleged;
        row.AbuseDisclosed = AbuseDisclosed;
        if (AbuseDisclosed) row.DiscloseTime ??= now;
        row.SurvivorLevel = SurvivorLevel;
        row.SurvivorViewReason = SurvivorViewReason;
    }
}
