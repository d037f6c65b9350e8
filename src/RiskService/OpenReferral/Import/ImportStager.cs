using System.Text.Json;
using Google.Protobuf;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.OpenReferral.Mapping;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Import;

/// <summary>Reads a file against the directory and keeps what it would change. The directory stays.</summary>
internal sealed class ImportStager(
    RiskDbContext db, ListingStore store, DirectoryKey directoryKey, ServiceReader services, ListingMerge merge,
    AreaCatalogue areas, CurrentCaller caller, TimeProvider clock, IOptions<OpenReferralOptions> options,
    IOptions<LimitsOptions> limits)
{
    private const int Batch = 500;

    private readonly Dictionary<ImportOutcome, int> counts = [];

    internal async Task<DirectoryImportRow> StageAsync(UploadedFile upload, CancellationToken cancellationToken)
    {
        counts.Clear();
        upload.Content.Position = 0;
        var now = clock.Now();
        var importId = Ids.Next(now);
        var key = await directoryKey.OpenAsync(cancellationToken);
        var reader = new RowReader(services);
        var judge = new RowJudge(merge, areas, limits.Value, now);
        var organisations = new StagedOrganisations();
        var known = new KnownRecords(db, store, upload.Header.Source);
        var number = 0;
        var batch = new List<FileRow>(Batch);
        await foreach (var element in Elements(upload).WithCancellation(cancellationToken))
        {
            if (++number > options.Value.ImportRows) throw BrokenFile.TooManyRows("The file", options.Value.ImportRows);
            batch.Add(reader.Read(number, element));
            if (batch.Count < Batch) continue;
            await KeepAsync(batch);
            batch.Clear();
        }

        await KeepAsync(batch);
        db.AddRange(organisations.Rows(importId));
        var import = Row(importId, upload.Header, now);
        db.Add(import);
        return import;

        async Task KeepAsync(List<FileRow> rows)
        {
            foreach (var judged in await JudgeAsync(rows, judge, organisations, known, cancellationToken))
            {
                counts[judged.Outcome] = Count(judged.Outcome) + 1;
                db.Add(Row(importId, judged, key));
            }
        }
    }

    private static async Task<List<JudgedRow>> JudgeAsync(
        List<FileRow> rows, RowJudge judge, StagedOrganisations organisations, KnownRecords known,
        CancellationToken cancellationToken)
    {
        var usable = rows.Where(r => r.Read is not null && r.Notes.Problems.Count == 0).ToList();
        var findListing = await known.ListingsAsync(
            [.. usable.Select(r => r.Read!.SourceId).Distinct()], cancellationToken);
        var findOrganisation = await known.OrganisationsAsync(
            [.. usable.Select(r => r.OrganisationId!).Where(k => !organisations.Knows(k)).Distinct()],
            cancellationToken);
        return
        [
            .. rows.Select(row => row.Read is null || row.Notes.Problems.Count > 0
                ? judge.Judge(row, null, null)
                : judge.Judge(row, findListing(row.Read.SourceId), organisations.Find(row, findOrganisation))),
        ];
    }

    private IAsyncEnumerable<JsonElement> Elements(UploadedFile upload) =>
        upload.Header.Format == DirectoryFormat.Json
            ? new JsonRows(upload.Content).ReadAsync(CancellationToken.None)
            : new CsvRows(upload.Content, options.Value).ReadAsync(CancellationToken.None);

    private DirectoryImportRow Row(Guid id, ImportHeader header, DateTimeOffset now) => new()
    {
        Id = id,
        Source = header.Source,
        Format = header.Format,
        CreatedCount = Count(ImportOutcome.Created),
        ChangedCount = Count(ImportOutcome.Changed),
        UnchangedCount = Count(ImportOutcome.Unchanged),
        RejectedCount = Count(ImportOutcome.Rejected),
        CreateTime = now,
        CreatedBy = caller.Value.Subject,
    };

    private static DirectoryImportItemRow Row(Guid importId, JudgedRow judged, CaseKey key)
    {
        var number = judged.Row.Number;
        return new DirectoryImportItemRow
        {
            ImportId = importId,
            RowNumber = number,
            SourceId = judged.Row.Read?.SourceId ?? "",
            Name = judged.Row.Name,
            Outcome = judged.Outcome,
            Details = string.Join('\n', judged.Details.Select(OneLine)),
            ListingId = judged.Listing?.Id,
            BaseVersion = judged.Listing?.Version,
            OrganisationKey = judged.Organisation?.Key ?? "",
            Content = judged.Content is { } content
                ? key.Seal(content.ToByteArray(), DirectoryImportItemRow.ContentField(number), importId) : null,
        };
    }

    private int Count(ImportOutcome outcome) => counts.GetValueOrDefault(outcome);

    private static string OneLine(string text) =>
        text.ReplaceLineEndings(" ").Replace("\0", "", StringComparison.Ordinal);
}
