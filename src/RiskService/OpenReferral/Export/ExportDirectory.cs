using System.Runtime.CompilerServices;
using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using RiskPlatform.RiskService.OpenReferral.Hsds;
using RiskPlatform.RiskService.OpenReferral.Import;
using RiskPlatform.RiskService.OpenReferral.Mapping;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Export;

/// <summary>
/// Sends the published listings, from their public side alone (<see cref="PublicListing"/>), some at a time along
/// their keys.
/// </summary>
internal sealed class ExportDirectory(RiskDbContext db, ListingStore store, AreaFinder areas, TimeProvider clock)
{
    private const int Batch = 200;
    private const int ChunkSize = 256 * 1024;

    internal async Task ExecuteAsync(
        ExportDirectoryRequest request, IServerStreamWriter<ExportDirectoryResponse> responses,
        CancellationToken cancellationToken)
    {
        if (request.Format is not (DirectoryFormat.Json or DirectoryFormat.Csv))
        {
            throw Violations.One("format", "Is required: JSON or CSV.");
        }

        await using var file = TemporaryFile.Create();
        if (request.Format == DirectoryFormat.Json) await JsonAsync(file, cancellationToken);
        else await CsvAsync(file, cancellationToken);
        file.Position = 0;
        var buffer = new byte[ChunkSize];
        int read;
        while ((read = await file.ReadAtLeastAsync(buffer, ChunkSize, false, cancellationToken)) > 0)
        {
            var chunk = new ExportDirectoryResponse { Chunk = ByteString.CopyFrom(buffer.AsSpan(0, read)) };
            await responses.WriteAsync(chunk, cancellationToken);
        }
    }

    private async Task JsonAsync(Stream file, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(file);
        json.WriteStartArray();
        await foreach (var service in ServicesAsync(cancellationToken))
        {
            JsonSerializer.Serialize(json, service, HsdsJson.Options);
            if (json.BytesPending >= ChunkSize) await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
        await json.FlushAsync(cancellationToken);
    }

    private async Task CsvAsync(Stream file, CancellationToken cancellationToken)
    {
        await using var zip = new CsvZip();
        await foreach (var service in ServicesAsync(cancellationToken)) zip.Add(service);
        await zip.WriteAsync(file, clock.GetUtcNow(), cancellationToken);
    }

    private async IAsyncEnumerable<HsdsService> ServicesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var last = Guid.Empty;
        while (true)
        {
            var after = last;
            var batch = await store.PartsAsync(
                db.Set<ListingRow>().Where(l => l.Id > after).OrderBy(l => l.Id).Take(Batch), cancellationToken);
            if (batch.Count == 0) yield break;
            last = batch[^1].Row.Id;
            foreach (var parts in batch.Where(p => p.Row.State == ListingState.Published))
            {
                yield return ServiceWriter.Write(PublicListing.From(parts, areas.NameOf), today);
            }
        }
    }
}
