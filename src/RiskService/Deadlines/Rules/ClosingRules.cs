namespace RiskPlatform.RiskService.Deadlines.Rules;

/// <summary>When a case may be closed (REVIEW-7).</summary>
internal static class ClosingRules
{
    /// <summary>How far apart two reviews lie at least that count as consecutive ones (<b>choice</b>).</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromDays(7);
}
