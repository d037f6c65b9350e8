namespace RiskService.Tests.Guidance;

/// <summary>The sections and headings of the source, as entries cite them.</summary>
internal static class SourceHeadings
{
    public static readonly IReadOnlySet<string> All = new HashSet<string>
    {
        "Introduction",
        "Principles: Safety first",
        "Principles: Do no harm",
        "The 6 key steps to guide your work",
        "Look/listen: They may ask for help for their abusive behaviours",
        "Look/listen: They may not admit responsibility for their abusive behaviours and may try and blame other "
            + "people or factors for their abuse",
        "Look/listen: They may tell you their victim/survivor is the abusive party in the relationship",
        "Look/listen: They may insist on accompanying their partners to appointments or may want to talk for their "
            + "partners",
        "Look/listen: You may be working with a child in the family",
        "Look/listen: Checklist: Indicators of Domestic Abuse",
        "Look/listen: Additional behaviours/indicators to be aware of",
        "Ask",
        "Ask: Perpetrator presents with an issue other than domestic abuse",
        "Ask: Perpetrator discloses using abusive, violent and/or controlling behaviour towards their partner",
        "Assess risk",
        "Assess risk: Checklist for imminent or severe risk of harm",
        "Respond",
        "Respond: Good practice in dealing with perpetrators of domestic abuse",
        "Respond: Safety issues",
        "Respond: Looking after yourself",
        "Refer",
        "Refer: Referring to non-domestic abuse services",
        "Refer: Multi-agency response",
        "Record",
        "Advice and guidance for you: What we offer Frontline Workers",
        "Advice and guidance for you: How we support perpetrators",
    };
}
