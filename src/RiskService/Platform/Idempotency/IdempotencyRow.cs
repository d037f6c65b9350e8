using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Platform.Idempotency;

/// <summary>
/// The first answer to a request id, kept with the change itself so that both are stored or neither. The answer is
/// sealed under its case's key: when that is destroyed, so is this copy.
/// </summary>
internal sealed class IdempotencyRow : IAgencyOwned
{
    public required string AgencyId { get; init; }

    public required string ClientId { get; init; }

    public required Guid RequestId { get; init; }

    /// <summary>
    /// A hash of the method's name and the request's bytes under the case's key: a plain one would let whoever reads
    /// the database alone try names until one fits.
    /// </summary>
    public required byte[] RequestHash { get; init; }

    public required Guid CaseId { get; init; }

    public required byte[] Answer { get; init; }

    public required DateTimeOffset CreateTime { get; init; }
}

internal sealed class IdempotencyConfiguration : IEntityTypeConfiguration<IdempotencyRow>
{
    public void Configure(EntityTypeBuilder<IdempotencyRow> builder)
    {
        builder.ToTable("IdempotentRequests").HasKey(r => new { r.AgencyId, r.ClientId, r.RequestId });
        builder.Property(r => r.AgencyId).HasMaxLength(200);
        builder.Property(r => r.ClientId).HasMaxLength(200);
        builder.Property(r => r.RequestHash).HasMaxLength(32);
        builder.HasIndex(r => r.CreateTime);
    }
}
