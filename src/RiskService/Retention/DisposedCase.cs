using System.Collections.Frozen;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Retention;

/// <summary>
/// What goes and what stays, taken from the model: a column or a table that somebody adds later goes, without anybody
/// having to think of it here.
/// </summary>
internal static class DisposedCase
{
    /// <summary>What the chain is verified by, and when things were.</summary>
    private static readonly FrozenSet<string> Stays = FrozenSet.ToFrozenSet(
    [
        nameof(CaseRow.Id), nameof(CaseRow.AgencyId), nameof(CaseRow.EntryCount), nameof(CaseRow.ChainHash),
        nameof(CaseRow.CreateTime), nameof(CaseRow.UpdateTime), nameof(CaseRow.CloseTime), nameof(CaseRow.Version),
    ]);

    private static readonly MethodInfo DeleteOf =
        typeof(DisposedCase).GetMethod(nameof(DeleteAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    internal static void Clear(EntityEntry<CaseRow> entry)
    {
        foreach (var property in entry.Properties.Where(p => !Stays.Contains(p.Metadata.Name)))
        {
            property.CurrentValue = Nothing(property.Metadata);
        }
    }

    /// <summary>Tables that only grow keep their rows; without the key what they seal is unreadable.</summary>
    internal static async Task DeleteRowsAsync(RiskDbContext db, Guid caseId, CancellationToken cancellationToken)
    {
        foreach (var type in Types(db.Model))
        {
            await (Task)DeleteOf.MakeGenericMethod(type).Invoke(null, [db, caseId, cancellationToken])!;
        }
    }

    internal static IEnumerable<Type> Types(IModel model) => model.GetEntityTypes()
        .Where(e => typeof(IOfCase).IsAssignableFrom(e.ClrType) && !e.GetDeclaredTriggers().Any())
        .Select(e => e.ClrType);

    private static Task<int> DeleteAsync<TRow>(RiskDbContext db, Guid caseId, CancellationToken cancellationToken)
        where TRow : class, IOfCase =>
        db.Set<TRow>().Where(r => r.CaseId == caseId).ExecuteDeleteAsync(cancellationToken);

    private static object? Nothing(IReadOnlyProperty property) =>
        property.IsNullable ? null
        : property.ClrType == typeof(byte[]) ? Array.Empty<byte>()
        : property.ClrType == typeof(string) ? ""
        : Activator.CreateInstance(property.ClrType);
}
