namespace RiskPlatform.RiskService.Platform;

/// <summary>
/// Something that must hold before anything is served, checked on the database as it then is. Throws
/// <see cref="StartupException"/> with what to do.
/// </summary>
internal sealed record StartupCheck(Func<IServiceProvider, CancellationToken, Task> RunAsync);
