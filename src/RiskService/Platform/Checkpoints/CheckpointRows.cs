using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Platform.Checkpoints;

/// <summary>
/// A signed statement of how long every chain was that grew since the checkpoint before (RECORD-2). Of no agency: it
/// covers all of them, and says nothing of any.
/// </summary>
internal sealed class CheckpointRow
{
    /// <summary>From 1, without gaps.</summary>
    public required long Number { get; init; }

    public required DateTimeOffset CreateTime { get; init; }

    public required long ChainCount { get; init; }

    public required byte[] Root { get; init; }

    /// <summary>The SHA-256 of the statement before.</summary>
    public required byte[] PreviousHash { get; init; }

    public required byte[] Signature { get; init; }

    public required byte[] KeyId { get; init; }

    /// <summary>SubjectPublicKeyInfo, so that what an old key has signed verifies when a new one signs.</summary>
    public required byte[] PublicKey { get; init; }

    internal byte[] Statement() =>
        ChainFormat.CheckpointStatement(Number, CreateTime, ChainCount, Root, PreviousHash);
}

/// <summary>
/// A chain that a checkpoint covers. One save holds those of every agency, so that the context's filter can't apply;
/// <see cref="CheckpointBook"/> keeps agencies apart.
/// </summary>
internal sealed class CheckpointLeafRow
{
    public required long CheckpointNumber { get; init; }

    /// <summary>Its place among the leaves, from 0.</summary>
    public required int LeafIndex { get; init; }

    public required ChainKind ChainKind { get; init; }

    public required Guid ChainId { get; init; }

    public required string AgencyId { get; init; }

    /// <summary>How many entries the chain had.</summary>
    public required long Count { get; init; }

    /// <summary>The hash of its last.</summary>
    public required byte[] Head { get; init; }

    /// <summary>The hashes from the leaf to the root, the lowest first, one after the other.</summary>
    public required byte[] Path { get; init; }

    internal byte[] LeafHash() => ChainFormat.Leaf(ChainKind, ChainId, Count, Head);

    internal List<byte[]> PathHashes() => [.. Path.Chunk(ChainFormat.HashLength)];
}

internal sealed class CheckpointConfiguration :
    IEntityTypeConfiguration<CheckpointRow>, IEntityTypeConfiguration<CheckpointLeafRow>
{
    public void Configure(EntityTypeBuilder<CheckpointRow> builder)
    {
        builder.IsAppendOnly("Checkpoints");
        builder.HasKey(r => r.Number);
        builder.Property(r => r.Number).ValueGeneratedNever();
        builder.Property(r => r.Root).HasMaxLength(ChainFormat.HashLength);
        builder.Property(r => r.PreviousHash).HasMaxLength(ChainFormat.HashLength);
        builder.Property(r => r.Signature).HasMaxLength(64);
        builder.Property(r => r.KeyId).HasMaxLength(CheckpointKey.IdLength);
        builder.Property(r => r.PublicKey).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<CheckpointLeafRow> builder)
    {
        builder.IsAppendOnly("CheckpointLeaves");
        builder.HasKey(r => new { r.CheckpointNumber, r.LeafIndex });
        builder.Property(r => r.AgencyId).HasMaxLength(200);
        builder.Property(r => r.Head).HasMaxLength(ChainFormat.HashLength);
        builder.Property(r => r.Path).HasMaxLength(64 * ChainFormat.HashLength);

        // An agency's leaves, chain by chain; and checkpoint by checkpoint.
        builder.HasIndex(r => new { r.AgencyId, r.ChainKind, r.ChainId, r.CheckpointNumber });
        builder.HasIndex(r => new { r.AgencyId, r.ChainKind, r.CheckpointNumber, r.LeafIndex });
    }
}
