using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Retention.Rules;

/// <summary>Years for which content is kept after closure: in general, and where a child is or was in it.</summary>
internal sealed record RetentionYears(int Standard, int WithChild);

/// <summary>Until when a closed case is kept, and whether a person has to decide then.</summary>
internal sealed record RetentionTerm(DateTimeOffset Until, bool NeedsDecision)
{
    /// <summary>
    /// RECORD-5. A child who was taken off the case counts like one who is in it: whether they were at risk is not for
    /// a program to judge. Neither is the risk of a case that nobody ever assessed.
    /// </summary>
    internal static RetentionTerm Of(
        DateTimeOffset closeTime, bool everHadChild, bool everAssessed, RetentionYears years) => new(
        closeTime.AddYears(everHadChild ? Math.Max(years.WithChild, years.Standard) : years.Standard),
        everHadChild || !everAssessed);
}

/// <summary>What stands between a case and its disposal.</summary>
internal static class RetentionStates
{
    internal static RetentionState Of(
        DateTimeOffset? retainUntil, int legalHolds, bool waitsForDecision, DateTimeOffset now) =>
        legalHolds > 0 ? RetentionState.OnHold
        : retainUntil is not { } until ? RetentionState.OpenCase
        : until > now ? RetentionState.Running
        : waitsForDecision ? RetentionState.AwaitingDecision
        : RetentionState.Due;
}
