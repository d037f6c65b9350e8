namespace RiskPlatform.RiskService.Platform.Errors;

/// <summary>Collects what is wrong with a request, so that a caller learns of everything at once.</summary>
internal sealed class Violations
{
    /// <summary>
    /// Enough to mend a request by; a request of thousands of mistakes is not answered with thousands. The answer
    /// travels in trailers, of which many clients take 8 KiB.
    /// </summary>
    private const int Most = 40;

    private readonly List<FieldViolation> found = [];

    internal bool Any => found.Count > 0;

    internal void Add(string field, string description, string? rule = null)
    {
        if (found.Count < Most) found.Add(new FieldViolation(field, description, rule));
    }

    internal void ThrowIfAny()
    {
        if (Any) throw new Failure.Invalid(found).AsException();
    }

    internal static FailureException One(string field, string description, string? rule = null) =>
        new Failure.Invalid([new FieldViolation(field, description, rule)]).AsException();
}
