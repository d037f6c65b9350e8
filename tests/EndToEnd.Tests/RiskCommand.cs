using TestKit.Processes;

namespace EndToEnd.Tests;

/// <summary>The real <c>risk</c> command against the service of a test.</summary>
internal static class RiskCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task<CommandResult> RiskAsync(this ServiceProcess service, params string[] args) =>
        CommandLine.RunAsync(
            "dotnet",
            [RepositoryFiles.Program("RiskPlatform.Cli", "risk"), .. args],
            new Dictionary<string, string?>
            {
                ["RISK_ADDRESS"] = service.GrpcAddress.ToString(),
                ["RISK_DEVELOPMENT_KEY"] = service.DevelopmentKeyFile,
                ["RISK_TOKEN"] = null,
                ["RISK_PURPOSE"] = null,
            },
            Patience);

    /// <summary>Runs it, and fails where it does not end well. Returns what it wrote.</summary>
    public static async Task<string> RiskWellAsync(this ServiceProcess service, params string[] args)
    {
        var result = await service.RiskAsync(args);
        Assert.True(result.ExitCode == 0, $"risk {string.Join(' ', args)}: {result.ExitCode}\n{result.Everything}");
        return result.Output;
    }
}
