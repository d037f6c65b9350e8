using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Exports.Document;
using RiskPlatform.RiskService.Platform.Protection;

namespace RiskPlatform.RiskService.Exports.Zip;

/// <summary>Called with the entries done, and at the end: what was written until then can be stored.</summary>
internal delegate Task Progress(long done, bool finished);

/// <summary>
/// Writes the zip of an export from front to back. It goes through the entries twice, once for the JSON and once for
/// the document, a page at a time; a volume of the document is the most that it holds.
/// </summary>
internal sealed class EvidenceFile(
    ExportEntries entries, CheckpointProofs checkpoints, EvidenceSigner signer, IOptions<ExportOptions> options)
{
    private const int VolumePages = 500;

    internal async Task WriteAsync(
        ExportRow export, CaseKey key, Stream stream, Progress progress, CancellationToken cancellationToken)
    {
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            var parts = new ZipParts(zip, export.CreateTime);
            await parts.AddAsync("README.txt", Encoding.UTF8.GetBytes(ExportReadme.Text(export, signer)));
            await parts.AddAsync("entries.json", target => JsonAsync(export, key, target, progress, cancellationToken));
            await DocumentAsync(export, key, parts, progress, cancellationToken);
            await parts.AddAsync("chain.json", ExportJson.Chain(export));
            var proofs = await checkpoints.OfAsync(export, cancellationToken);
            await parts.AddAsync("checkpoints.json", ExportJson.Checkpoints(proofs));
            await parts.AddAsync("signing-key.pem", Encoding.ASCII.GetBytes(signer.PublicKeyPem));
            var manifest = ExportJson.Manifest(export, signer, parts.Written);
            await parts.AddAsync("manifest.json", manifest);
            await parts.AddAsync(
                "manifest.sig", Encoding.ASCII.GetBytes(Convert.ToBase64String(signer.Sign(manifest)) + "\n"));
        }

        await progress(export.EntryCount, true);
    }

    private async Task JsonAsync(
        ExportRow export, CaseKey key, Stream target, Progress progress, CancellationToken cancellationToken)
    {
        var before = "[\n"u8.ToArray();
        await foreach (var page in entries.PagesAsync(export, key, cancellationToken))
        {
            foreach (var entry in page)
            {
                target.Write(before);
                ExportJson.Entry(target, entry);
                before = ",\n"u8.ToArray();
            }

            // Each entry is written twice; half of it is done.
            await progress(page[^1].Row.Number / 2, false);
        }

        target.Write("\n]\n"u8);
    }

    private async Task DocumentAsync(
        ExportRow export, CaseKey key, ZipParts parts, Progress progress, CancellationToken cancellationToken)
    {
        var front = new RecordFront(export, key, signer);
        var (volume, number) = (new RecordVolume(front, 1), 1);
        try
        {
            await foreach (var page in entries.PagesAsync(export, key, cancellationToken))
            {
                foreach (var entry in page)
                {
                    if (volume.Entries == options.Value.VolumeEntries || volume.Pages >= VolumePages)
                    {
                        await AddAsync(parts, volume, number);
                        volume.Dispose();
                        volume = new RecordVolume(front, ++number);
                    }

                    volume.Add(entry);
                }

                await progress((export.EntryCount + page[^1].Row.Number) / 2, false);
            }

            await AddAsync(parts, volume, number);
        }
        finally
        {
            volume.Dispose();
        }
    }

    private static Task AddAsync(ZipParts parts, RecordVolume volume, int number) =>
        parts.AddAsync($"record-{number:00000}.pdf", volume.Finish());
}
