using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>A changed level is decided with other agencies; what is missing never delays action (ASSESS-6).</summary>
internal static class ConsultationRule
{
    private static readonly ImmutableArray<SourceKind> WithChildren = [SourceKind.ChildrensSocialCare];

    public static ConsultationNeed? Apply(
        AssessmentInputs inputs, bool levelChanged, ImmutableArray<FiredRule>.Builder rules)
    {
        if (!levelChanged) return null;
        var need = Need(inputs.Children, inputs.AgenciesConsulted);
        rules.Add(new(
            "ASSESS-6",
            need.Met
                ? "The level is another than before, and the agencies that must be consulted were."
                : "The level is another than before. Act first, and consult other agencies within 24 hours.",
            [],
            inputs.Children > 0
                ? [RuleInput.StandingLevel, RuleInput.Consultation, RuleInput.Child]
                : [RuleInput.StandingLevel, RuleInput.Consultation]));
        return need;
    }

    /// <summary>What a case decision needs, and whether these agencies meet it.</summary>
    public static ConsultationNeed Need(int children, ImmutableArray<SourceKind> consulted)
    {
        var required = children > 0 ? WithChildren : [];
        return new(required, !consulted.IsEmpty && required.All(consulted.Contains));
    }
}
