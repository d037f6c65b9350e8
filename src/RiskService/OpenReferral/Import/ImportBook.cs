using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Import;

/// <summary>Finds and lists imports and their rows.</summary>
internal sealed class ImportBook(RiskDbContext db)
{
    internal async Task<GetImportResponse> GetAsync(GetImportRequest request, CancellationToken cancellationToken)
    {
        var row = await FindAsync(db.Set<DirectoryImportRow>(), request.ImportId, cancellationToken);
        return new GetImportResponse { Import = ImportView.Make(row) };
    }

    internal async Task<ListImportsResponse> ListAsync(ListImportsRequest request, CancellationToken cancellationToken)
    {
        const string Filters = "imports";
        var size = PageToken.Size(request.PageSize, standard: 50, most: 200);
        IQueryable<DirectoryImportRow> rows = db.Set<DirectoryImportRow>();
        if (PageToken.Read(request.PageToken, Filters) is { } key)
        {
            if (!Guid.TryParseExact(key, "D", out var before)) throw PageToken.Invalid();
            rows = rows.Where(r => r.Id < before);
        }

        var found = await rows.OrderByDescending(r => r.Id).Take(size + 1).ToListAsync(cancellationToken);
        var response = new ListImportsResponse { Imports = { found.Take(size).Select(ImportView.Make) } };
        if (found.Count > size) response.NextPageToken = PageToken.Make(Filters, found[size - 1].Id.ToString());
        return response;
    }

    internal async Task<ListImportRowsResponse> RowsAsync(
        ListImportRowsRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("import_id", request.ImportId);
        var size = PageToken.Size(request.PageSize, standard: 100, most: 500);
        if (!Enum.IsDefined(request.Outcome))
        {
            throw Violations.One("outcome", $"{request.Outcome:D} is not an ImportOutcome that this version knows.");
        }

        var filters = $"import-rows {id} {request.Outcome:D}";
        var after = Number(PageToken.Read(request.PageToken, filters));
        await FindAsync(db.Set<DirectoryImportRow>(), request.ImportId, cancellationToken);
        var rows = db.Set<DirectoryImportItemRow>().Where(r => r.ImportId == id && r.RowNumber > after);
        var outcome = request.Outcome;
        if (outcome != ImportOutcome.Unspecified) rows = rows.Where(r => r.Outcome == outcome);
        var found = await rows.OrderBy(r => r.RowNumber).Take(size + 1).ToListAsync(cancellationToken);
        var response = new ListImportRowsResponse { Rows = { found.Take(size).Select(ImportView.Make) } };
        if (found.Count > size)
        {
            response.NextPageToken = PageToken.Make(
                filters, found[size - 1].RowNumber.ToString(CultureInfo.InvariantCulture));
        }

        return response;
    }

    /// <summary>To end it: staged, and tracked.</summary>
    internal async Task<DirectoryImportRow> FindStagedAsync(string importId, CancellationToken cancellationToken)
    {
        var row = await FindAsync(db.Set<DirectoryImportRow>().AsTracking(), importId, cancellationToken);
        return row.State == ImportState.Staged
            ? row
            : throw new Failure.IllegalTransition(row.State == ImportState.Applied
                ? "This import was applied already."
                : "This import was thrown away. Stage the file again.").AsException();
    }

    private static async Task<DirectoryImportRow> FindAsync(
        IQueryable<DirectoryImportRow> rows, string importId, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("import_id", importId);
        return await rows.SingleOrDefaultAsync(r => r.Id == id, cancellationToken)
            ?? throw new Failure.NotFound("import").AsException();
    }

    private static int Number(string? key) => key is null
        ? 0
        : int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : throw PageToken.Invalid();
}
