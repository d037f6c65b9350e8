namespace RiskPlatform.RiskService.Guidance;

/// <summary>The four files of a version in one language, read and checked.</summary>
internal sealed class LanguageContent
{
    private readonly ContentFile<IndicatorContent> indicators;
    private readonly ContentFile<QuestionContent> questions;
    private readonly ContentFile<AdviceContent> advice;
    private readonly ContentFile<HelplineContent> helplines;

    private LanguageContent(
        string folder, string language, Dictionary<string, GuidanceFile> files, List<string> problems)
    {
        Language = language;
        indicators = ContentFile<IndicatorContent>.Read($"{folder}/indicators.{language}.json", files, problems);
        questions = ContentFile<QuestionContent>.Read($"{folder}/questions.{language}.json", files, problems);
        advice = ContentFile<AdviceContent>.Read($"{folder}/advice.{language}.json", files, problems);
        helplines = ContentFile<HelplineContent>.Read($"{folder}/helplines.{language}.json", files, problems);
    }

    public string Language { get; }

    public static LanguageContent Read(
        string folder, string language, Dictionary<string, GuidanceFile> files, List<string> problems)
    {
        var content = new LanguageContent(folder, language, files, problems);
        ContentChecks.Indicators(content.indicators, problems);
        ContentChecks.Questions(content.questions, problems);
        ContentChecks.Advice(content.advice, problems);
        return content;
    }

    /// <summary>Every language must have the same entries in the same order, with the same codes.</summary>
    public void CheckShape(LanguageContent reference, List<string> problems)
    {
        indicators.CheckShape(reference.indicators, problems);
        questions.CheckShape(reference.questions, problems);
        advice.CheckShape(reference.advice, problems);
        helplines.CheckShape(reference.helplines, problems);
    }

    public GuidanceContent ToContent(VersionEntry version) => new(
        version, Language, indicators.Entries, questions.Entries, advice.Entries, helplines.Entries);
}
