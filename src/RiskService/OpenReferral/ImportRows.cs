using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral;

/// <summary>An import, as staged and as it ended. It is of the directory, which belongs to no agency.</summary>
internal sealed class DirectoryImportRow
{
    public required Guid Id { get; init; }

    public ImportState State { get; set; } = ImportState.Staged;

    public required string Source { get; init; }

    public required DirectoryFormat Format { get; init; }

    public required int CreatedCount { get; init; }

    public required int ChangedCount { get; init; }

    public required int UnchangedCount { get; init; }

    public required int RejectedCount { get; init; }

    public required DateTimeOffset CreateTime { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset? EndTime { get; set; }

    /// <summary>Whether its rows still hold what they change. Once it has ended, the job takes that away.</summary>
    public bool HoldsContent { get; set; } = true;

    /// <summary>Counts changes. Of two who end it at once, the second is refused.</summary>
    public int Version { get; set; } = 1;
}

/// <summary>A row of the file, and what it would do.</summary>
internal sealed class DirectoryImportItemRow
{
    public required Guid ImportId { get; init; }

    public required int RowNumber { get; init; }

    public required string SourceId { get; init; }

    public required string Name { get; init; }

    public required ImportOutcome Outcome { get; init; }

    /// <summary>One a line.</summary>
    public required string Details { get; init; }

    /// <summary>The listing that it changes or is, or became.</summary>
    public Guid? ListingId { get; set; }

    /// <summary>The version that the change is based on; null for a new one.</summary>
    public int? BaseVersion { get; init; }

    /// <summary>The organisation's id in the source, for what adds or changes.</summary>
    public required string OrganisationKey { get; init; }

    /// <summary>
    /// The listing as it is to be; null for what changes nothing, and once the import has ended. Sealed under the
    /// directory's key: it may hold where a confidential place is.
    /// </summary>
    public byte[]? Content { get; set; }

    /// <summary>Names its place: no row's content can be put in place of another's.</summary>
    internal static string ContentField(int rowNumber) => $"import-row/{rowNumber}";
}

/// <summary>An organisation that the rows of a file add or change.</summary>
internal sealed class DirectoryImportOrganisationRow
{
    public required Guid ImportId { get; init; }

    /// <summary>The id in the source.</summary>
    public required string SourceId { get; init; }

    /// <summary>Null for a new one.</summary>
    public required Guid? OrganisationId { get; init; }

    /// <summary>The version that the change is based on; null for a new one.</summary>
    public required int? BaseVersion { get; init; }

    public required byte[] Content { get; init; }
}

internal sealed class DirectoryImportConfiguration :
    IEntityTypeConfiguration<DirectoryImportRow>, IEntityTypeConfiguration<DirectoryImportItemRow>,
    IEntityTypeConfiguration<DirectoryImportOrganisationRow>
{
    public void Configure(EntityTypeBuilder<DirectoryImportRow> builder)
    {
        builder.ToTable("DirectoryImports").HasKey(r => r.Id);
        builder.Property(r => r.Source).HasMaxLength(100);
        builder.Property(r => r.CreatedBy).HasMaxLength(200);
        builder.Property(r => r.Version).IsConcurrencyToken();

        // The job looks for what has waited too long.
        builder.HasIndex(r => new { r.HoldsContent, r.State, r.CreateTime });
    }

    public void Configure(EntityTypeBuilder<DirectoryImportItemRow> builder)
    {
        builder.ToTable("DirectoryImportRows").HasKey(r => new { r.ImportId, r.RowNumber });
        builder.Property(r => r.SourceId).HasMaxLength(200);
        builder.Property(r => r.Name).HasMaxLength(200);
        builder.Property(r => r.OrganisationKey).HasMaxLength(200);
        builder.HasIndex(r => new { r.ImportId, r.Outcome, r.RowNumber });
    }

    public void Configure(EntityTypeBuilder<DirectoryImportOrganisationRow> builder)
    {
        builder.ToTable("DirectoryImportOrganisations").HasKey(r => new { r.ImportId, r.SourceId });
        builder.Property(r => r.SourceId).HasMaxLength(200);
    }
}
