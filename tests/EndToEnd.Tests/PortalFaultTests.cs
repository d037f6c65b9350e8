using System.Security.Cryptography;
using TestKit.Processes;

namespace EndToEnd.Tests;

/// <summary>A portal that could not keep its secrets does not start, and says why.</summary>
public sealed class PortalFaultTests : IDisposable
{
    private readonly DataFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Without_a_master_key_it_does_not_start() =>
        Refused(await RunAsync(new() { ["Identity__MasterKeyFile"] = null }), "Set Identity:MasterKeyFile");

    [Fact]
    public async Task With_a_master_key_that_is_not_there_it_does_not_start() => Refused(
        await RunAsync(new() { ["Identity__MasterKeyFile"] = Path.Combine(data.Folder, "none") }),
        "Identity:MasterKeyFile names a file that is not there");

    [Theory]
    [InlineData("not Base64")]
    [InlineData("dG9vIHNob3J0")]
    public async Task With_half_a_master_key_it_does_not_start(string key)
    {
        await File.WriteAllTextAsync(data.MasterKeyFile, key, TestContext.Current.CancellationToken);

        Refused(await RunAsync([]), "does not hold 32 bytes");
    }

    [Fact]
    public async Task With_another_master_key_than_the_database_was_begun_with_it_does_not_start()
    {
        await using (var portal = new ChildProcess(Start([])))
            Assert.True(await portal.AnswersAsync(new Uri(address, "/health/ready")), portal.Logs);
        await File.WriteAllTextAsync(data.MasterKeyFile, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            TestContext.Current.CancellationToken);

        Refused(await RunAsync([]), "does not hold the key that this identity database was begun with");
    }

    [Fact]
    public async Task With_an_address_without_tls_it_does_not_start() => Refused(
        await RunAsync(new() { ["Identity__Address"] = "http://portal.example" }), "begins with https://");

    private readonly Uri address = new($"http://127.0.0.1:{DataFolder.FreePort()}");

    private static void Refused(CommandResult result, string why)
    {
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(why, result.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("SETUP", result.Everything, StringComparison.Ordinal);
    }

    private async Task<CommandResult> RunAsync(Dictionary<string, string?> settings)
    {
        var start = Start(settings);
        return await CommandLine.RunAsync(
            start.FileName, start.ArgumentList, Settings(settings), folder: data.Folder);
    }

    private System.Diagnostics.ProcessStartInfo Start(Dictionary<string, string?> settings)
    {
        var start = CommandLine.Describe(
            "dotnet", [RepositoryFiles.Program("AdminPortal", "RiskPlatform.AdminPortal")], Settings(settings));
        start.WorkingDirectory = data.Folder;
        return start;
    }

    private Dictionary<string, string?> Settings(Dictionary<string, string?> others)
    {
        var settings = new Dictionary<string, string?>
        {
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Kestrel__Endpoints__Web__Url"] = address.ToString(),
            ["ConnectionStrings__Identity"] = data.IdentityConnection,
            ["Identity__MasterKeyFile"] = data.MasterKeyFile,
            ["Identity__Address"] = "https://portal.example/",
        };
        foreach (var (name, value) in others) settings[name] = value;
        return settings;
    }
}
