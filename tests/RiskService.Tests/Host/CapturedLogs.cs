using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace RiskService.Tests.Host;

/// <summary>
/// Keeps every line that any part of the service logs, at every level, with exceptions and state. Of a host that
/// thousands of tests share it keeps the latest million, some minutes' worth: all of them would be most of the memory
/// of the run.
/// </summary>
public sealed class CapturedLogs : ILoggerProvider, ISupportExternalScope
{
    private const int Most = 1_000_000;
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
    }

    private sealed class Logger(CapturedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logs.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs
                ? string.Join(' ', pairs.Select(p => $"{p.Key}={p.Value}"))
                : "";
            var scope = new List<string>();
            logs.scopes.ForEachScope((s, list) => list.Add($"{s}"), scope);
            logs.Lines.Enqueue(
                $"{logLevel} {category} {eventId} {formatter(state, exception)} {values} "
                + $"{string.Join(' ', scope)} {exception}");
            while (logs.Lines.Count > Most) logs.Lines.TryDequeue(out _);
        }
    }
}
