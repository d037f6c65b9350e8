using System.CommandLine;
using System.Text.Json.Nodes;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Commands.Exports;
using RiskPlatform.Cli.Output;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Sar;

/// <summary>risk sar export CASE: the answer for the subject.</summary>
internal static class SarExportCommand
{
    internal static Command Create(App.Cli cli)
    {
        var (id, which, file) = (CodeOptions.Case(), OneRequest.Option(), ExportFile.Out());
        var format = CodeOptions.Code<SubjectAccessFormat>("--format", "The form.", required: true);
        var command = new Command("export",
            "Fetches the answer of a completed request: what may be shown to the subject, and nothing else (RECORD-4).")
        {
            id, which, format, file,
        };
        Help.AddExamples(command, "risk sar export CASE --format pdf --out answer.pdf --as manager");
        cli.Handle(command, async call =>
        {
            OutFile.Check(cli.Folder, call.Get(file));
            var request = await OneRequest.IdAsync(call, which, call.Get(id), SubjectAccessState.Completed);
            await using var target = OutFile.Create(cli.Folder, call.Get(file));
            var size = await Bar.RunAsync(call, "Bytes", report => call.Client.DownloadSubjectAccessAsync(
                call.Get(id), request, call.Get(format), target.Stream,
                new Reports<DownloadProgress>(p => report(p.Bytes, p.TotalBytes)), AccessPurpose.Unspecified,
                call.Cancellation));
            await target.KeepAsync();
            var name = Say.Safe(call.Get(file));
            if (call.Json) cli.Out.WriteLine(new JsonObject { ["totalBytes"] = $"{size}" }.ToJsonString());
            else Say.Whole(call.Console, $"[bold]{name}[/]: {size:N0} bytes. Read it before it goes.");
            return ExitCode.Ok;
        });
        return command;
    }
}
