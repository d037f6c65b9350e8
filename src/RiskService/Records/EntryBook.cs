using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Records;

/// <summary>
/// Reads a case's entries along their numbers, so that a page costs the same in a case of any length.
/// </summary>
internal sealed class EntryBook(CaseBook book, RiskDbContext db)
{
    /// <summary>
    /// How far one page looks for entries of a kind; a kind that is rare gives short pages, not a scan.
    /// </summary>
    internal const int Window = 2_000;

    internal async Task<GetEntryResponse> GetAsync(GetEntryRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("case_id", request.CaseId);
        if (request.Number < 1) throw Violations.One("number", "Send the entry's number, from 1.");
        var opened = await book.OpenAsync(id, cancellationToken);
        var row = await Of(id).SingleOrDefaultAsync(e => e.Number == request.Number, cancellationToken)
            ?? throw new Failure.NotFound("entry of this case").AsException();
        return new GetEntryResponse { Entry = (await ViewsAsync([row], opened.Key, cancellationToken))[0] };
    }

    internal async Task<ListEntriesResponse> ListAsync(ListEntriesRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("case_id", request.CaseId);
        var size = PageToken.Size(request.PageSize, 50, 200);
        var kinds = Kinds(request);
        var filters = $"entries {id} {string.Join(',', kinds)}";
        var opened = await book.OpenAsync(id, cancellationToken);
        var before = Key(request.PageToken, filters) ?? opened.Row.EntryCount + 1;
        var floor = before - Window;
        var rows = await Of(id).Where(e => e.Number < before && e.Number >= floor && kinds.Contains(e.Kind))
            .OrderByDescending(e => e.Number).Take(size).ToListAsync(cancellationToken);
        var last = rows.Count == size ? rows[^1].Number : Math.Max(floor, 1);
        return new ListEntriesResponse
        {
            Entries = { await ViewsAsync(rows, opened.Key, cancellationToken) },
            NextPageToken = last > 1 ? Token(filters, last) : "",
        };
    }

    internal async Task<GetTimelineResponse> TimelineAsync(
        GetTimelineRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("case_id", request.CaseId);
        var size = PageToken.Size(request.PageSize, 50, 200);
        var filters = $"timeline {id} {request.OldestFirst}";
        var opened = await book.OpenAsync(id, cancellationToken);
        var key = Key(request.PageToken, filters);
        var rows = request.OldestFirst
            ? await AfterAsync(id, key ?? 0, size + 1, cancellationToken)
            : await BeforeAsync(id, key ?? long.MaxValue, size + 1, cancellationToken);
        var more = rows.Count > size;
        if (more) rows.RemoveAt(size);
        return new GetTimelineResponse
        {
            Entries = { await ViewsAsync(rows, opened.Key, cancellationToken) },
            NextPageToken = more ? Token(filters, rows[^1].Number) : "",
        };
    }

    internal async Task<List<EntryRow>> AfterAsync(
        Guid caseId, long number, int count, CancellationToken cancellationToken) =>
        await Of(caseId).Where(e => e.Number > number).OrderBy(e => e.Number).Take(count)
            .ToListAsync(cancellationToken);

    /// <summary>As callers see them, each with the latest entry that corrects it.</summary>
    internal async Task<List<Entry>> ViewsAsync(
        IReadOnlyList<EntryRow> rows, CaseKey key, CancellationToken cancellationToken)
    {
        if (rows.Count == 0) return [];
        var (caseId, first, last) = (rows[0].CaseId, rows.Min(r => r.Number), rows.Max(r => r.Number));
        var corrections = await Of(caseId).Where(e => e.CorrectsNumber >= first && e.CorrectsNumber <= last)
            .Select(e => new { e.Number, Corrects = e.CorrectsNumber!.Value }).ToListAsync(cancellationToken);
        var latest = corrections.GroupBy(c => c.Corrects).ToDictionary(g => g.Key, g => g.Max(c => c.Number));
        return
        [
            .. rows.Select(r =>
            {
                var entry = Open(r, key);
                entry.CorrectedByNumber = latest.GetValueOrDefault(r.Number);
                return entry;
            }),
        ];
    }

    /// <summary>
    /// One that was changed in the database takes nothing of the others with it: it shows without content.
    /// </summary>
    private static Entry Open(EntryRow row, CaseKey key)
    {
        try
        {
            return CaseEntries.Open(row, key);
        }
        catch (CryptographicException)
        {
            return CaseEntries.Envelope(row);
        }
    }

    private IQueryable<EntryRow> Of(Guid caseId) => db.Set<EntryRow>().Where(e => e.CaseId == caseId);

    private Task<List<EntryRow>> BeforeAsync(
        Guid caseId, long number, int count, CancellationToken cancellationToken) =>
        Of(caseId).Where(e => e.Number < number).OrderByDescending(e => e.Number).Take(count)
            .ToListAsync(cancellationToken);

    private static EntryKind[] Kinds(ListEntriesRequest request)
    {
        for (var i = 0; i < request.Kinds.Count; i++)
        {
            if (request.Kinds[i] == EntryKind.Unspecified || !Enum.IsDefined(request.Kinds[i]))
                throw Violations.One($"kinds[{i}]", "Is not an EntryKind that this version knows.");
        }

        return request.Kinds.Count > 0
            ? [.. request.Kinds.Distinct().Order()]
            : [.. Enum.GetValues<EntryKind>().Where(k => k is > EntryKind.Unspecified and <= EntryKind.Note)];
    }

    private static string Token(string filters, long number) =>
        PageToken.Make(filters, number.ToString(CultureInfo.InvariantCulture));

    private static long? Key(string token, string filters) => PageToken.Read(token, filters) is not { } key
        ? null
        : long.TryParse(key, CultureInfo.InvariantCulture, out var number) ? number : throw PageToken.Invalid();
}
