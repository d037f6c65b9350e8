namespace RiskPlatform.Client;

/// <summary>One thing that is wrong with a request, or one rule that refuses it.</summary>
/// <param name="Field">The field, as a path in the protocol's own names, such as <c>observations[3].code</c>.</param>
/// <param name="Description">
/// What is wrong and the fix; where a rule refuses, why, with the safe alternative. Holds no personal detail.
/// </param>
/// <param name="Rule">The practice rule, such as <c>RESPOND-4</c>, where one decided.</param>
public sealed record Violation(string Field, string Description, string? Rule = null);
