using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Import;

/// <summary>Makes what an import says, in one save: all of it or nothing.</summary>
internal sealed class ApplyImport(
    ImportBook book, RiskDbContext db, Writes writes, ListingWriter writer, DirectoryKey directoryKey, DeskKeys desks,
    TimeProvider clock, IOptions<LimitsOptions> limits)
{
    private const int Batch = 500;

    internal Task<ApplyImportResponse> ExecuteAsync(ApplyImportRequest request, CancellationToken cancellationToken)
    {
        RequestChecks.Id("import_id", request.ImportId);
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.Reason(request.Reason, required: true);
        checks.ThrowIfAny();
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var import = await book.FindStagedAsync(request.ImportId, token);
            var edit = await writer.BeginAsync(new ChangeNote(request.Reason, import.Id.ToString()), token);
            var organisations = await OrganisationsAsync(import, edit, token);
            await ListingsAsync(import, edit, organisations, token);
            await edit.CompleteAsync(token);
            (import.State, import.EndTime) = (ImportState.Applied, clock.Now());
            import.Version++;
            var response = new ApplyImportResponse { Import = ImportView.Make(import) };
            return new Written<ApplyImportResponse>(response, await desks.OpenAsync(token));
        }, cancellationToken);
    }

    /// <summary>Ids of the organisations that it adds or changes, by their ids in the source.</summary>
    private async Task<Dictionary<string, Guid>> OrganisationsAsync(
        DirectoryImportRow import, DirectoryEdit edit, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<string, Guid>();
        var staged = await db.Set<DirectoryImportOrganisationRow>().Where(o => o.ImportId == import.Id)
            .OrderBy(o => o.SourceId).ToListAsync(cancellationToken);
        foreach (var some in staged.Chunk(Batch))
        {
            var added = some.Where(o => o.OrganisationId is null).Select(o => o.SourceId).ToArray();
            if (await db.Set<OrganisationRow>().AnyAsync(
                o => o.SourceSystem == import.Source && added.Contains(o.SourceId), cancellationToken))
            {
                throw AddedMeanwhile();
            }

            var known = some.Select(o => o.OrganisationId).OfType<Guid>().ToArray();
            var rows = await db.Set<OrganisationRow>().AsTracking().Where(o => known.Contains(o.Id))
                .ToDictionaryAsync(o => o.Id, cancellationToken);
            foreach (var item in some)
            {
                var content = Organisation.Parser.ParseFrom(item.Content);
                if (item.OrganisationId is not { } id)
                {
                    ids[item.SourceId] = edit.Add(content, Source(import, item.SourceId)).Id;
                    continue;
                }

                var row = rows[id];
                if (row.Version != item.BaseVersion || row.State != OrganisationState.Active)
                {
                    throw Stale(row.Version, "organisation");
                }

                edit.Change(row, content);
                ids[item.SourceId] = id;
            }
        }

        return ids;
    }

    private async Task ListingsAsync(
        DirectoryImportRow import, DirectoryEdit edit, Dictionary<string, Guid> organisations,
        CancellationToken cancellationToken)
    {
        var key = await directoryKey.OpenAsync(cancellationToken);
        for (var last = 0; ;)
        {
            var after = last;
            var items = await db.Set<DirectoryImportItemRow>().AsTracking()
                .Where(r => r.ImportId == import.Id && r.RowNumber > after
                    && (r.Outcome == ImportOutcome.Created || r.Outcome == ImportOutcome.Changed))
                .OrderBy(r => r.RowNumber).Take(Batch).ToListAsync(cancellationToken);
            if (items.Count == 0) return;
            last = items[^1].RowNumber;
            await FindOrganisationsAsync(import, items, organisations, cancellationToken);
            var added = items.Where(i => i.ListingId is null).Select(i => i.SourceId).ToArray();
            if (await db.Set<ListingRow>().AnyAsync(
                l => l.SourceSystem == import.Source && added.Contains(l.SourceId), cancellationToken))
            {
                throw AddedMeanwhile();
            }

            var known = items.Select(i => i.ListingId).OfType<Guid>().ToArray();
            var rows = await db.Set<ListingRow>().AsTracking().Where(l => known.Contains(l.Id))
                .ToDictionaryAsync(l => l.Id, cancellationToken);
            foreach (var item in items)
            {
                var listing = Listing.Parser.ParseFrom(
                    key.Open(item.Content!, DirectoryImportItemRow.ContentField(item.RowNumber), import.Id));
                listing.OrganisationId = organisations[item.OrganisationKey].ToString();
                if (item.ListingId is not { } id)
                {
                    item.ListingId = (await edit.AddAsync(
                        listing, Source(import, item.SourceId), cancellationToken)).Id;
                    continue;
                }

                var row = rows[id];
                if (row.Version != item.BaseVersion)
                {
                    throw Stale(row.Version, "listing");
                }

                await edit.ChangeAsync(row, listing, cancellationToken);
            }
        }
    }

    /// <summary>Of those that stay as they are, by what they were found by when the file was read.</summary>
    private async Task FindOrganisationsAsync(
        DirectoryImportRow import, List<DirectoryImportItemRow> items, Dictionary<string, Guid> organisations,
        CancellationToken cancellationToken)
    {
        var missing = items.Select(i => i.OrganisationKey).Where(k => !organisations.ContainsKey(k)).Distinct()
            .ToArray();
        if (missing.Length == 0) return;
        var find = await new KnownRecords(db, null!, import.Source).OrganisationsAsync(missing, cancellationToken);
        foreach (var key in missing)
        {
            organisations[key] = find(key) is { State: OrganisationState.Active } row
                ? row.Id : throw new Failure.Conflict().AsException();
        }
    }

    private static FailureException AddedMeanwhile() => new Failure.Conflict().AsException();

    private static ListingSource Source(DirectoryImportRow import, string id) =>
        new() { System = import.Source, Id = id };

    private static FailureException Stale(int version, string what) =>
        new Failure.StaleEtag(ListingView.Etag(version), what)
        {
            Fix = "Nothing was applied. Stage the file again, look at what it changes now, and apply that.",
        }.AsException();
}
