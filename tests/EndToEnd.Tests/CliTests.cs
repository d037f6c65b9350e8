using System.Text.Json.Nodes;
using RiskPlatform.V1;
using TestKit.Processes;

namespace EndToEnd.Tests;

/// <summary>The command line against the real service, as a person or a script runs it.</summary>
[Collection(nameof(RunningService))]
public sealed class CliTests(RunningService service)
{
    private static readonly string Cases = RepositoryFiles.Path("tests", "TestKit", "Cases");

    [Fact]
    public async Task Every_worked_case_gives_one_line_of_json_with_the_expected_level()
    {
        var result = await RiskAsync("assess", Cases, "--json");

        Assert.True(result.ExitCode == 0, result.Everything);
        var levels = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => AssessResponse.Parser.ParseJson(line).Assessment.Level);
        Assert.Equal(
            Directory.GetFiles(Cases, "*.json").Order(StringComparer.Ordinal).Select(ExpectedLevel), levels);
        Assert.Equal(17, levels.Count());
    }

    [Fact]
    public async Task Every_worked_case_meets_what_it_expects()
    {
        var result = await RiskAsync("assess", Cases, "--expect");

        Assert.True(result.ExitCode == 0, result.Everything);
    }

    [Fact]
    public async Task A_difference_from_what_a_case_expects_has_an_exit_code_of_its_own()
    {
        var folder = Directory.CreateTempSubdirectory("riskplatform-test-");
        try
        {
            var file = Path.Combine(folder.FullName, "wrong.json");
            var worked = Read(Path.Combine(Cases, "drink-and-stress.json"));
            worked["expect"]!["level"] = "IMMINENT";
            await File.WriteAllTextAsync(file, worked.ToJsonString(), TestContext.Current.CancellationToken);

            var result = await RiskAsync("assess", file, "--expect");

            Assert.Equal(4, result.ExitCode);
            Assert.Contains("MEDIUM", result.Everything, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_has_an_exit_code_of_its_own()
    {
        var file = Path.Combine(Cases, "drink-and-stress.json");
        var nowhere = $"http://127.0.0.1:{DataFolder.FreePort()}";

        var result = await RiskAsync("assess", file, "--address", nowhere);

        Assert.Equal(3, result.ExitCode);
        Assert.DoesNotContain("   at ", result.Everything, StringComparison.Ordinal);
    }

    private Task<CommandResult> RiskAsync(params string[] args) => service.Process.RiskAsync(args);

    private static RiskLevel ExpectedLevel(string file) => Enum.Parse<RiskLevel>(
        (string)Read(file)["expect"]!["level"]!, ignoreCase: true);

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(file))!;
}
