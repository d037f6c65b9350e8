using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Retention;

/// <summary>A legal hold: while one stands, nothing of the case is disposed of. The reasons are sealed.</summary>
internal sealed class LegalHoldRow : CaseChildRow
{
    public required byte[] Reason { get; init; }

    public DateTimeOffset? LiftTime { get; set; }

    public string? LiftedBy { get; set; }

    public byte[]? LiftReason { get; set; }
}

/// <summary>
/// The register of what was disposed of. Only ever added to, and no row of the case: it is what stays of it.
/// </summary>
internal sealed class DisposalRow : IAgencyOwned
{
    public required Guid CaseId { get; init; }

    public required string AgencyId { get; init; }

    public required DateTimeOffset DisposeTime { get; init; }

    public required DisposalBasis Basis { get; init; }

    /// <summary>Who decided; null where the term alone did.</summary>
    public string? DecidedBy { get; init; }

    public required DateTimeOffset? CloseTime { get; init; }

    public required long EntryCount { get; init; }

    public required byte[] HeadHash { get; init; }
}

internal sealed class RetentionConfiguration :
    IEntityTypeConfiguration<LegalHoldRow>, IEntityTypeConfiguration<DisposalRow>
{
    public void Configure(EntityTypeBuilder<LegalHoldRow> builder)
    {
        builder.CaseChild("LegalHolds");
        builder.Property(r => r.LiftedBy).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<DisposalRow> builder)
    {
        builder.IsAppendOnly("Disposals");
        builder.HasKey(r => r.CaseId);
        builder.Property(r => r.AgencyId).HasMaxLength(200);
        builder.Property(r => r.DecidedBy).HasMaxLength(200);
        builder.Property(r => r.HeadHash).HasMaxLength(ChainFormat.HashLength);
        builder.HasIndex(r => new { r.AgencyId, r.DisposeTime, r.CaseId });
    }
}
