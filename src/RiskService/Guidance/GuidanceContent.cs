using System.Collections.Frozen;
using System.Collections.Immutable;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Guidance;

/// <summary>
/// One version of the guidance in one language, never changed after it is loaded. The messages it returns are made once
/// and shared by every caller and every answer: put them into a response as they are and never write to them. Whoever
/// needs another one clones it.
/// </summary>
internal sealed class GuidanceContent
{
    private readonly ImmutableArray<(AdviceEntry Entry, ImmutableArray<AdviceFit> Fits)> fittedAdvice;
    private readonly FrozenDictionary<Indicator, IndicatorEntry> indicatorByCode;
    private readonly FrozenDictionary<Indicator, InformationRequest> informationRequests;
    private readonly FrozenDictionary<QuestionSet, ImmutableArray<Question>> questionsBySet;
    private readonly FrozenDictionary<string, Question> questionById;
    private readonly FrozenDictionary<string, AdviceEntry> adviceById;

    internal GuidanceContent(
        VersionEntry version, string language, IEnumerable<IndicatorContent> indicators,
        IEnumerable<QuestionContent> questions, IEnumerable<AdviceContent> advice,
        IEnumerable<HelplineContent> helplines)
    {
        Version = version.Version;
        Source = version.Source;
        Language = language;
        Indicators = [.. indicators.Select(ContentMessages.Indicator)];
        AllQuestions = [.. questions.Select(ContentMessages.Question)];
        fittedAdvice = [.. advice.Select(a => (ContentMessages.Advice(a), a.Fits.ToImmutableArray()))];
        AllAdvice = [.. fittedAdvice.Select(a => a.Entry)];
        Helplines = [.. helplines.Select(ContentMessages.Helpline)];
        indicatorByCode = Indicators.ToFrozenDictionary(i => i.Indicator);
        informationRequests = Indicators.Where(i => i.Kind == IndicatorKind.SevereHarm)
            .ToFrozenDictionary(i => i.Indicator, ContentMessages.InformationRequest);
        questionsBySet = AllQuestions.GroupBy(q => q.Set).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
        questionById = AllQuestions.ToFrozenDictionary(q => q.QuestionId);
        adviceById = AllAdvice.ToFrozenDictionary(a => a.AdviceId);
    }

    /// <summary>Such as "2026.1".</summary>
    public string Version { get; }

    /// <summary>A BCP 47 tag.</summary>
    public string Language { get; }

    /// <summary>What the version is drawn from.</summary>
    public string Source { get; }

    /// <summary>All indicators, in the order of the source.</summary>
    public ImmutableArray<IndicatorEntry> Indicators { get; }

    /// <summary>All questions of every set, in the order of the source.</summary>
    public ImmutableArray<Question> AllQuestions { get; }

    /// <summary>All advice, in the order of the source; an assessment takes <see cref="AdviceFor"/>.</summary>
    public ImmutableArray<AdviceEntry> AllAdvice { get; }

    /// <summary>Helplines, in the order of the source.</summary>
    public ImmutableArray<Helpline> Helplines { get; }

    /// <summary>The guidance on an indicator.</summary>
    public IndicatorEntry Indicator(Indicator indicator) => indicatorByCode[indicator];

    /// <summary>Whom to ask what about a severe-harm indicator that is unknown (ASSESS-3).</summary>
    public InformationRequest InformationRequest(Indicator indicator) => informationRequests[indicator];

    /// <summary>A set's questions, in the order of the source. ASK-2 decides who is asked the direct ones.</summary>
    public ImmutableArray<Question> Questions(QuestionSet set) => questionsBySet[set];

    /// <summary>The question with this id, or null.</summary>
    public Question? QuestionById(string questionId) => questionById.GetValueOrDefault(questionId);

    /// <summary>The advice with this id, or null.</summary>
    public AdviceEntry? AdviceById(string adviceId) => adviceById.GetValueOrDefault(adviceId);

    /// <summary>
    /// The advice that fits (RESPOND-9), each entry once, in the order of the source. What always fits is among it
    /// whether or not it is asked for: forgetting to ask must not lose the most important advice.
    /// </summary>
    public ImmutableArray<AdviceEntry> AdviceFor(IReadOnlyCollection<AdviceFit> fits)
    {
        var found = ImmutableArray.CreateBuilder<AdviceEntry>();
        foreach (var (entry, entryFits) in fittedAdvice)
        {
            foreach (var fit in entryFits)
            {
                if (fit != AdviceFit.Always && !fits.Contains(fit))
                    continue;
                found.Add(entry);
                break;
            }
        }

        return found.DrainToImmutable();
    }
}
