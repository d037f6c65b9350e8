using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Exports;

/// <summary>An evidence export: who asked for it, and how far it is (RECORD-6). For whom and why are sealed.</summary>
internal sealed class ExportRow : CaseChildRow
{
    public EvidenceExportState State { get; set; } = EvidenceExportState.Pending;

    /// <summary>
    /// Entries that it takes in, and the hash of the last: the chain as it was when the export was asked for.
    /// </summary>
    public required long EntryCount { get; init; }

    public required byte[] HeadHash { get; init; }

    public long EntriesDone { get; set; }

    public required byte[] Recipient { get; init; }

    public required byte[] Reason { get; init; }

    public DateTimeOffset? EndTime { get; set; }

    public DateTimeOffset? ExpireTime { get; set; }

    public long SizeBytes { get; set; }

    public byte[]? Sha256 { get; set; }

    /// <summary>Whose chunks are its file: each attempt writes chunks of its own.</summary>
    public Guid? RunId { get; set; }

    /// <summary>While running: until when nobody else takes it. While pending: not before then.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    public int Attempts { get; set; }

    /// <summary>Counts changes. Of two who take it at once, the second is refused.</summary>
    public int Version { get; set; } = 1;

    internal const string RecipientField = "export.recipient";

    internal const string ReasonField = "export.reason";
}

/// <summary>
/// A piece of an export's file, sealed under the case's key: what disposes of the case disposes of it.
/// </summary>
internal sealed class ExportChunkRow : CaseChildRow
{
    internal const int Size = 256 * 1024;

    public required Guid ExportId { get; init; }

    public required Guid RunId { get; init; }

    /// <summary>Its place in the file, from 0. Every piece but the last is full.</summary>
    public required int Index { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>Names its place: no piece can be put in place of another.</summary>
    internal static string Field(int index) => $"export.chunk/{index}";
}

internal sealed class ExportConfiguration :
    IEntityTypeConfiguration<ExportRow>, IEntityTypeConfiguration<ExportChunkRow>
{
    public void Configure(EntityTypeBuilder<ExportRow> builder)
    {
        builder.CaseChild("Exports");
        builder.Property(r => r.HeadHash).HasMaxLength(ChainFormat.HashLength);
        builder.Property(r => r.Sha256).HasMaxLength(ChainFormat.HashLength);
        builder.Property(r => r.Version).IsConcurrencyToken();

        // The sweep looks for what waits and for what is past its term.
        builder.HasIndex(r => new { r.State, r.LeaseUntil });
        builder.HasIndex(r => new { r.State, r.ExpireTime });
    }

    public void Configure(EntityTypeBuilder<ExportChunkRow> builder)
    {
        builder.CaseChild("ExportChunks");
        builder.HasIndex(r => new { r.CaseId, r.RunId, r.Index }).IsUnique();
    }
}
