using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Exports;

/// <summary>
/// Asks for evidence exports and finds them (RECORD-6). That one was asked for is an entry of the case.
/// </summary>
internal sealed class EvidenceExports(
    CaseBook book, CaseEntries entries, RiskDbContext db, Writes writes, CurrentCaller caller, TimeProvider clock,
    IOptions<LimitsOptions> limits, IBackgroundJobClient jobs)
{
    internal async Task<StartEvidenceExportResponse> StartAsync(
        StartEvidenceExportRequest request, CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.RequiredText("recipient", request.Recipient, limits.Value.ReferenceLength);
        checks.RequiredText("reason", request.Reason, ReasonLength);
        checks.ThrowIfAny();
        var id = RequestChecks.Id("case_id", request.CaseId);
        var response = await writes.RunAsync(request, request.RequestId, async token =>
        {
            var (row, key) = await book.OpenForChangeAsync(id, token);
            var now = clock.Now();
            var exportId = Ids.Next(now);

            // The last entry of an export says that it was asked for, by whom and why.
            entries.Append(row, key, EntryKind.RecordKeeping, Asked(exportId, request.Reason), now);
            var export = new ExportRow
            {
                Id = exportId,
                CaseId = id,
                AgencyId = row.AgencyId,
                EntryCount = row.EntryCount,
                HeadHash = row.ChainHash,
                Recipient = key.SealText(request.Recipient, ExportRow.RecipientField, exportId)!,
                Reason = key.SealText(request.Reason, ExportRow.ReasonField, exportId)!,
                CreateTime = now,
                CreatedBy = caller.Value.Subject,
            };
            db.Add(export);
            return new Written<StartEvidenceExportResponse>(
                new StartEvidenceExportResponse { Export = export.ToProto(key) }, id, key);
        }, cancellationToken);

        // What gets lost between the save and here, the sweep finds; what comes twice is made once.
        var started = Guid.Parse(response.Export.ExportId);
        jobs.Enqueue<MakeExport>(job => job.ExecuteAsync(caller.Value.AgencyId, id, started, CancellationToken.None));
        return response;
    }

    internal async Task<GetEvidenceExportResponse> GetAsync(
        GetEvidenceExportRequest request, CancellationToken cancellationToken)
    {
        var (row, opened) = await FindAsync(request.CaseId, request.ExportId, cancellationToken);
        return new GetEvidenceExportResponse { Export = row.ToProto(opened.Key) };
    }

    internal async Task<ListEvidenceExportsResponse> ListAsync(
        ListEvidenceExportsRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("case_id", request.CaseId);
        var size = PageToken.Size(request.PageSize, 50, 200);
        var opened = await book.OpenAsync(id, cancellationToken);
        var page = await db.Set<ExportRow>().Where(e => e.CaseId == id)
            .PageAsync($"exports {id}", size, request.PageToken, cancellationToken);
        return new ListEvidenceExportsResponse
        {
            Exports = { page.Rows.Select(e => e.ToProto(opened.Key)) },
            NextPageToken = page.NextToken,
        };
    }

    /// <summary>An export with its opened case; both must be the caller's agency's.</summary>
    internal async Task<(ExportRow Row, OpenedCase Case)> FindAsync(
        string caseId, string exportId, CancellationToken cancellationToken)
    {
        var (id, export) = (RequestChecks.Id("case_id", caseId), RequestChecks.Id("export_id", exportId));
        var opened = await book.OpenAsync(id, cancellationToken);
        return (await ReadAsync(id, export, cancellationToken), opened);
    }

    internal async Task<ExportRow> ReadAsync(Guid caseId, Guid exportId, CancellationToken cancellationToken) =>
        await db.Set<ExportRow>().SingleOrDefaultAsync(e => e.CaseId == caseId && e.Id == exportId, cancellationToken)
        ?? throw new Failure.NotFound("export").AsException();

    private const int ReasonLength = 2_000;

    private static EntryContent Asked(Guid exportId, string reason) => new()
    {
        RecordKeeping = new RecordKeeping
        {
            Kind = RecordKeepingKind.EvidenceExport,
            ConcernsId = exportId.ToString(),
            Reason = reason,
        },
    };
}
