using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;

namespace RiskPlatform.Cli.Commands.Exports;

/// <summary>risk export CASE: asks for an evidence export, waits for it and fetches it.</summary>
internal static class ExportCommand
{
    internal static Command Create(App.Cli cli)
    {
        var (id, file) = (CodeOptions.Case(), ExportFile.Out());
        var (recipient, reason) = (ExportCommands.Recipient(), ExportCommands.Reason());
        var command = new Command("export",
            "Makes an evidence export for the police or a prosecution and fetches it (RECORD-6). For managers and"
            + " safeguarding leads. It holds what could put people at risk.")
        {
            id, file, recipient, reason,
        };
        foreach (var part in new[]
        {
            ExportCommands.Start(cli), ExportCommands.Status(cli), ExportCommands.List(cli), ExportCommands.Watch(cli),
            ExportCommands.Download(cli),
        })
        {
            command.Add(part);
        }

        Help.AddExamples(command,
            "risk export CASE --out evidence.zip --recipient 'Police, reference 1042' --reason - --as manager",
            "risk export start CASE --recipient 'Police, reference 1042' --reason @why.txt",
            "risk export download CASE EXPORT --out evidence.zip");
        cli.Handle(command, async call =>
        {
            var (caseId, name) = (call.Get(id), call.Get(file));
            OutFile.Check(cli.Folder, name);
            var export = await ExportFile.StartAsync(
                call, caseId, await call.WordsAsync(recipient), await call.WordsAsync(reason));
            if (!call.Json)
            {
                Say.Whole(call.Console,
                    $"Export {Say.Safe(export.ExportId)}. If this ends early, it goes on being made:");
                Say.Command(call.Console,
                    call.Hints.For("export", "download", caseId, export.ExportId, "--out", name), "  ");
            }

            await ExportFile.WaitAsync(call, caseId, export.ExportId);
            return await ExportFile.DownloadAsync(call, caseId, export.ExportId, name);
        });
        return command;
    }
}
