using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Output.Reviews;

/// <summary>Codes of reviews in plain short words, for text that people read and never type.</summary>
internal static class ReviewWords
{
    /// <summary>Always named as well as coloured: colour alone tells some people nothing.</summary>
    internal static string Badge(ReviewStanding standing) => standing switch
    {
        ReviewStanding.Overdue => "[bold white on red] OVERDUE [/]",
        ReviewStanding.Due => "[bold yellow] DUE [/]",
        ReviewStanding.Upcoming => "[bold green] UPCOMING [/]",
        ReviewStanding.Exempt => "[bold blue] EXEMPT [/]",
        ReviewStanding.Ended => "[grey] ENDED [/]",
        _ => $"[bold red] {Codes.Name(standing)} [/]",
    };

    internal static string Of(DeadlineKind kind) => kind switch
    {
        DeadlineKind.Review => "review the case",
        DeadlineKind.SafeguardingAction => "act on severe harm (ASSESS-1)",
        DeadlineKind.SelfHarmAction => "act on self-harm (LOOK-2)",
        DeadlineKind.Consultation => "consult other agencies (ASSESS-6)",
        DeadlineKind.InformationRequest => "ask others for what is unknown (ASSESS-3)",
        DeadlineKind.SafetyPlan => "make or change the safety plan (REFER-7)",
        DeadlineKind.Notice => "tell who has to know of a referral (REFER-7, REFER-8)",
        _ => Codes.Name(kind),
    };

    internal static string Of(LadderStage stage) => stage switch
    {
        LadderStage.Unspecified => "nobody was reminded yet",
        LadderStage.Reminder => "the reviewer was reminded (REVIEW-4)",
        LadderStage.Due => "the reviewer was told that it is due (REVIEW-4)",
        LadderStage.Manager => "a manager was told (REVIEW-5)",
        LadderStage.SafeguardingLead => "the safeguarding lead was told (REVIEW-5)",
        _ => Codes.Name(stage),
    };

    internal static string Of(ClosingCondition condition) => condition switch
    {
        ClosingCondition.StandardLevel => "STANDARD is not the level that stands",
        ClosingCondition.TwoStandardReviews => "two consecutive reviews at STANDARD, seven days apart, are missing",
        ClosingCondition.SixMonths => "the level was MEDIUM or above within the last six months",
        ClosingCondition.Consultation => "agencies have to be consulted (ASSESS-6)",
        ClosingCondition.NoOpenReferral => "a referral is open",
        ClosingCondition.NoHold => "a legal hold stands",
        ClosingCondition.NoSafeguardingAction => "a safeguarding action is awaited (ASSESS-1)",
        ClosingCondition.NoSelfHarmAction => "a self-harm action is awaited (LOOK-2)",
        ClosingCondition.NoOpenTask => "a consultation or a referral's task is open",
        ClosingCondition.NoCounterAllegation => "a counter-allegation is open, or a role swap waits (LOOK-3)",
        ClosingCondition.ReviewNotOverdue => "the review is overdue: look again before closing",
        _ => Codes.Name(condition),
    };

    internal static string Of(OverdueAge age) => age switch
    {
        OverdueAge.Under1Day => "less than a day",
        OverdueAge._1To3Days => "1 to 3 days",
        OverdueAge._3To7Days => "3 to 7 days",
        OverdueAge._7To30Days => "7 to 30 days",
        OverdueAge._30DaysOrMore => "30 days or more",
        _ => Codes.Name(age),
    };

    internal static string Of(RecipientRole role) => role switch
    {
        RecipientRole.Reviewer => "reviewers",
        RecipientRole.Manager => "managers",
        RecipientRole.SafeguardingLead => "safeguarding leads",
        _ => Codes.Name(role),
    };
}
