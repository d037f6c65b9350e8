using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>A bar over several files, where somebody is there to see it.</summary>
internal static class Progress
{
    internal static async Task OverAsync(Call call, IReadOnlyList<CaseFile> files, Func<CaseFile, Task> work)
    {
        if (files.Count < 2 || call.Json || !call.Cli.OutIsTerminal)
        {
            foreach (var file in files) await work(file);
            return;
        }

        await call.Console.Progress().AutoClear(true).StartAsync(async progress =>
        {
            var bar = progress.AddTask("Assessing", maxValue: files.Count);
            foreach (var file in files)
            {
                bar.Description = Say.Safe(file.Id);
                await work(file);
                bar.Increment(1);
            }
        });
    }
}
