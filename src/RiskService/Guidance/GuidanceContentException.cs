namespace RiskPlatform.RiskService.Guidance;

/// <summary>Broken content. The service does not start with it: half a guidance could get someone hurt.</summary>
internal sealed class GuidanceContentException(IReadOnlyList<string> problems)
    : Exception("The guidance content is broken:\n" + string.Join('\n', problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
