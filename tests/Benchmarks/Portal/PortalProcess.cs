using System.Text.RegularExpressions;
using TestKit.Processes;

namespace Benchmarks.Portal;

/// <summary>The real portal as a process of its own, in front of a service that trusts its tokens.</summary>
internal sealed partial class PortalProcess : IAsyncDisposable
{
    private readonly ChildProcess process;

    private PortalProcess(ChildProcess process, Uri address) => (this.process, Address) = (process, address);

    internal Uri Address { get; }

    /// <summary>Its id on this machine.</summary>
    internal int Id => process.Id;

    /// <summary>Where the first administrator sets a password; it is written once the portal listens.</summary>
    internal async Task<Uri> SetUpLinkAsync()
    {
        for (var i = 0; i < 600; i++)
        {
            if (SetUpLine().Match(process.Logs) is { Success: true } line) return new Uri(line.Groups["link"].Value);
            await Task.Delay(50);
        }

        throw new TimeoutException($"The portal gave no link:\n{process.Logs}");
    }

    internal static async Task<PortalProcess> StartAsync(Uri address, Uri service, DataFolder data)
    {
        var start = TestKit.Processes.CommandLine.Describe(
            "dotnet", [RepositoryFiles.Program("AdminPortal", "RiskPlatform.AdminPortal")],
            new Dictionary<string, string?>
            {
                ["DOTNET_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = null,
                ["Kestrel__Endpoints__Web__Url"] = address.ToString(),
                ["ConnectionStrings__Identity"] = data.IdentityConnection,
                ["RiskService__Address"] = service.ToString(),
                ["Logging__LogLevel__Default"] = "Warning",
            });
        var portal = new PortalProcess(new ChildProcess(start), address);
        return await portal.process.AnswersAsync(new Uri(address, "/health/ready"))
            ? portal
            : throw new InvalidOperationException($"The portal ended. It wrote:\n{portal.process.Logs}");
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    [GeneratedRegex(@"SETUP (?<link>\S+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex SetUpLine();
}
