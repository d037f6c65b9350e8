using RiskService.Tests.Host;

namespace RiskService.Tests.Chain;

/// <summary>A second copy of the service on the database and the keys of the first, as on another machine.</summary>
internal static class Copies
{
    public static ServiceHost Of(ServiceHost host) => new()
    {
        Clock = host.Clock,
        Settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings:RiskPlatform"] = $"Data Source={host.DatabaseFile}",
            ["Auth:DevelopmentKeyFile"] = host.KeyFile,
            ["Protection:MasterKeyFile"] = Path.Combine(Path.GetDirectoryName(host.DatabaseFile)!, "master.key"),
        },
    };

    /// <summary>Somebody of the first, who calls the second.</summary>
    public static TestCaller Caller(ServiceHost host, ServiceHost copy, string agency = "agency-a") =>
        new(copy, host.Token("practitioner", agency, "practitioner-of-" + agency));
}
