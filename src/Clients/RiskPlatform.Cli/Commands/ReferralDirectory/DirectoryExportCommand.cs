using System.CommandLine;
using System.Text.Json.Nodes;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.Client;

namespace RiskPlatform.Cli.Commands.ReferralDirectory;

/// <summary>risk directory export</summary>
internal static class DirectoryExportCommand
{
    private const string To = "--to";

    internal static Command Create(App.Cli cli)
    {
        var format = DirectoryFormats.Option(" Else as the file's name ends: .json or .zip.");
        var file = new Option<string>(To)
        {
            Description = "The new file; none is overwritten.",
            HelpName = "FILE",
            Required = true,
        };
        var command = new Command("export",
            "Fetches the published listings, without anything confidential, as Open Referral UK.")
        {
            format, file,
        };
        Help.AddExamples(command, "risk directory export --format json --to services.json --as directory_admin",
            "risk directory export --to services.zip --as directory_admin");
        cli.Handle(command, async call =>
        {
            var form = DirectoryFormats.Of(call, format, call.Get(file));
            await using var target = OutFile.Create(cli.Folder, call.Get(file), To);
            var size = await call.PatientClient.ExportDirectoryAsync(
                form, target.Stream, cancellationToken: call.Cancellation);
            await target.KeepAsync();
            if (call.Json) cli.Out.WriteLine(new JsonObject { ["totalBytes"] = $"{size}" }.ToJsonString());
            else Say.Whole(call.Console, $"[bold]{Say.Safe(call.Get(file))}[/]: {size:N0} bytes.");
            return ExitCode.Ok;
        });
        return command;
    }
}
