using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews;

/// <summary>
/// How the guidance names and explains each indicator. It is the same for everybody and a published version never
/// changes, so it is read from the service once in a while; what was read stands while the service does not answer.
/// </summary>
public sealed class GuidanceBook(RiskPlatformClient client, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private volatile Shelf shelf = new([], DateTimeOffset.MinValue);

    /// <summary>The indicators of a kind, in the order of the guidance.</summary>
    public async Task<IReadOnlyList<IndicatorEntry>> IndicatorsAsync(IndicatorKind kind)
    {
        await RefreshAsync();
        var entries = shelf.Indicators.Where(i => i.Kind == kind).ToList();
        return entries.Count > 0
            ? entries
            : [.. Enum.GetValues<Indicator>().Where(i => KindOf(i) == kind).Select(ByCode)];
    }

    /// <summary>Reads them again where that is due; does without where the service does not answer.</summary>
    public async Task RefreshAsync()
    {
        if (clock.GetUtcNow() - shelf.ReadTime < Fresh) return;
        try
        {
            var read = await client.Guidance.ListIndicatorsAsync(new ListIndicatorsRequest());
            shelf = new Shelf([.. read.Indicators], clock.GetUtcNow());
        }
        catch (RiskPlatformException e) when (e is UnavailableException or DeadlineExceededException)
        {
            // Its own codes name an indicator well enough to go on.
        }
    }

    /// <summary>Its short name.</summary>
    public string Label(Indicator indicator) => Entry(indicator).Label;

    /// <summary>An indicator as the guidance has it.</summary>
    public IndicatorEntry Entry(Indicator indicator) =>
        shelf.Indicators.FirstOrDefault(i => i.Indicator == indicator) ?? ByCode(indicator);

    private static IndicatorEntry ByCode(Indicator indicator) =>
        new() { Indicator = indicator, Kind = KindOf(indicator), Label = Words.Of(indicator) };

    // As codes.proto numbers them.
    private static IndicatorKind KindOf(Indicator indicator) => (int)indicator switch
    {
        0 => IndicatorKind.Unspecified,
        < 20 => IndicatorKind.SevereHarm,
        < 40 => IndicatorKind.PresentingStatement,
        _ => IndicatorKind.Behaviour,
    };

    private sealed record Shelf(IReadOnlyList<IndicatorEntry> Indicators, DateTimeOffset ReadTime);
}
