using Hangfire.AspNetCore;
using Hangfire.Logging;

namespace RiskPlatform.RiskService.Platform.Jobs;

/// <summary>
/// Hangfire keeps one log for the whole process, that of the host set up last, and asks it on every call. Where that
/// host is gone and another goes on, as where tests hold several, it says nothing instead of failing the call.
/// </summary>
internal sealed class JobLog(ILoggerFactory loggers) : ILogProvider
{
    private readonly AspNetCoreLogProvider inner = new(loggers);

    public ILog GetLogger(string name)
    {
        try
        {
            return inner.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return new Silence();
        }
    }

    private sealed class Silence : ILog
    {
        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) =>
            false;
    }
}
