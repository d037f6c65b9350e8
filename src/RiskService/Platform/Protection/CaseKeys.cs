using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Platform.Protection;

/// <summary>
/// A case's key, wrapped. A table of its own, so that keys can be rewrapped or destroyed without the content.
/// </summary>
internal sealed class CaseKeyRow : IAgencyOwned
{
    public required Guid CaseId { get; init; }

    public required string AgencyId { get; init; }

    public required string MasterKeyId { get; set; }

    public required byte[] WrappedKey { get; set; }
}

internal sealed class CaseKeyConfiguration : IEntityTypeConfiguration<CaseKeyRow>
{
    public void Configure(EntityTypeBuilder<CaseKeyRow> builder)
    {
        builder.ToTable("CaseKeys").HasKey(r => r.CaseId);
        builder.Property(r => r.AgencyId).HasMaxLength(200);
        builder.Property(r => r.MasterKeyId).HasMaxLength(40);
        builder.Property(r => r.WrappedKey).HasMaxLength(100);

        // Finds what a former master key still wraps.
        builder.HasIndex(r => new { r.MasterKeyId, r.CaseId });
    }
}

/// <summary>Makes, finds and opens the keys of cases.</summary>
internal sealed class CaseKeys(RiskDbContext db, CurrentCaller caller, MasterKeys masters)
{
    /// <summary>A key for a new case, stored with the caller's next save.</summary>
    internal CaseKey Create(Guid caseId)
    {
        var key = CaseKey.Create();
        var wrapped = masters.Wrap(key, caseId);
        db.Add(new CaseKeyRow
        {
            CaseId = caseId,
            AgencyId = caller.Value.AgencyId,
            MasterKeyId = wrapped.KeyId,
            WrappedKey = wrapped.Bytes,
        });
        return key;
    }

    internal CaseKey Open(CaseKeyRow row) =>
        masters.Unwrap(new WrappedKey(row.MasterKeyId, row.WrappedKey), row.CaseId);

    /// <summary>Null for a key that does not open.</summary>
    internal CaseKey? TryOpen(CaseKeyRow row) =>
        masters.TryUnwrap(new WrappedKey(row.MasterKeyId, row.WrappedKey), row.CaseId);

    internal async Task<CaseKey?> FindAsync(Guid caseId, CancellationToken cancellationToken)
    {
        var row = await db.Set<CaseKeyRow>().SingleOrDefaultAsync(k => k.CaseId == caseId, cancellationToken);
        return row is null ? null : Open(row);
    }
}
