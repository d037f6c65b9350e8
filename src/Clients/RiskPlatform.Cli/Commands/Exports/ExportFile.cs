using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Exports;

/// <summary>The steps that commands for evidence exports share.</summary>
internal static class ExportFile
{
    internal static Option<string> Out() => new("--out")
    {
        Description = "The new file; only you can read it, and none is overwritten.",
        HelpName = "FILE",
        Required = true,
    };

    internal static Argument<string> Id() =>
        new("EXPORT") { Description = "The export's id, as 'risk export list' shows it." };

    internal static async Task<EvidenceExport> StartAsync(Call call, string caseId, string recipient, string reason)
    {
        var response = await call.PatientClient.Exports.StartEvidenceExportAsync(new StartEvidenceExportRequest
        {
            CaseId = caseId,
            Recipient = recipient,
            Reason = reason,
        }, cancellationToken: call.Cancellation);
        return response.Export;
    }

    /// <param name="call">The run.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="exportId">The export.</param>
    /// <param name="changed">Is told the export each time it changes.</param>
    /// <exception cref="CommandFailedException">It can't be had.</exception>
    internal static async Task<EvidenceExport> WaitAsync(
        Call call, string caseId, string exportId, Action<EvidenceExport>? changed = null)
    {
        var export = await Bar.RunAsync(call, "Entries", report => call.PatientClient.WaitForEvidenceAsync(
            caseId, exportId, new Reports<EvidenceExport>(e =>
            {
                changed?.Invoke(e);
                report(e.EntriesDone, e.EntryCount);
            }), cancellationToken: call.Cancellation));
        return export.State == EvidenceExportState.Ready
            ? export
            : throw new CommandFailedException("EXPORT_NOT_READY",
                export.State == EvidenceExportState.Expired
                    ? "The export's file was deleted after its term."
                    : "The export could not be made, and nothing of it is kept.",
                $"Start another: {call.Hints.For("export", "start", caseId, "--recipient", "WHOM", "--reason", "-")}");
    }

    internal static async Task<int> DownloadAsync(Call call, string caseId, string exportId, string file)
    {
        await using var target = OutFile.Create(call.Cli.Folder, file);
        var export = await Bar.RunAsync(call, "Bytes", report => call.PatientClient.DownloadEvidenceAsync(
            caseId, exportId, target.Stream, new Reports<DownloadProgress>(p => report(p.Bytes, p.TotalBytes)),
            cancellationToken: call.Cancellation));
        await target.KeepAsync();
        return call.Show(new GetEvidenceExportResponse { Export = export },
            console => ExportView.Saved(console, export, file));
    }
}
