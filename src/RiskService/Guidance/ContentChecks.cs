using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Guidance;

/// <summary>What must hold for content of a kind before the service may start with it.</summary>
internal static class ContentChecks
{
    /// <summary>Information is sought from agencies only, never from anyone in the household (ASSESS-3).</summary>
    private static readonly SourceKind[] Agencies =
    [
        SourceKind.Police, SourceKind.ChildrensSocialCare, SourceKind.AdultSocialCare, SourceKind.Housing,
        SourceKind.Health, SourceKind.Probation, SourceKind.Education, SourceKind.SpecialistService,
    ];

    public static void Indicators(ContentFile<IndicatorContent> file, List<string> problems)
    {
        if (file.IsUnread)
            return;
        var missing = Enum.GetValues<Indicator>().Where(i => i != default)
            .Except(file.Entries.Select(e => e.Indicator));
        foreach (var indicator in missing)
            problems.Add($"{file.Name}: {indicator}: is missing");
        foreach (var entry in file.Entries)
        {
            var kind = KindOf(entry.Indicator);
            if (entry.Kind != kind)
                problems.Add($"{file.Name}: {entry.Key}: kind: must be {kind}");
            var isSevere = kind == IndicatorKind.SevereHarm;
            if (isSevere != (entry.CouldAsk is { Count: > 0 }) || isSevere == (entry.InformationRequest is null))
            {
                problems.Add($"{file.Name}: {entry.Key}: could_ask and information_request: "
                    + "severe-harm indicators have both and the others neither");
            }

            foreach (var source in (entry.CouldAsk ?? []).Except(Agencies))
                problems.Add($"{file.Name}: {entry.Key}: could_ask: {source} is not an agency");
        }
    }

    public static void Questions(ContentFile<QuestionContent> file, List<string> problems)
    {
        if (file.IsUnread)
            return;
        var missing = Enum.GetValues<QuestionSet>().Where(s => s != default).Except(file.Entries.Select(e => e.Set));
        foreach (var set in missing)
            problems.Add($"{file.Name}: no question is of the set {set}");
        var unclear = file.Entries.Where(e => e.Informs.Count == 0 || e.Informs.Distinct().Count() < e.Informs.Count);
        foreach (var entry in unclear)
            problems.Add($"{file.Name}: {entry.Key}: informs: must name indicators, each once");
    }

    public static void Advice(ContentFile<AdviceContent> file, List<string> problems)
    {
        if (file.IsUnread)
            return;
        var missing = Enum.GetValues<AdviceFit>().Except(file.Entries.SelectMany(e => e.Fits));
        foreach (var fit in missing)
            problems.Add($"{file.Name}: no advice fits {fit}");
        if (file.Entries.All(e => e.Fits.Count > 0))
            problems.Add($"{file.Name}: every entry fits something, so an assessment could return them all");
    }

    // The protocol numbers the severe-harm indicators below 20 and the behaviours from 40 on.
    private static IndicatorKind KindOf(Indicator indicator) => (int)indicator switch
    {
        < 20 => IndicatorKind.SevereHarm,
        < 40 => IndicatorKind.PresentingStatement,
        _ => IndicatorKind.Behaviour,
    };
}
