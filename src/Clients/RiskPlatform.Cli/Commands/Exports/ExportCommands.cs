using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Exports;

/// <summary>risk export start, status, list, watch and download.</summary>
internal static class ExportCommands
{
    internal static Option<string?> Recipient() =>
        CodeOptions.Words("--recipient", "For whom, such as the police force and its reference.", required: true);

    internal static Option<string?> Reason() => CodeOptions.Words("--reason", "Why.", required: true);

    internal static Command Start(App.Cli cli)
    {
        var (id, recipient, reason) = (CodeOptions.Case(), Recipient(), Reason());
        var command = new Command("start", "Asks for an export and leaves it to be made.") { id, recipient, reason };
        Help.AddExamples(command,
            "risk export start CASE --recipient 'Police, reference 1042' --reason - --as manager");
        cli.Handle(command, async call =>
        {
            var export = await ExportFile.StartAsync(
                call, call.Get(id), await call.WordsAsync(recipient), await call.WordsAsync(reason));
            return call.Show(new StartEvidenceExportResponse { Export = export },
                console => ExportView.Render(console, export));
        });
        return command;
    }

    internal static Command Status(App.Cli cli)
    {
        var (id, which) = (CodeOptions.Case(), ExportFile.Id());
        var command = new Command("status", "Shows one export and how far it is.") { id, which };
        Help.AddExamples(command, "risk export status CASE EXPORT");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Exports.GetEvidenceExportAsync(
                new GetEvidenceExportRequest { CaseId = call.Get(id), ExportId = call.Get(which) },
                cancellationToken: call.Cancellation);
            return call.Show(response, console => ExportView.Render(console, response.Export));
        });
        return command;
    }

    internal static Command List(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var command = new Command("list", "Lists a case's exports, newest first.") { id };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk export list CASE");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Exports.ListEvidenceExportsAsync(new ListEvidenceExportsRequest
            {
                CaseId = call.Get(id),
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => ExportView.RenderList(console, response));
        });
        return command;
    }

    internal static Command Watch(App.Cli cli)
    {
        var (id, which) = (CodeOptions.Case(), ExportFile.Id());
        var command = new Command("watch", "Waits until an export is ready.") { id, which };
        Help.AddExamples(command, "risk export watch CASE EXPORT");
        cli.Handle(command, async call =>
        {
            var export = await ExportFile.WaitAsync(call, call.Get(id), call.Get(which), changed =>
            {
                if (call.Json) call.Show(new WatchEvidenceExportResponse { Export = changed }, _ => { });
            });
            if (!call.Json) ExportView.Render(call.Console, export);
            return ExitCode.Ok;
        });
        return command;
    }

    internal static Command Download(App.Cli cli)
    {
        var (id, which, file) = (CodeOptions.Case(), ExportFile.Id(), ExportFile.Out());
        var command = new Command("download", "Fetches an export that is ready, and checks its SHA-256.")
        {
            id, which, file,
        };
        Help.AddExamples(command, "risk export download CASE EXPORT --out evidence.zip --as manager");
        cli.Handle(command, call =>
            ExportFile.DownloadAsync(call, call.Get(id), call.Get(which), call.Get(file)));
        return command;
    }
}
