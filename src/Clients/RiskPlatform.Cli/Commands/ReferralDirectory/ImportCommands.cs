using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.ReferralDirectory;

/// <summary>risk directory import, imports, import-apply and import-discard.</summary>
internal static class ImportCommands
{
    internal static Command Import(App.Cli cli)
    {
        var file = new Argument<string>("FILE") { Description = "The file of listings (Open Referral UK)." };
        var source = new Option<string>("--source")
        {
            Description = "The source. Rows are told apart by it and their id there, so always name it the same.",
            Required = true,
        };
        var format = DirectoryFormats.Option(" Else as the file's name ends: .json or .zip.");
        var apply = new Option<bool>("--apply")
        {
            Description = "Make the changes too; else nothing of the directory changes.",
        };
        var skip = new Option<bool>("--skip-rejected") { Description = "With --apply: leave out rejected rows." };
        var reason = CodeOptions.Words("--reason", "With --apply: why.");
        var command = new Command("import",
            "Reads a file of listings and reports row by row what it would change; --apply makes the changes, all or"
            + " none.")
        {
            file, source, format, apply, skip, reason,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(apply) == result.GetResult(reason) is null)
                result.AddError("--reason goes with --apply, and --apply needs it.");
            if (result.GetValue(skip) && !result.GetValue(apply)) result.AddError("--skip-rejected needs --apply.");
        });
        Help.AddExamples(command,
            "risk directory import services.json --source county-directory --as directory_admin",
            "risk directory import services.zip --source county-directory --apply --reason 'Monthly' --as"
                + " directory_admin");
        cli.Handle(command, async call =>
        {
            var why = await call.WordsAsync(reason);
            var run = new ImportRun(call);
            var staged = await run.StageAsync(
                call.Get(file), call.Get(source), DirectoryFormats.Of(call, format, call.Get(file)));
            return call.Get(apply) ? await run.ApplyAsync(staged, why, call.Get(skip)) : run.Finish(staged);
        });
        return command;
    }

    internal static Command List(App.Cli cli)
    {
        var id = new Option<string?>("--id") { Description = "Show this import with its rows instead of the list." };
        var outcome = CodeOptions.Code<ImportOutcome>("--outcome", "With --id: only rows with this outcome.");
        var command = new Command("imports", "Lists imports, newest first, or shows the rows of one.") { id, outcome };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk directory imports --as directory_admin",
            "risk directory imports --id IMPORT --outcome REJECTED --as directory_admin");
        cli.Handle(command, async call =>
        {
            if (call.Get(id) is { Length: > 0 } one)
            {
                var rows = await call.Client.DirectoryImports.ListImportRowsAsync(new ListImportRowsRequest
                {
                    ImportId = one,
                    Outcome = call.Get(outcome),
                    PageSize = paging.Size(call),
                    PageToken = paging.Token(call),
                }, cancellationToken: call.Cancellation);
                return call.Show(rows, console => ImportView.Rows(console, rows));
            }

            var response = await call.Client.DirectoryImports.ListImportsAsync(
                new ListImportsRequest { PageSize = paging.Size(call), PageToken = paging.Token(call) },
                cancellationToken: call.Cancellation);
            return call.Show(response, console => ImportView.RenderList(console, response));
        });
        return command;
    }

    internal static Command Apply(App.Cli cli)
    {
        var (id, reason) = (Id(), CodeOptions.Reason());
        var command = new Command("import-apply",
            "Makes the changes of a staged import, all or none; rejected rows are left out.")
        {
            id, reason,
        };
        Help.AddExamples(command, "risk directory import-apply IMPORT --reason 'Checked' --as directory_admin");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.DirectoryImports.ApplyImportAsync(
                new ApplyImportRequest { ImportId = call.Get(id), Reason = await call.WordsAsync(reason) },
                cancellationToken: call.Cancellation);
            return call.Show(response, console => ImportView.Render(console, response.Import));
        });
        return command;
    }

    internal static Command Discard(App.Cli cli)
    {
        var (id, yes) = (Id(), Confirm.Yes());
        var command = new Command("import-discard", "Throws a staged import away.") { id, yes };
        Help.AddExamples(command, "risk directory import-discard IMPORT --as directory_admin");
        cli.Handle(command, async call =>
        {
            await Confirm.AskAsync(call, yes, "This throws the staged import away.");
            var response = await call.Client.DirectoryImports.DiscardImportAsync(
                new DiscardImportRequest { ImportId = call.Get(id) }, cancellationToken: call.Cancellation);
            return call.Show(response, console => ImportView.Render(console, response.Import));
        });
        return command;
    }

    private static Argument<string> Id() =>
        new("IMPORT") { Description = "The import's id, as 'risk directory imports' shows it." };
}
