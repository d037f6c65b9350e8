using System.CommandLine;

namespace RiskPlatform.Cli.App;

/// <summary>Asks before what nobody can take back, where no reason is asked for anyway.</summary>
internal static class Confirm
{
    internal static Option<bool> Yes() => new("--yes") { Description = "Do not ask." };

    internal static async Task AskAsync(Call call, Option<bool> yes, string question)
    {
        if (call.Get(yes)) return;
        if (!call.Cli.InIsTerminal || call.Json) throw new UsageException($"{question} Add --yes to do it.");
        await call.Cli.Error.WriteLineAsync($"{question} Type yes and press Enter:");
        var answer = await call.Cli.In.ReadLineAsync(call.Cancellation);
        if (answer?.Trim().ToUpperInvariant() is not ("YES" or "Y"))
            throw new UsageException("Nothing was done.");
    }
}
