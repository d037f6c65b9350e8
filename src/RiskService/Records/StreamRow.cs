using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RiskPlatform.RiskService.Cases;

namespace RiskPlatform.RiskService.Records;

/// <summary>
/// A stream of entries into a case, by the caller's own id: how many of it are stored, saved with them, so that a
/// stream that was cut goes on and nothing is there twice.
/// </summary>
internal sealed class StreamRow : CaseChildRow
{
    public required string ClientId { get; init; }

    /// <summary>Two connections of one stream: the second that saves is refused.</summary>
    public long StoredCount { get; set; }
}

internal sealed class StreamConfiguration : IEntityTypeConfiguration<StreamRow>
{
    public void Configure(EntityTypeBuilder<StreamRow> builder)
    {
        builder.CaseChild("RecordStreams");
        builder.Property(r => r.ClientId).HasMaxLength(200);
        builder.Property(r => r.StoredCount).IsConcurrencyToken();
    }
}
