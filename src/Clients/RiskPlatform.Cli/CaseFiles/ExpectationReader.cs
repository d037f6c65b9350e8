using RiskPlatform.V1;

namespace RiskPlatform.Cli.CaseFiles;

/// <summary>Reads the <c>expect</c> part of a case file.</summary>
internal static class ExpectationReader
{
    private const int MostHours = 100_000;

    internal static Expectation? Read(FieldReader? reader)
    {
        if (reader is null) return null;
        var requests = reader.CodeList<Indicator>("information_requests").ToList();
        var permitted = new Dictionary<Indicator, bool>();
        foreach (var (code, flag) in reader.FlagsByCode<Indicator>("challenge_permitted")) permitted[code] = flag;
        var rules = reader.TextList("rules").ToList();
        var expectation = new Expectation
        {
            Level = reader.Code<RiskLevel>("level"),
            SafeguardingActionRequired = reader.Flag("safeguarding_action_required"),
            AskRecommended = reader.Flag("ask_recommended"),
            SelfHarmActionRequired = reader.Flag("self_harm_action_required"),
            CounterAllegation = reader.Flag("counter_allegation"),
            DirectQuestionsOffered = reader.Flag("direct_questions_offered"),
            InformationRequests = reader.Has("information_requests") ? requests : null,
            ChallengePermitted = reader.Has("challenge_permitted") ? permitted : null,
            Rules = reader.Has("rules") ? rules : null,
            NextReviewHours = reader.Count("next_review_hours", MostHours),
        };
        reader.Finish();
        return expectation;
    }
}
