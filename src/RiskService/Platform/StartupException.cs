namespace RiskPlatform.RiskService.Platform;

/// <summary>A reason not to start, said in one line to whoever starts the service.</summary>
internal sealed class StartupException(string message) : Exception(message);
