using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases;

/// <summary>
/// An entry of a case's chain (RECORD-1, RECORD-2). Only ever added. What it says, and who says it, is sealed; what is
/// open is what the chain needs to be verified once the content is disposed of.
/// </summary>
internal sealed class EntryRow : IAgencyOwned
{
    public required Guid CaseId { get; init; }

    /// <summary>Its place in the case, from 1, without gaps.</summary>
    public required long Number { get; init; }

    public required string AgencyId { get; init; }

    public required EntryKind Kind { get; init; }

    public required DateTimeOffset RecordTime { get; init; }

    public required byte[] ContentDigest { get; init; }

    public required byte[] Hash { get; init; }

    /// <summary>Salt and content, sealed together.</summary>
    public required byte[] Content { get; init; }

    /// <summary>The entry that this one corrects.</summary>
    public long? CorrectsNumber { get; init; }
}

internal sealed class EntryConfiguration : IEntityTypeConfiguration<EntryRow>
{
    public void Configure(EntityTypeBuilder<EntryRow> builder)
    {
        builder.IsAppendOnly("Entries");
        builder.HasKey(r => new { r.CaseId, r.Number });
        builder.Property(r => r.AgencyId).HasMaxLength(200);
        builder.Property(r => r.ContentDigest).HasMaxLength(ChainFormat.HashLength);
        builder.Property(r => r.Hash).HasMaxLength(ChainFormat.HashLength);

        // Finds what corrects an entry. Corrections are few, so the index is small.
        builder.HasIndex(r => new { r.CaseId, r.CorrectsNumber }).HasFilter("[CorrectsNumber] IS NOT NULL");

        // Finds the chains that grew since the last checkpoint.
        builder.HasIndex(r => r.RecordTime);
    }
}
