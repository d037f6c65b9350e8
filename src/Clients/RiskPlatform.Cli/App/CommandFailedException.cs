namespace RiskPlatform.Cli.App;

/// <summary>The service did what it was asked, and what came of it is no success.</summary>
internal sealed class CommandFailedException(string reason, string message, string fix) : Exception(message)
{
    internal string Reason => reason;

    internal string Fix => fix;
}
