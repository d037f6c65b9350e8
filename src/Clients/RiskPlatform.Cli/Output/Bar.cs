using RiskPlatform.Cli.App;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>
/// Tells how far something is that takes long: a bar where somebody watches, a plain line now and then where the output
/// goes to a file, nothing where a program reads it.
/// </summary>
internal static class Bar
{
    private const int Lines = 10;

    /// <param name="call">The run.</param>
    /// <param name="what">What is done, such as "Storing".</param>
    /// <param name="work">Does it, and is given what tells how much is done of how much.</param>
    internal static async Task<T> RunAsync<T>(Call call, string what, Func<Action<long, long>, Task<T>> work)
    {
        if (call.Json) return await work((_, _) => { });
        if (!call.Cli.OutIsTerminal) return await work(new PlainLines(call.Console, what).Report);
        return await call.Console.Progress().AutoClear(true).StartAsync(async progress =>
        {
            var bar = progress.AddTask(Say.Safe(what), maxValue: 1);
            return await work((done, total) =>
            {
                bar.MaxValue = Math.Max(1, total);
                bar.Value = Math.Min(done, bar.MaxValue);
            });
        });
    }

    private sealed class PlainLines(IAnsiConsole console, string what)
    {
        private long said = -1;

        internal void Report(long done, long total)
        {
            if (total <= 0) return;
            var tenth = done * Lines / total;
            if (tenth <= said) return;
            said = tenth;
            console.WriteLine($"{what}: {done:N0} of {total:N0}");
        }
    }
}
