using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TestKit.Processes;

namespace AdminPortal.Tests.Identity;

/// <summary>What the log has of signing in, however much is asked of it.</summary>
public sealed class LogTests
{
    /// <summary>A rule that names a log wins over those that name none, and among them the longest does.</summary>
    [Theory]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("Logging:Lines:LogLevel:Default")]
    [InlineData("Logging:Lines:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics")]
    [InlineData("Logging:Lines:LogLevel:Microsoft.AspNetCore.Hosting.*Diagnostics")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics*")]
    public async Task No_line_has_the_secret_of_a_set_up_link(string setting)
    {
        using var data = new DataFolder();
        using var lines = new Lines();
        var address = new Uri($"http://localhost:{DataFolder.FreePort()}");
        await using var host = new IssuerHost(new Uri("http://127.0.0.1:1"), data, new()
        {
            ["Identity:Address"] = address.ToString(),
            ["Logging:LogLevel:Default"] = "Trace",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
            ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace",
            [setting] = "Trace",
        });
        host.Change(services => services.AddSingleton<ILoggerProvider>(lines));
        host.UseKestrel(address.Port);
        host.StartServer();
        var (_, link) = await IssuerPortal.InviteAsync(host.Services, "log@link.example", "log-agency", "manager");
        using var visitor = new Visitor(address);

        await visitor.SetUpAsync(link, "Sam Synthetic", "violet harbour marching kettle 4");

        Assert.Contains(lines.All, line => line.Contains("/account/set-up", StringComparison.Ordinal));
        var secret = link.Query["?link=".Length..];
        Assert.DoesNotContain(lines.All, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [ProviderAlias("Lines")]
    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            All.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => All.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
            // It keeps nothing that has to be freed.
        }
    }
}
