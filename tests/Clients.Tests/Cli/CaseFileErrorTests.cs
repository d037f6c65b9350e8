using Clients.Tests.Fakes;
using RiskPlatform.Cli.CaseFiles;

namespace Clients.Tests.Cli;

public sealed class CaseFileErrorTests
{
    private const string Observed =
        """{ "code": "WEAPON_USE", "presence": "PRESENT", "sources": [{ "kind": "POLICE" }] }""";

    [Theory]
    [InlineData("""{ "observation": [] }""", "observation", "Did you mean observations?")]
    [InlineData(
        """{ "observations": [{ "code": "WEAPONS_USE", "presence": "PRESENT", "sources": [{ "kind": "POLICE" }] }] }""",
        "observations[0].code", "\"WEAPONS_USE\" is not a code here. Did you mean WEAPON_USE?")]
    [InlineData(
        """{ "observations": [{ "code": "weapon use", "presence": "PRESENT", "sources": [{ "kind": "POLICE" }] }] }""",
        "observations[0].code", "Did you mean WEAPON_USE?")]
    [InlineData(
        """{ "observations": [{ "code": "WEAPON_USE", "presence": "YES", "sources": [{ "kind": "POLICE" }] }] }""",
        "observations[0].presence", "is not a code here")]
    [InlineData("""{ "observations": [{ "code": "WEAPON_USE", "sources": [{ "kind": "POLICE" }] }] }""",
        "observations[0].presence", "is missing.")]
    [InlineData(
        """{"observations":[{"code":"INDICATOR_UNSPECIFIED","presence":"ABSENT","sources":[{"kind":"POLICE"}]}]}""",
        "observations[0].code", "is not a code here")]
    [InlineData("""{ "observations": [{ "code": "WEAPON_USE", "presence": "PRESENT" }] }""",
        "observations[0].sources", "needs at least one source.")]
    [InlineData(
        """{ "observations": [{ "code": "WEAPON_USE", "presence": "PRESENT", "sources": [{ "kind": "POLIZE" }] }] }""",
        "observations[0].sources[0].kind", "Did you mean POLICE?")]
    [InlineData(
        """{"observations":[{"code":"WEAPON_USE","presence":"PRESENT","sources":[{"kind":"CHILD","derived":true}]}]}""",
        "observations[0].sources[0].derived", "Did you mean derived_from_survivor?")]
    [InlineData("""{ "observations": [{ "code": "WEAPON_USE", "presence": "PRESENT", "sources": ["POLICE"] }] }""",
        "observations[0].sources[0]", "must be an object.")]
    [InlineData("""{ "observations": { } }""", "observations", "must be a list.")]
    [InlineData("""{ "stance": "OPENLY" }""", "stance", "Did you mean OPEN?")]
    [InlineData("""{ "stance": 4 }""", "stance", "must be a code.")]
    [InlineData("""{ "intoxicated": "yes" }""", "intoxicated", "must be true or false.")]
    [InlineData("""{ "children": -1 }""", "children", "must be a whole number from 0 to 50.")]
    [InlineData("""{ "children": 1.5 }""", "children", "must be a whole number from 0 to 50.")]
    [InlineData("""{ "children": "two" }""", "children", "must be a whole number.")]
    [InlineData("""{ "survivor_view": { } }""", "survivor_view.level", "give either level or unavailable_reason.")]
    [InlineData("""{ "survivor_view": { "level": "HIGH", "unavailable_reason": "DECLINED" } }""", "survivor_view.level",
        "give either")]
    [InlineData("""{ "judgement": { "level": "HIGH" } }""", "judgement.reason", "is missing.")]
    [InlineData("""{ "judgement": { "level": "HIGH", "reason": "" } }""", "judgement.reason", "must not be empty.")]
    [InlineData("""{ "agencies_consulted": ["POLICE", "THE_POLICE"] }""", "agencies_consulted[1]", "Did you mean")]
    [InlineData("""{ "actions_taken": [{ "kind": "CALLED_POLICE" }] }""", "actions_taken[0].kind",
        "is not a code here")]
    [InlineData("""{ "actions_taken": [{ "kind": "CONTACTED_POLICE", "action_time": "2026-11-24T10:00:00" }] }""",
        "actions_taken[0].action_time", "must be a time with its offset")]
    [InlineData("""{ "worker": { "name": "w" } }""", "worker.name", "is not a field here")]
    [InlineData("""{ "case_id": "c-1", "children": 1 }""", "children", "belongs to a new case")]
    [InlineData("""{ "expect": { "levels": "HIGH" } }""", "expect.levels", "Did you mean level?")]
    [InlineData("""{ "expect": { "challenge_permitted": { "WEAPON": true } } }""",
        "expect.challenge_permitted.WEAPON", "Did you mean WEAPON_USE?")]
    [InlineData("""{ "expect": { "rules": [1] } }""", "expect.rules[0]", "must be a text.")]
    [InlineData("""{ "stance": "OPEN", "stance": "NONE" }""", "", "names a field twice")]
    [InlineData("""{ "stance": """, "", "is not valid JSON")]
    [InlineData("[]", "", "must hold one JSON object.")]
    public void What_is_wrong_is_named_with_the_fix(string json, string field, string message)
    {
        using var run = new CliRun();
        run.Write("case.json", json);
        var error = Assert.Throws<CaseFileException>(() => CaseFileReader.ReadAll(["case.json"], run.Folder));
        var problem = Assert.Single(error.Problems);
        Assert.Equal(("case.json", field), (problem.File, problem.Field));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        using var run = new CliRun();
        run.Write("one.json", $$"""{ "stanse": "OPEN", "observations": [{{Observed}}], "children": 99 }""");
        run.Write("two.json", """{ "worker": [] }""");
        var error = Assert.Throws<CaseFileException>(
            () => CaseFileReader.ReadAll(["one.json", "two.json", "three.json", "empty"], run.Folder));
        Assert.Equal(
            ["one.json children", "one.json stanse", "two.json worker", "three.json ", "empty "],
            error.Problems.Select(p => $"{p.File} {p.Field}"));
    }

    [Fact]
    public void A_folder_without_cases_is_an_error()
    {
        using var run = new CliRun();
        Directory.CreateDirectory(Path.Combine(run.Folder, "none"));
        var error = Assert.Throws<CaseFileException>(() => CaseFileReader.ReadAll(["none"], run.Folder));
        Assert.Contains("no .json file", Assert.Single(error.Problems).Message, StringComparison.Ordinal);
    }
}
