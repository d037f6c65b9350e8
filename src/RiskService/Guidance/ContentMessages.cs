using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Guidance;

/// <summary>Makes the messages of the protocol out of content entries.</summary>
internal static class ContentMessages
{
    public static IndicatorEntry Indicator(IndicatorContent entry)
    {
        var message = new IndicatorEntry
        {
            Indicator = entry.Indicator,
            Kind = entry.Kind,
            Label = entry.Label,
            Description = entry.Description,
            InformationRequest = entry.InformationRequest ?? "",
            SourceSection = Cite(entry),
            Section = entry.Section,
        };
        message.CouldAsk.AddRange(entry.CouldAsk ?? []);
        return message;
    }

    public static InformationRequest InformationRequest(IndicatorEntry entry) => new()
    {
        Indicator = entry.Indicator,
        CouldAsk = { entry.CouldAsk },
        Text = entry.InformationRequest,
    };

    public static Question Question(QuestionContent entry) => new()
    {
        QuestionId = entry.Id,
        Set = entry.Set,
        Text = entry.Text,
        Informs = { entry.Informs },
        SourceSection = Cite(entry),
    };

    public static AdviceEntry Advice(AdviceContent entry) => new()
    {
        AdviceId = entry.Id,
        Kind = entry.Kind,
        Text = entry.Text,
        SourceSection = Cite(entry),
        Section = entry.Section,
    };

    public static Helpline Helpline(HelplineContent entry) => new()
    {
        HelplineId = entry.Id,
        Name = entry.Name,
        Phone = entry.Phone,
        Url = entry.Url,
        Offers = entry.Offers,
        Audience = entry.Audience,
        SourceSection = Cite(entry),
    };

    // A reader must be able to tell what the source says from what a practice rule adds to it.
    private static string Cite(IContentEntry entry) =>
        entry.Rule is null ? entry.SourceSection : $"{entry.SourceSection} (practice rule {entry.Rule})";
}
