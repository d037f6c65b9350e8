using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Exports.Zip;

/// <summary>An entry with its exact bytes, and what it is corrected by among the exported.</summary>
internal sealed record ExportEntry(
    EntryRow Row, byte[] Salt, byte[] Bytes, EntryContent Content, IReadOnlyList<long> CorrectedBy);

/// <summary>Reads entries in order, a page at a time: never all of them.</summary>
internal sealed class ExportEntries(RiskDbContext db)
{
    /// <summary>Few, since one entry can hold half a million characters.</summary>
    internal const int PageSize = 50;

    internal async IAsyncEnumerable<IReadOnlyList<ExportEntry>> PagesAsync(
        ExportRow export, CaseKey key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = 0L; after < export.EntryCount;)
        {
            var rows = await PageAsync(export, after, cancellationToken);

            // Without a gap, or there is none: what lacks an entry must not look like a whole record (RECORD-2).
            var whole = rows.Count > 0 && rows.Select((r, i) => r.Number - i).All(n => n == after + 1);
            if (!whole) throw new InvalidDataException("The case's entries have a gap.");
            var corrections = await CorrectionsAsync(export, rows[0].Number, rows[^1].Number, cancellationToken);
            yield return [.. rows.Select(r => Opened(r, key, corrections))];
            after = rows[^1].Number;
        }
    }

    private Task<List<EntryRow>> PageAsync(ExportRow export, long after, CancellationToken cancellationToken) =>
        db.Set<EntryRow>()
            .Where(e => e.CaseId == export.CaseId && e.Number > after && e.Number <= export.EntryCount)
            .OrderBy(e => e.Number).Take(PageSize).ToListAsync(cancellationToken);

    private async Task<ILookup<long, long>> CorrectionsAsync(
        ExportRow export, long first, long last, CancellationToken cancellationToken)
    {
        var found = await db.Set<EntryRow>()
            .Where(e => e.CaseId == export.CaseId && e.CorrectsNumber >= first && e.CorrectsNumber <= last
                && e.Number <= export.EntryCount)
            .Select(e => new { e.Number, e.CorrectsNumber }).ToListAsync(cancellationToken);
        return found.OrderBy(c => c.Number).ToLookup(c => c.CorrectsNumber!.Value, c => c.Number);
    }

    private static ExportEntry Opened(EntryRow row, CaseKey key, ILookup<long, long> corrections)
    {
        var salted = CaseEntries.OpenSalted(row, key);
        var bytes = salted[ChainFormat.SaltLength..];
        return new ExportEntry(
            row, salted[..ChainFormat.SaltLength], bytes, EntryContent.Parser.ParseFrom(bytes),
            [.. corrections[row.Number]]);
    }
}
