namespace RiskPlatform.RiskService.Cases.Rules;

/// <summary>
/// Two different people decide a role swap and a lower level (LOOK-3, ASSESS-5): whoever approves is neither the caller
/// who proposed nor the worker in whose name it was proposed.
/// </summary>
internal static class SecondPerson
{
    /// <summary>False also where either of the two is not known: the unknown is not shown to be another.</summary>
    public static bool IsDifferent(string? proposerSubject, string? proposerWorkerId, string? approverSubject) =>
        !string.IsNullOrWhiteSpace(proposerSubject)
        && !string.IsNullOrWhiteSpace(approverSubject)
        && !SameId(proposerSubject, approverSubject)
        && !SameId(proposerWorkerId, approverSubject);

    /// <summary>
    /// Agencies write their identifiers by hand: spaces around and letter case don't make another person.
    /// </summary>
    public static bool SameId(string? one, string? other) =>
        string.Equals(one?.Trim(), other?.Trim(), StringComparison.OrdinalIgnoreCase);
}
