using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.Client;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Commands.ReferralDirectory;

/// <summary>One file of listings: read, reported row by row, and applied where that is wanted.</summary>
internal sealed class ImportRun(Call call)
{
    private const int RowsAtOnce = 500;

    internal async Task<DirectoryImport> StageAsync(string name, string source, DirectoryFormat format)
    {
        var path = Path.Combine(call.Cli.Folder, name);
        if (!File.Exists(path)) throw new UsageException("FILE: there is no such file.");
        await using var file = File.OpenRead(path);
        var staged = await Bar.RunAsync(call, "Sent bytes", report => call.PatientClient.StageImportAsync(
            source, format, file, new Reports<UploadProgress>(p => report(p.Bytes, p.TotalBytes)),
            cancellationToken: call.Cancellation));
        call.Show(new StageImportResponse { Import = staged }, console => ImportView.Render(console, staged));
        await RowsAsync(staged);
        return staged;
    }

    internal int Finish(DirectoryImport staged)
    {
        if (call.Json) return ExitCode.Ok;
        call.Console.WriteLine();
        call.Console.WriteLine("Nothing of the directory has changed yet. To make the changes, or to throw them away:");
        Say.Command(call.Console, call.Hints.For("directory", "import-apply", staged.ImportId, "--reason", "-"));
        Say.Command(call.Console, call.Hints.For("directory", "import-discard", staged.ImportId, "--yes"));
        return ExitCode.Ok;
    }

    internal async Task<int> ApplyAsync(DirectoryImport staged, string reason, bool skipRejected)
    {
        if (staged.RejectedCount > 0 && !skipRejected)
        {
            throw new CommandFailedException("ROWS_REJECTED",
                $"{staged.RejectedCount} of the rows can't be used, so nothing was changed.",
                "Mend them and import again, or leave them out: "
                + call.Hints.For("directory", "import-apply", staged.ImportId, "--reason", "-"));
        }

        var response = await call.Client.DirectoryImports.ApplyImportAsync(
            new ApplyImportRequest { ImportId = staged.ImportId, Reason = reason },
            cancellationToken: call.Cancellation);
        return call.Show(response, console => ImportView.Render(console, response.Import));
    }

    private async Task RowsAsync(DirectoryImport staged)
    {
        var request = new ListImportRowsRequest { ImportId = staged.ImportId, PageSize = RowsAtOnce };
        do
        {
            var response = await call.PatientClient.DirectoryImports.ListImportRowsAsync(
                request, cancellationToken: call.Cancellation);
            request.PageToken = response.NextPageToken;
            if (!call.Json) response.NextPageToken = "";
            call.Show(response, console => ImportView.Rows(console, response));
        }
        while (request.PageToken.Length > 0);
    }
}
