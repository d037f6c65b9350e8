using System.Text.Json;
using TestKit.Processes;

namespace EndToEnd.Tests;

/// <summary>From the directory to a referral, by the programs that people use.</summary>
[Collection(nameof(RunningService))]
public sealed class ReferralTests(RunningService service)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_node_client_searches_matches_and_refers()
    {
        var result = await CommandLine.RunAsync(
            "node",
            [RepositoryFiles.Path("tests", "EndToEnd.Tests", "Node", "refer.mjs")],
            new Dictionary<string, string?>
            {
                ["RISK_ADDRESS"] = service.Process.GrpcAddress.ToString(),
                ["RISK_TOKEN"] = DevelopmentTokens.Mint(service.Process.DevelopmentKeyFile, "practitioner"),
            },
            Patience);

        Assert.True(result.ExitCode == 0, result.Everything);
        using var answer = JsonDocument.Parse(result.Output);
        var root = answer.RootElement;
        string? Text(string name) => root.GetProperty(name).GetString();
        List<string?> Texts(string name) => [.. root.GetProperty(name).EnumerateArray().Select(t => t.GetString())];
        Assert.Equal("E08000035", Text("area"));
        Assert.All(Texts("found"), type => Assert.Equal("LISTING_TYPE_ANGER_MANAGEMENT", type));
        Assert.NotEmpty(Texts("found"));
        Assert.True(root.GetProperty("misses").GetBoolean());

        // REFER-5: where the survivor lives changes nothing that anybody but the worker sees.
        Assert.True(root.GetProperty("same_for_any_survivor").GetBoolean());
        Assert.NotEmpty(Texts("apart"));
        Assert.Empty(Texts("apart").Intersect(Texts("covered")));
        Assert.Equal(Texts("alternatives"), Texts("alternatives_elsewhere"));
        Assert.Empty(Texts("apart").Intersect(Texts("alternatives")));

        Assert.Equal(("FAILED_PRECONDITION", "REFUSED_BY_RULE", "REFER-3"),
            (Text("refused_status"), Text("refused_reason"), Text("refused_rule")));
        Assert.Contains(Text("best"), Texts("alternatives"));
        Assert.Equal("REFERRAL_STATE_SUBMITTED", Text("state"));
        Assert.Equal(Text("referral"), Text("duplicate_of"));
        Assert.Equal(["REFERRAL_TASK_KIND_TELL_SURVIVOR_SERVICE"], Texts("tasks"));
        Assert.Equal(Text("listing_name"), Text("subject_copy"));
    }

    [Fact]
    public async Task The_demonstration_goes_through_and_its_referral_reaches_the_programme()
    {
        var ids = JsonDocument.Parse(await service.Process.RiskWellAsync("demo", "--json")).RootElement;
        var shown = await service.Process.RiskWellAsync("referral", "show", ids.GetProperty("referralId").GetString()!);
        Assert.Contains("SUBMITTED", shown, StringComparison.Ordinal);
        var verified = await service.Process.RiskWellAsync("verify", ids.GetProperty("caseId").GetString()!);
        Assert.NotEmpty(verified);

        var told = await service.Process.RiskWellAsync("demo");
        Assert.Contains("REFER-3", told, StringComparison.Ordinal);
        Assert.Contains("The chain holds", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_real_helpline_is_found_and_the_made_up_ones_say_so()
    {
        var found = await service.Process.RiskWellAsync("directory", "search", "--type", "HELPLINE", "--json");
        var results = JsonDocument.Parse(found).RootElement.GetProperty("results").EnumerateArray()
            .Select(r => r.GetProperty("listing")).ToDictionary(
                l => l.GetProperty("name").GetString()!, l => l.GetProperty("synthetic").GetBoolean());
        Assert.False(results["Respect Phoneline"]);
        Assert.All(results.Where(r => r.Key != "Respect Phoneline"), r => Assert.True(r.Value));
    }
}
