using RiskPlatform.AdminPortal.Kit.Charts;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Home;

/// <summary>What the directory has to be looked at for, as a chart: what has ended apart from what ends soon.</summary>
internal static class DirectoryChart
{
    internal static BarChart Of(ListDirectoryAlertsResponse alerts)
    {
        int Count(DirectoryAlertKind kind) => alerts.Alerts.Count(a => a.Kind == kind);
        return new BarChart("Listings to look at", "What", [new BarSeries("Soon"), new BarSeries("Past", IsLate: true)],
        [
            new BarRow("Accreditation ends",
                Count(DirectoryAlertKind.AccreditationEnding), Count(DirectoryAlertKind.AccreditationEnded)),
            new BarRow("Assurance lapses",
                Count(DirectoryAlertKind.AssuranceLapsing), Count(DirectoryAlertKind.AssuranceLapsed)),
            new BarRow("Places not reported lately", 0, Count(DirectoryAlertKind.CapacityStale)),
        ]);
    }
}
