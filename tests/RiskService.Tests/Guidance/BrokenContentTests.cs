using System.Text.Json.Nodes;
using RiskPlatform.RiskService.Guidance;

namespace RiskService.Tests.Guidance;

/// <summary>Broken content stops the start and says what is wrong and where.</summary>
public sealed class BrokenContentTests
{
    private const string Indicators = "2026.1/indicators.en.json";
    private const string Questions = "2026.1/questions.en.json";
    private const string Advice = "2026.1/advice.en.json";
    private const string Helplines = "2026.1/helplines.en.json";

    public static readonly TheoryData<string, string, Action<JsonArray>> Changes = new()
    {
        { Indicators, "ThreatsToKill: is missing", a => a.RemoveAt(6) },
        { Indicators, "WeaponUse: is there more than once", a => a.Add(a[5]!.DeepClone()) },
        { Indicators, "ThreatsToKill: kind: must be SevereHarm", a => a[6]!["kind"] = "INDICATOR_KIND_BEHAVIOUR" },
        { Indicators, "could_ask and information_request", a => a[0]!["could_ask"] = new JsonArray() },
        { Indicators, "could_ask and information_request", a => a[0]!.AsObject().Remove("information_request") },
        { Indicators, "could_ask and information_request", a => a[9]!["information_request"] = "What?" },
        { Indicators, "information_request: is empty", a => a[0]!["information_request"] = " " },
        { Indicators, "Perpetrator is not an agency", a => a[0]!["could_ask"]![0] = "PERPETRATOR" },
        { Indicators, "Survivor is not an agency", a => a[0]!["could_ask"]![0] = "SURVIVOR" },
        { Indicators, "label: is empty", a => a[20]!["label"] = "" },
        { Indicators, "$[3].indicator", a => a[3]!["indicator"] = "INDICATOR_UNSPECIFIED" },
        { Indicators, "$[3].indicator", a => a[3]!["indicator"] = 4 },
        { Questions, "is there more than once", a => a[1]!["id"] = a[0]!["id"]!.DeepClone() },
        { Questions, "source_section: is empty", a => a[1]!["source_section"] = "" },
        { Questions, "source_section", a => a[1]!.AsObject().Remove("source_section") },
        { Questions, "informs: must name indicators", a => a[1]!["informs"] = new JsonArray() },
        { Questions, "$[1].informs", a => a[1]!["informs"]![0] = "WEAPONS" },
        { Questions, "no question is of the set Direct", RemoveDirect },
        { Questions, "an entry has no id", a => a[1]!["id"] = "" },
        { Advice, "text: is empty", a => a[1]!["text"] = "" },
        { Advice, "$[1].fits", a => a[1]!["fits"] = new JsonArray("Sometimes") },
        { Advice, "no advice fits Always", a => Fit(a, "Always", "Children") },
        { Advice, "an assessment could return them all", a => Fit(a, null, "Children") },
        { Advice, "colour", a => a[1]!["colour"] = "red" },
        { Advice, "has no entries, or one that is null", a => a[1] = null },
        { Helplines, "has no entries, or one that is null", a => a.Clear() },
        { Helplines, "phone: is empty", a => a[0]!["phone"] = "" },
    };

    [Theory]
    [MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public void A_broken_entry_is_named_with_its_file(string file, string problem, Action<JsonArray> change) =>
        Fails(TestContent.With(file, change), file, problem);

    [Theory]
    [InlineData(Questions)]
    [InlineData("2026.1/version.json")]
    public void A_missing_file_is_named(string file) =>
        Fails([.. TestContent.Files.Where(f => f.Name != file)], file, "is missing");

    [Theory]
    [InlineData("2026.1/version.json", """{ "version": "2026.2", "source": "s" }""", "must be the name of its folder")]
    [InlineData("2026.1/version.json", """{ "version": "2026.1", "source": "" }""", "source: is empty")]
    [InlineData("2026.1/version.json", "null", "is null")]
    [InlineData("2026.1/advice.en.json", "[{", "BytePositionInLine")]
    [InlineData("2026.1/notes.en.json", "[]", "is neither")]
    [InlineData("2026.1/questions.cy.json", "[]", "has no entries")]
    public void A_broken_file_is_named(string file, string content, string problem) =>
        Fails(TestContent.With(file, content), file, problem);

    [Fact]
    public void A_language_of_which_a_file_is_missing_is_refused() => Fails(
        [.. TestContent.Files, .. TestContent.AsLanguage("cy").Where(f => f.Name != "2026.1/advice.cy.json")],
        "2026.1/advice.cy.json", "is missing");

    [Fact]
    public void A_language_whose_entries_differ_is_refused()
    {
        var other = TestContent.With(Questions, a => a[2]!["informs"] = new JsonArray("SUICIDAL"))
            .Single(f => f.Name == Questions) with
        { Name = "2026.1/questions.cy.json" };
        Fails(
            [.. TestContent.Files, .. TestContent.AsLanguage("cy").Where(f => f.Name != other.Name), other],
            other.Name, "entry 2");
    }

    [Fact]
    public void A_folder_that_is_no_version_is_refused() =>
        Fails([.. TestContent.AsVersion("draft")], "draft", "is not a version");

    [Fact]
    public void No_content_at_all_is_refused() => Fails([], "", "No guidance is held.");

    private static void RemoveDirect(JsonArray array)
    {
        foreach (var entry in array.Where(e => (string?)e!["set"] == "QUESTION_SET_DIRECT").ToList())
            array.Remove(entry);
    }

    // Gives another fit to the entries with this one, or to those with none.
    private static void Fit(JsonArray array, string? from, string to)
    {
        foreach (var entry in array)
        {
            if ((string?)entry!["fits"]!.AsArray().FirstOrDefault() == from)
                entry["fits"] = new JsonArray(to);
        }
    }

    private static void Fails(IReadOnlyCollection<GuidanceFile> files, string file, string problem)
    {
        var failure = Assert.Throws<GuidanceContentException>(() => GuidanceLibrary.Load(files));
        Assert.Contains(failure.Problems, p => p.Contains(file, StringComparison.Ordinal)
            && p.Contains(problem, StringComparison.Ordinal));
    }
}
