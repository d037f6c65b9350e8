using System.Text.Json;
using TestKit.Processes;

namespace EndToEnd.Tests;

/// <summary>A client that is not written in C# needs nothing but the protos.</summary>
[Collection(nameof(RunningService))]
public sealed class NodeClientTests(RunningService service)
{
    [Fact]
    public async Task A_node_client_assesses_a_case_and_finds_health_and_reflection()
    {
        Assert.True(
            Directory.Exists(RepositoryFiles.Path("node_modules", "@grpc", "grpc-js")),
            "The npm packages are not installed; dotnet dev.cs test installs them.");

        var result = await CommandLine.RunAsync(
            "node",
            [RepositoryFiles.Path("tests", "EndToEnd.Tests", "Node", "assess.mjs")],
            new Dictionary<string, string?>
            {
                ["RISK_ADDRESS"] = service.Process.GrpcAddress.ToString(),
                ["RISK_TOKEN"] = DevelopmentTokens.Mint(service.Process.DevelopmentKeyFile, "agency_system"),
            });

        Assert.True(result.ExitCode == 0, result.Everything);
        using var answer = JsonDocument.Parse(result.Output);
        var root = answer.RootElement;
        Assert.Equal("SERVING", root.GetProperty("health").GetString());
        var services = Texts(root.GetProperty("services"));
        Assert.Contains("grpc.health.v1.Health", services);
        foreach (var name in new[] { "AssessmentService", "CaseService", "GuidanceService" })
            Assert.Contains($"riskplatform.v1.{name}", services);
        Assert.NotEqual("", root.GetProperty("assessment_id").GetString());
        Assert.Equal("IMMINENT", root.GetProperty("level").GetString());
        Assert.Equal("ASSESSMENT_STATE_AWAITING_SAFEGUARDING_ACTION", root.GetProperty("state").GetString());
        var rules = Texts(root.GetProperty("rules"));
        foreach (var rule in new[] { "ASSESS-1", "ASSESS-2", "ASSESS-3", "LOOK-1" })
            Assert.Contains(rule, rules);
    }

    private static HashSet<string?> Texts(JsonElement array) =>
        [.. array.EnumerateArray().Select(text => text.GetString())];
}
