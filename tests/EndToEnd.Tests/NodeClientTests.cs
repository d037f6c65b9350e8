using System.Text.Json;
using TestKit.Processes;

namespace EndToEnd.Tests;

/// <summary>A client that is not written in C# needs nothing but the protos.</summary>
[Collection(nameof(RunningService))]
public sealed class NodeClientTests(RunningService service)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_node_client_assesses_a_case_and_finds_health_and_reflection()
    {
        Assert.True(
            Directory.Exists(RepositoryFiles.Path("node_modules", "@grpc", "grpc-js")),
            "The npm packages are not installed; dotnet dev.cs test installs them.");

        var result = await CommandLine.RunAsync(
            "node",
            [Script("assess.mjs")],
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
        foreach (var name in new[] { "AssessmentService", "CaseService", "GuidanceService", "RecordService" })
            Assert.Contains($"riskplatform.v1.{name}", services);
        Assert.NotEqual("", root.GetProperty("assessment_id").GetString());
        Assert.Equal("IMMINENT", root.GetProperty("level").GetString());
        Assert.Equal("ASSESSMENT_STATE_AWAITING_SAFEGUARDING_ACTION", root.GetProperty("state").GetString());
        var rules = Texts(root.GetProperty("rules"));
        foreach (var rule in new[] { "ASSESS-1", "ASSESS-2", "ASSESS-3", "LOOK-1" })
            Assert.Contains(rule, rules);
    }

    [Fact]
    public async Task A_node_client_records_streams_reads_and_verifies_what_it_fetched()
    {
        var folder = Directory.CreateTempSubdirectory("riskplatform-test-");
        try
        {
            var file = Path.Combine(folder.FullName, "export.zip");
            var recorded = await CommandLine.RunAsync(
                "node",
                [Script("record.mjs"), file],
                new Dictionary<string, string?>
                {
                    ["RISK_ADDRESS"] = service.Process.GrpcAddress.ToString(),
                    ["RISK_TOKEN"] = DevelopmentTokens.Mint(service.Process.DevelopmentKeyFile, "agency_system"),
                    ["RISK_MANAGER_TOKEN"] = DevelopmentTokens.Mint(service.Process.DevelopmentKeyFile, "manager"),
                },
                Patience);
            Assert.True(recorded.ExitCode == 0, recorded.Everything);
            using var answer = JsonDocument.Parse(recorded.Output);
            var root = answer.RootElement;
            Assert.Equal("2", root.GetProperty("recorded").GetString());
            Assert.Equal(["3", "4", "5", "6", "7"], Ordered(root.GetProperty("streamed")));
            Assert.Equal(
                Enumerable.Range(0, 6).Select(number => $"Synthetic {number}"), Ordered(root.GetProperty("accounts")));
            Assert.Equal(root.GetProperty("hash").GetString(), root.GetProperty("hashes")[1].GetString());
            Assert.Equal("INVALID_ARGUMENT", root.GetProperty("unknown_purpose").GetString());
            Assert.Equal("EVIDENCE_EXPORT_STATE_READY", root.GetProperty("export_state").GetString());

            var verified = await CommandLine.RunAsync("node", [Script("verify.mjs"), file], timeout: Patience);
            Assert.True(verified.ExitCode == 0, verified.Everything);
            using var verdict = JsonDocument.Parse(verified.Output);
            Assert.True(verdict.RootElement.GetProperty("intact").GetBoolean());
            Assert.InRange(verdict.RootElement.GetProperty("entryCount").GetInt32(), 7, 8);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Script(string name) => RepositoryFiles.Path("tests", "EndToEnd.Tests", "Node", name);

    private static IEnumerable<string?> Ordered(JsonElement array) =>
        array.EnumerateArray().Select(text => text.GetString());

    private static HashSet<string?> Texts(JsonElement array) =>
        [.. array.EnumerateArray().Select(text => text.GetString())];
}
