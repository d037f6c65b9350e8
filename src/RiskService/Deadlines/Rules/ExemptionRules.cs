using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Deadlines.Rules;

/// <summary>Why a review can't be exempted.</summary>
internal enum ExemptionRefusal
{
    None = 0,

    /// <summary>It is due or overdue: nothing is postponed.</summary>
    Due = 1,

    /// <summary>It is exempt already.</summary>
    Exempt = 2,

    /// <summary>It was exempt for this reason before.</summary>
    ReasonUsed = 3,

    /// <summary>A change was reported since it began: that is what it is to look at (REVIEW-3).</summary>
    Changed = 4,
}

/// <summary>When a review may be exempt, until when, and when it is due after that (REVIEW-6).</summary>
internal static class ExemptionRules
{
    public const string Id = "REVIEW-6";

    /// <summary>In which a review is due after its exemption, where its time has passed in it.</summary>
    public const int WorkingDaysAfter = 5;

    /// <param name="reason">Why it is to be exempt.</param>
    /// <param name="used">A bit for each reason that this review was exempt for.</param>
    /// <param name="due">When it is due.</param>
    /// <param name="exemptUntil">The end of the exemption that stands or stood last.</param>
    /// <param name="trigger">The change that was reported since it began.</param>
    /// <param name="now">Now.</param>
    public static ExemptionRefusal Refusal(
        ReviewExemptionReason reason, int used, DateTimeOffset due, DateTimeOffset? exemptUntil, ReviewTrigger trigger,
        DateTimeOffset now) =>
        due <= now ? ExemptionRefusal.Due
        : trigger != ReviewTrigger.Unspecified ? ExemptionRefusal.Changed
        : exemptUntil > now ? ExemptionRefusal.Exempt
        : (used & Bit(reason)) != 0 ? ExemptionRefusal.ReasonUsed
        : ExemptionRefusal.None;

    public static int Bit(ReviewExemptionReason reason) => 1 << (int)reason;

    public static IEnumerable<ReviewExemptionReason> Reasons(int used) =>
        Enum.GetValues<ReviewExemptionReason>().Where(reason => (used & Bit(reason)) != 0);

    /// <summary>
    /// One interval of the level that stands, from now, and from when the review was due before its first exemption:
    /// several in a row reach no farther than one. Never assessed is as the highest (<b>choice</b>).
    /// </summary>
    public static DateTimeOffset Latest(
        RiskLevel level, ReviewIntervals intervals, DateTimeOffset firstDue, DateTimeOffset now) =>
        (firstDue < now ? firstDue : now) + ReviewInterval.For(level, intervals);

    /// <summary>
    /// Five working days later, but never more than two weeks: an agency that works one day a week has weeks too
    /// (<b>choice</b>).
    /// </summary>
    public static DateTimeOffset SoonAfter(DateTimeOffset time, WorkingTime working)
    {
        var (days, weeks) = (working.AddWorkingDays(time, WorkingDaysAfter), time.AddDays(14));
        return days < weeks ? days : weeks;
    }

    /// <summary>When it is due with an exemption: as before, or soon after its end, whichever is later.</summary>
    /// <param name="original">When it was due before.</param>
    /// <param name="afterEnd">Five working days after the exemption's end.</param>
    public static DateTimeOffset DueWith(DateTimeOffset original, DateTimeOffset afterEnd) =>
        original > afterEnd ? original : afterEnd;

    /// <summary>When it is due after an exemption was ended early; never later than it would have been.</summary>
    /// <param name="original">When it was due before the exemption.</param>
    /// <param name="afterEnd">Five working days from now.</param>
    /// <param name="standing">When it is due now.</param>
    public static DateTimeOffset DueAfter(
        DateTimeOffset original, DateTimeOffset afterEnd, DateTimeOffset standing)
    {
        var due = DueWith(original, afterEnd);
        return due < standing ? due : standing;
    }
}
