namespace RiskPlatform.Cli.App;

/// <summary>The command was called in a way that can't work. The message says how to call it.</summary>
internal sealed class UsageException(string message) : Exception(message);
