namespace RiskPlatform.Cli.Commands.Records;

/// <summary>What is to be verified.</summary>
internal abstract record VerifyTarget
{
    /// <summary>A case that the service holds.</summary>
    internal sealed record HeldCase(string CaseId) : VerifyTarget;

    /// <summary>A file on this machine.</summary>
    internal sealed record LocalFile(string Path) : VerifyTarget;

    internal static VerifyTarget Of(string text) =>
        Guid.TryParse(text, out _) ? new HeldCase(text) : new LocalFile(text);
}
