using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Platform.Audit;

/// <summary>
/// A read of one case, or of the audit itself (RECORD-3). Only ever added. Everything in it is open: ids, names of
/// operations and codes, and nothing of what was read.
/// </summary>
internal sealed class AuditRow : IAgencyOwned
{
    public required string AgencyId { get; init; }

    /// <summary>One chain for each running copy of the service and agency, so that none waits for another.</summary>
    public required Guid ChainId { get; init; }

    /// <summary>Its place in the chain, from 1, without gaps.</summary>
    public required long Number { get; init; }

    public required DateTimeOffset ReadTime { get; init; }

    /// <summary>The subject of the token.</summary>
    public required string ReaderId { get; init; }

    public required string ClientId { get; init; }

    public required string Operation { get; init; }

    /// <summary>Null where the audit was read without naming a case.</summary>
    public required Guid? CaseId { get; init; }

    public required AccessPurpose Purpose { get; init; }

    public required AuditOutcome Outcome { get; init; }

    public required byte[] Hash { get; init; }

    /// <summary>The hash that its fields give after this one.</summary>
    internal byte[] HashAfter(ReadOnlySpan<byte> previous) => ChainFormat.AuditHash(
        ChainId, Number, ReadTime,
        [
            AgencyId, ReaderId, ClientId, Operation, CaseId?.ToString() ?? "", AuditNames.Of(Purpose),
            AuditNames.Of(Outcome),
        ],
        previous);
}

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.IsAppendOnly("AuditEntries");
        builder.HasKey(r => new { r.AgencyId, r.ChainId, r.Number });
        builder.Property(r => r.AgencyId).HasMaxLength(200);
        builder.Property(r => r.ReaderId).HasMaxLength(200);
        builder.Property(r => r.ClientId).HasMaxLength(200);
        builder.Property(r => r.Operation).HasMaxLength(200);
        builder.Property(r => r.Hash).HasMaxLength(ChainFormat.HashLength);

        // Searches run along these, newest first. The reader rides in the one by case for searches of both.
        builder.HasIndex(r => new { r.AgencyId, r.ReadTime, r.ChainId, r.Number });
        builder.HasIndex(r => new { r.AgencyId, r.CaseId, r.ReadTime, r.ChainId, r.Number, r.ReaderId })
            .HasFilter("[CaseId] IS NOT NULL");
        builder.HasIndex(r => new { r.AgencyId, r.ReaderId, r.ReadTime, r.ChainId, r.Number });

        // Finds the chains that grew since the last checkpoint.
        builder.HasIndex(r => new { r.ReadTime, r.AgencyId, r.ChainId, r.Number });
    }
}
