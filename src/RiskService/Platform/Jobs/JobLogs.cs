using Hangfire.AspNetCore;
using Hangfire.Logging;

namespace RiskPlatform.RiskService.Platform.Jobs;

/// <summary>
/// Hangfire logs through one provider for the whole process. Where that one's host has stopped, as hosts of tests do,
/// it logs nowhere rather than failing whoever asks for a job.
/// </summary>
internal sealed class JobLogs(ILoggerFactory loggers) : ILogProvider
{
    private readonly AspNetCoreLogProvider provider = new(loggers);

    public ILog GetLogger(string name)
    {
        try
        {
            return provider.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return new Nowhere();
        }
    }

    private sealed class Nowhere : ILog
    {
        public bool Log(
            Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }
}
