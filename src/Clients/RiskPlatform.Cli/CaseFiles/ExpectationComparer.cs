using System.Globalization;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.CaseFiles;

/// <summary>Where an answer is not what the case file expects.</summary>
internal sealed record Difference(string Field, string Expected, string Actual);

/// <summary>Compares an assessment with what its case file expects.</summary>
internal static class ExpectationComparer
{
    internal static IReadOnlyList<Difference> Compare(Expectation expect, Assessment actual) =>
    [
        .. Values("level", expect.Level is { } l ? Codes.Name(l) : null, Codes.Name(actual.Level)),
        .. Flags("safeguarding_action_required", expect.SafeguardingActionRequired, actual.SafeguardingActionRequired),
        .. Flags("ask_recommended", expect.AskRecommended, actual.AskRecommended),
        .. Flags("self_harm_action_required", expect.SelfHarmActionRequired, SelfHarmActionRequired(actual)),
        .. Flags("counter_allegation", expect.CounterAllegation, actual.CounterAllegation is not null),
        .. Flags("direct_questions_offered", expect.DirectQuestionsOffered, actual.DirectQuestionsOffered),
        .. Sets("information_requests", expect.InformationRequests?.Select(Codes.Name),
            actual.InformationRequests.Select(r => Codes.Name(r.Indicator))),
        .. Challenges(expect.ChallengePermitted, actual),
        .. Sets("rules", expect.Rules, actual.Rules.Select(r => r.RuleId).Where(IsCompared)),
        .. Values("next_review_hours", expect.NextReviewHours?.ToString(CultureInfo.InvariantCulture),
            ReviewHours(actual)),
    ];

    // An unspecified state is a service that did not say: it is shown as required rather than taken for "no".
    private static bool SelfHarmActionRequired(Assessment actual) =>
        actual.SelfHarmAction != RequirementState.NotRequired;

    private static bool IsCompared(string rule) =>
        rule.StartsWith("LOOK-", StringComparison.Ordinal) || rule.StartsWith("ASSESS-", StringComparison.Ordinal);

    // Two moments of one calculation; fractions of a second between them mean nothing.
    private static string ReviewHours(Assessment actual) =>
        actual is { NextReviewTime: { } next, CreateTime: { } made }
            ? Math.Round((next - made).ToTimeSpan().TotalHours, 3).ToString(CultureInfo.InvariantCulture)
            : "none";

    private static IEnumerable<Difference> Challenges(IReadOnlyDictionary<Indicator, bool>? expect, Assessment actual)
    {
        if (expect is null) yield break;
        var facts = actual.Facts.ToDictionary(f => f.Code);
        foreach (var (code, permitted) in expect)
        {
            var fact = facts.GetValueOrDefault(code);
            foreach (var d in Values($"challenge_permitted.{Codes.Name(code)}", Lower(permitted),
                fact is null ? "no such fact" : Lower(fact.ChallengePermitted)))
            {
                yield return d;
            }
        }

        foreach (var fact in actual.Facts.Where(f => f.Presence == Presence.Present && !expect.ContainsKey(f.Code)))
            yield return new Difference($"challenge_permitted.{Codes.Name(fact.Code)}", "not present",
                Lower(fact.ChallengePermitted));
    }

    private static IEnumerable<Difference> Flags(string field, bool? expect, bool actual) =>
        Values(field, expect is { } e ? Lower(e) : null, Lower(actual));

    private static IEnumerable<Difference> Sets(
        string field, IEnumerable<string>? expect, IEnumerable<string> actual) =>
        expect is null ? [] : Values(field, Listed(expect), Listed(actual));

    private static IEnumerable<Difference> Values(string field, string? expect, string actual) =>
        expect is null || expect == actual ? [] : [new Difference(field, expect, actual)];

    private static string Listed(IEnumerable<string> values) =>
        values.Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } all
            ? string.Join(", ", all)
            : "none";

    private static string Lower(bool flag) => flag ? "true" : "false";
}
