using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments.Rules;

/// <summary>
/// The level that the facts give, with exactly the facts that gave it (ASSESS-2). A prompt to act in time: never a
/// score.
/// </summary>
internal static class FactsLevel
{
    private static readonly IndicatorSet Deadly = IndicatorSet.Of(Indicator.ThreatsToKill, Indicator.WeaponUse);

    private static readonly IndicatorSet ClusterBase =
        IndicatorSet.Of(Indicator.RecentOrImminentSeparation, Indicator.CoerciveControl);

    private static readonly IndicatorSet ClusterViolence =
        IndicatorSet.Of(Indicator.SexualViolence, Indicator.EscalatingAssaults);

    private static readonly FiredRule AllAbsent = new(
        "ASSESS-2",
        "All eight signs of severe harm were checked and are absent, and no abuse is disclosed or alleged: standard. "
            + "Standard does not mean safe.",
        Indicators.Severe,
        []);

    public static (RiskLevel Level, FiredRule Rule) Of(
        AssessmentInputs inputs, IndicatorSet severe, IndicatorSet unknown)
    {
        var imminent = Imminent(severe);
        if (!imminent.IsEmpty)
            return (RiskLevel.Imminent, new("ASSESS-2", ImminentBecause(imminent), imminent.ToImmutableArray(), []));
        if (!severe.IsEmpty)
        {
            return (
                RiskLevel.High,
                new("ASSESS-2", "A sign of severe harm is present: high.", severe.ToImmutableArray(), []));
        }

        // Disclosed now counts even where the caller keeps no history of it.
        var disclosed = inputs.AbuseDisclosed || inputs.Stance is Stance.Partial or Stance.Open;
        return disclosed || inputs.AbuseAlleged || !unknown.IsEmpty
            ? (RiskLevel.Medium, Medium(disclosed, inputs.AbuseAlleged, unknown))
            : (RiskLevel.Standard, AllAbsent);
    }

    private static IndicatorSet Imminent(IndicatorSet severe)
    {
        var violence = severe & ClusterViolence;
        var cluster = severe.ContainsAll(ClusterBase) && !violence.IsEmpty ? ClusterBase | violence : default;
        return (severe & Deadly) | cluster;
    }

    private static string ImminentBecause(IndicatorSet imminent) =>
        (imminent & Deadly).IsEmpty
            ? "Separation and coercive control come together with sexual violence or escalating assaults: imminent."
            : "A threat to kill or a weapon is present: imminent.";

    private static FiredRule Medium(bool disclosed, bool alleged, IndicatorSet unknown)
    {
        var known = disclosed || alleged;
        return new(
            "ASSESS-2",
            unknown.IsEmpty ? "Abuse is disclosed or alleged: medium."
            : known ? "Abuse is disclosed or alleged, and not every sign of severe harm has been checked: medium."
            : "Not every sign of severe harm has been checked: medium.",
            unknown.ToImmutableArray(),
            (disclosed, alleged) switch
            {
                (true, true) => [RuleInput.AbuseDisclosed, RuleInput.AbuseAlleged],
                (true, false) => [RuleInput.AbuseDisclosed],
                (false, true) => [RuleInput.AbuseAlleged],
                _ => [],
            });
    }
}
