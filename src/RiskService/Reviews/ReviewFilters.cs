using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

/// <summary>
/// <see cref="ReviewStandings"/> as the database asks it. Each part bounds the time that it is about, so that a list
/// of what is overdue costs what is overdue.
/// </summary>
internal static class ReviewFilters
{
    internal static IQueryable<CaseRow> Standing(
        this IQueryable<CaseRow> cases, IReadOnlyCollection<ReviewStanding> wanted, DateTimeOffset now,
        LadderTimes times)
    {
        var parts = new[]
        {
            Past(wanted.Contains(ReviewStanding.Due), wanted.Contains(ReviewStanding.Overdue), now, times),
            Future(wanted.Contains(ReviewStanding.Upcoming), wanted.Contains(ReviewStanding.Exempt), now),
        }.OfType<Expression<Func<CaseRow, bool>>>().ToArray();
        return cases.Where(parts.Aggregate(Or));
    }

    private static Expression<Func<CaseRow, bool>>? Past(
        bool due, bool overdue, DateTimeOffset now, LadderTimes times)
    {
        var grace = ReviewStandings.WithGrace(times).ToArray();
        var over = now - times.ManagerAfter;
        return (due, overdue) switch
        {
            (true, true) => c => c.NextReviewTime <= now,
            (true, false) => c => c.NextReviewTime <= now && c.NextReviewTime > over && grace.Contains(c.Level),
            (false, true) =>
                c => c.NextReviewTime <= now && (c.NextReviewTime <= over || !grace.Contains(c.Level)),
            _ => null,
        };
    }

    /// <summary>What is exempt is not due before its exemption ends.</summary>
    private static Expression<Func<CaseRow, bool>>? Future(bool upcoming, bool exempt, DateTimeOffset now) =>
        (upcoming, exempt) switch
        {
            (true, true) => c => c.NextReviewTime > now,
            (true, false) => c => c.NextReviewTime > now && (c.ExemptUntil == null || c.ExemptUntil <= now),
            (false, true) => c => c.ExemptUntil > now,
            _ => null,
        };

    private static Expression<Func<CaseRow, bool>> Or(
        Expression<Func<CaseRow, bool>> one, Expression<Func<CaseRow, bool>> other) =>
        Expression.Lambda<Func<CaseRow, bool>>(
            Expression.OrElse(
                one.Body,
                ReplacingExpressionVisitor.Replace(other.Parameters[0], one.Parameters[0], other.Body)),
            one.Parameters);
}
