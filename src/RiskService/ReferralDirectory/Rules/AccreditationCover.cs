namespace RiskPlatform.RiskService.ReferralDirectory.Rules;

/// <summary>The first and the last day on which something holds.</summary>
internal sealed record Term(DateOnly From, DateOnly To);

/// <summary>How long accreditations hold without a day between them (REFER-1).</summary>
internal static class AccreditationCover
{
    /// <summary>
    /// The last day until which a listing is accredited without a break, as seen on this day: of what holds on it; of
    /// what ended last, if nothing does; of what begins first, if nothing ever did. Null without any.
    /// </summary>
    internal static DateOnly? Until(IReadOnlyCollection<Term> terms, DateOnly today)
    {
        if (ValidUntil(terms, today) is { } valid) return valid;
        var ended = terms.Where(t => t.To < today).Select(t => (DateOnly?)t.To).Max();
        return ended ?? (terms.Count == 0 ? null : ValidUntil(terms, terms.Min(t => t.From)));
    }

    /// <summary>Null if nothing holds on the day.</summary>
    internal static DateOnly? ValidUntil(IReadOnlyCollection<Term> terms, DateOnly day)
    {
        DateOnly? last = null;
        while (terms.Where(t => Follows(t, last, day)).Select(t => (DateOnly?)t.To).Max() is { } further
            && (last is null || further > last))
        {
            last = further;
        }

        return last;
    }

    private static bool Follows(Term term, DateOnly? last, DateOnly day) => last is { } end
        ? term.From.DayNumber <= end.DayNumber + 1 && term.To >= day
        : term.From <= day && day <= term.To;
}
