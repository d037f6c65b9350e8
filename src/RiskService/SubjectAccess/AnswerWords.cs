using System.Collections.Immutable;
using RiskPlatform.RiskService.Guidance;
using RiskPlatform.RiskService.SubjectAccess.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess;

/// <summary>
/// The words of an answer beside those of the record. They are the same in every answer, whatever is held and whatever
/// is withheld: a sentence that appeared only where something is withheld would say so (RESPOND-2).
/// </summary>
internal static class AnswerWords
{
    internal const string Title = "The information that we hold about you";

    internal const string Held = "This answers your request to see the personal information that we hold about you. "
        + "It shows what we held on the day given here.";

    internal const string Limits = "The law does not let us show everything in every case. Information may be left out "
        + "where it is about other people or came from them, where showing it could put somebody at risk, and where "
        + "another law asks it of us. We say this in every answer, whether or not anything was left out of it.";

    internal const string FactsHeading = "What is recorded about behaviour";
    internal const string OwnWordsHeading = "What you said or wrote to us";
    internal const string ContactsHeading = "When we met or spoke with you";
    internal const string ReleasedHeading = "Other information";
    internal const string Nothing = "There is nothing to show here.";

    /// <summary>Where the document can't draw a character of what it shows.</summary>
    internal const string Replaced = "Some characters are not in the fonts of this document and are shown as \uFFFD. "
        + "Ask us for the file in its other form, which has them all.";

    internal const string RightsHeading = "What you can do";

    internal const string Correct = "If something here is wrong or not complete, tell us. You can ask us to put it "
        + "right, and you can have your own view added to what is recorded.";

    internal const string Complain = "If you are not content with this answer, you can complain to us. You can also "
        + "complain to the Information Commissioner, who oversees data protection in the United Kingdom "
        + "(www.ico.org.uk), and you can go to court.";

    internal const string SupportHeading = "Support";

    internal const string SupportIntroduction = "If you are worried about how you behave towards a partner or your "
        + "family, you can talk to somebody in confidence. This too stands in every answer.";

    internal static Helpline? Support(GuidanceContent guidance) => guidance.Helplines
        .FirstOrDefault(h => h.HelplineId.EndsWith(".perpetrators", StringComparison.Ordinal));

    internal static string Fact(DisclosablePart part, GuidanceContent guidance)
    {
        var label = guidance.Indicator(part.Indicator).Label;
        return part.Presence == Presence.Absent ? $"{label}: you said that this is not so" : label;
    }

    /// <summary>A fact that nobody is named for would be taken for the survivor's word.</summary>
    internal static string ToldBy(ImmutableArray<SourceKind> sources) => string.Join(", ", sources.Select(ToldBy));

    internal static string Contact(ContactMode mode) => mode switch
    {
        ContactMode.AgencyPremises => "At our premises",
        ContactMode.HomeVisit => "At home",
        ContactMode.Telephone => "By telephone",
        ContactMode.Video => "By video",
        _ => "At another place",
    };

    private static string ToldBy(SourceKind source) => source switch
    {
        SourceKind.Perpetrator => "you",
        SourceKind.WorkerObservation => "what a worker saw or heard",
        SourceKind.Police => "police",
        SourceKind.ChildrensSocialCare => "children's social care",
        SourceKind.AdultSocialCare => "adult social care",
        SourceKind.Housing => "housing",
        SourceKind.Health => "a health service",
        SourceKind.Probation => "probation",
        SourceKind.Education => "a school, college or nursery",
        _ => "another agency",
    };
}
