using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;

namespace Clients.Tests.Fakes;

/// <summary>Answers of the service.</summary>
internal static class Answers
{
    private static readonly Timestamp Made =
        Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    /// <summary>What the sample "child-told-school" expects.</summary>
    internal static Assessment ChildToldSchool() => new()
    {
        AssessmentId = "a-1",
        CaseId = "c-1",
        CreateTime = Made,
        Level = RiskLevel.High,
        SafeguardingActionRequired = true,
        State = AssessmentState.AwaitingSafeguardingAction,
        SelfHarmAction = RequirementState.NotRequired,
        NextReviewTime = Made + Duration.FromTimeSpan(TimeSpan.FromHours(168)),
        Children = 1,
        Rules =
        {
            new FiredRule { RuleId = "ASSESS-1", Explanation = "Act.", Indicators = { Indicator.EscalatingAssaults } },
            new FiredRule { RuleId = "ASSESS-2", Explanation = "High.", Inputs = { RuleInput.AbuseAlleged } },
            new FiredRule { RuleId = "ASSESS-3", Explanation = "Ask." },
            new FiredRule { RuleId = "LOOK-4", Explanation = "A child.", Inputs = { RuleInput.Child } },
            new FiredRule { RuleId = "RESPOND-8", Explanation = "No supervisor." },
        },
        InformationRequests =
        {
            new[]
            {
                Indicator.ActiveSubstanceMisuse, Indicator.CoerciveControl, Indicator.PregnancyOrRecentBirth,
                Indicator.RecentOrImminentSeparation, Indicator.SexualViolence, Indicator.ThreatsToKill,
                Indicator.WeaponUse,
            }.Select(i =>
                new InformationRequest { Indicator = i, CouldAsk = { SourceKind.Police }, Text = "Ask them." }),
        },
        Facts =
        {
            new Fact { Code = Indicator.EscalatingAssaults, Presence = Presence.Present },
            new Fact { Code = Indicator.WeaponUse, Presence = Presence.Unknown },
        },
        NextQuestions = { new Question { Text = "How are things at home?" } },
    };
}
