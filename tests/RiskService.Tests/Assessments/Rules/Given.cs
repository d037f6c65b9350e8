using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;
using FiredRule = RiskPlatform.RiskService.Assessments.Rules.FiredRule;

namespace RiskService.Tests.Assessments.Rules;

/// <summary>Facts and inputs in few words.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly SourceKey Police = new(SourceKind.Police, false);
    public static readonly SourceKey PoliceQuoting = new(SourceKind.Police, true);
    public static readonly SourceKey Survivor = new(SourceKind.Survivor, false);
    public static readonly SourceKey Child = new(SourceKind.Child, false);
    public static readonly SourceKey Subject = new(SourceKind.Perpetrator, false);
    public static readonly SourceKey Worker = new(SourceKind.WorkerObservation, false);

    public static Heard Present(Indicator indicator, params SourceKey[] sources) =>
        Heard(indicator, Presence.Present, 0, sources);

    public static Heard Absent(Indicator indicator, params SourceKey[] sources) =>
        Heard(indicator, Presence.Absent, 0, sources);

    public static Heard Heard(Indicator indicator, Presence presence, int minute, params SourceKey[] sources) =>
        new(Guid.CreateVersion7(), indicator, presence, [.. sources], Start.AddMinutes(minute));

    public static FactSheet Facts(params IReadOnlyList<Heard> heard) => FactSheet.Empty.Add(heard);

    /// <summary>All eight checked and absent, then what is given.</summary>
    public static FactSheet AllClear(params IReadOnlyList<Heard> heard) =>
        Facts([.. Indicators.Severe.Select(indicator => Absent(indicator, Police))]).Add(heard);

    public static AssessmentInputs Inputs(FactSheet facts, Stance stance = Stance.None) =>
        new() { Facts = facts, Stance = stance };

    public static Evaluation Evaluated(this AssessmentInputs inputs) => AssessmentRules.Evaluate(inputs);

    public static FiredRule? Fired(this Evaluation evaluation, string ruleId) =>
        evaluation.Rules.SingleOrDefault(rule => rule.RuleId == ruleId);
}
