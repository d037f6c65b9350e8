using System.Security.Cryptography;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Platform.Checkpoints;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Exports;

/// <summary>Cases with a record, and exports of them, as a manager asks for them.</summary>
public static class Exporting
{
    public static ExportService.ExportServiceClient Exports(this TestCaller caller) => new(caller.Invoker);

    public static RecordService.RecordServiceClient Records(this TestCaller caller) => new(caller.Invoker);

    /// <summary>A case with an account, a quotation, an opinion, a correction and an assessment; synthetic.</summary>
    public static async Task<string> RecordedCaseAsync(this TestCaller caller, int notes = 0)
    {
        var id = (await caller.CreateCaseAsync(PartyRole.Child)).CaseId;
        var disclosure = new RecordedEntry
        {
            Kind = EntryKind.Disclosure,
            Account = "Synthetic account: came to the office.",
            Quotes =
            {
                new Quote { Speaker = new Source { Kind = SourceKind.Survivor }, Words = "synthetic words of mine" },
            },
            Opinion = "Synthetic view of the worker.",
            Sources = { new Source { Kind = SourceKind.Police, DerivedFromSurvivor = true } },
            WorkerId = "worker-1",
        };
        var first = await caller.RecordAsync(id, disclosure);
        var correction = new RecordedEntry
        {
            Kind = EntryKind.Correction,
            Account = "Synthetic correction: came to the other office.",
            CorrectsNumber = first.Number,
            Sources = { new Source { Kind = SourceKind.WorkerObservation } },
        };
        await caller.RecordAsync(id, correction);
        await caller.AssessAsync(id, Observed(Indicator.WeaponUse, SourceKind.Police));
        foreach (var batch in Enumerable.Range(0, notes).Chunk(250))
        {
            await caller.Records().RecordBatchAsync(new RecordBatchRequest
            {
                CaseId = id,
                Entries = { batch.Select(Note) },
                RequestId = Id(),
            });
        }

        return id;
    }

    public static async Task<EntryReceipt> RecordAsync(this TestCaller caller, string caseId, RecordedEntry entry) =>
        (await caller.Records().RecordAsync(
            new RecordRequest { CaseId = caseId, Entry = entry, RequestId = Id() })).Receipt;

    public static async Task<EvidenceExport> StartExportAsync(this TestCaller manager, string caseId) =>
        (await manager.Exports().StartEvidenceExportAsync(Request(caseId))).Export;

    public static StartEvidenceExportRequest Request(string caseId) => new()
    {
        CaseId = caseId,
        Recipient = "Synthetic police force, ref 7",
        Reason = "Synthetic request under caution.",
        RequestId = Id(),
    };

    /// <summary>
    /// Watches until it is ready, or is not going to be. Where the clock stands still, an attempt that failed is not
    /// made again: that is told rather than waited for.
    /// </summary>
    public static async Task<EvidenceExport> WatchAsync(this TestCaller manager, EvidenceExport export)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var call = manager.Exports().WatchEvidenceExport(
            new WatchEvidenceExportRequest { CaseId = export.CaseId, ExportId = export.ExportId });
        var last = export;
        await foreach (var response in call.ResponseStream.ReadAllAsync(patience.Token)) last = response.Export;
        return last;
    }

    public static async Task<byte[]> DownloadAsync(this TestCaller manager, EvidenceExport export, long offset = 0)
    {
        using var call = manager.Exports().DownloadEvidenceExport(new DownloadEvidenceExportRequest
        {
            CaseId = export.CaseId,
            ExportId = export.ExportId,
            Offset = offset,
        });
        using var file = new MemoryStream();
        await foreach (var response in call.ResponseStream.ReadAllAsync()) response.Chunk.WriteTo(file);
        return file.ToArray();
    }

    /// <summary>An export from the asking to the file.</summary>
    public static async Task<(EvidenceExport Export, byte[] File)> ExportAsync(this TestCaller manager, string caseId)
    {
        var export = await manager.WatchAsync(await manager.StartExportAsync(caseId));
        Assert.Equal(EvidenceExportState.Ready, export.State);
        var file = await manager.DownloadAsync(export);
        Assert.Equal(export.SizeBytes, file.Length);
        Assert.Equal(export.Sha256.ToByteArray(), SHA256.HashData(file));
        return (export, file);
    }

    /// <summary>
    /// A checkpoint that covers the case as it is. Where others make one at the same moment, theirs may be from before.
    /// </summary>
    public static async Task CheckpointAsync(this ServiceHost host, string caseId)
    {
        var id = Guid.Parse(caseId).ToByteArray(bigEndian: true);
        bool covered;
        do
        {
            await using var scope = host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<MakeCheckpoint>().ExecuteAsync(CancellationToken.None);
            using var database = host.OpenDatabase();
            using var command = database.CreateCommand();
            command.CommandText =
                "SELECT (SELECT MAX(Count) FROM CheckpointLeaves WHERE ChainId = $id) "
                + "= (SELECT EntryCount FROM Cases WHERE Id = $id)";
            command.Parameters.AddWithValue("$id", id);
            covered = command.ExecuteScalar() is 1L;
        }
        while (!covered);
    }

    public static RecordedEntry Note(int i) => new()
    {
        Kind = EntryKind.Note,
        Account = $"Synthetic note {i}, which says what a note of usual length says and no more than that.",
        Sources = { new Source { Kind = SourceKind.WorkerObservation } },
        WorkerId = "worker-1",
    };
}
