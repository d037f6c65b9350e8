using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>
/// An organisation of the directory. The directory belongs to nobody's cases: its rows have no agency, and everybody
/// sees what is published.
/// </summary>
internal sealed class OrganisationRow
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The name as lists are ordered and searched by it.</summary>
    public required string NameKey { get; set; }

    public OrganisationState State { get; set; } = OrganisationState.Active;

    /// <summary>The agency of its own people's tokens; null while it is not connected (REFER-7).</summary>
    public string? ConnectedAgencyId { get; set; }

    /// <summary>The <see cref="Organisation"/> as sent, without what has a column or is output only.</summary>
    public required byte[] Content { get; set; }

    public string? SourceSystem { get; set; }

    public string? SourceId { get; set; }

    public required DateTimeOffset CreateTime { get; init; }

    public required DateTimeOffset UpdateTime { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>
/// A listing. What is searched lies in memory (<see cref="DirectoryHeadRow"/>), so that the content is one value; the
/// columns are what lists, imports and the expiry job find rows by.
/// </summary>
internal sealed class ListingRow
{
    public required Guid Id { get; init; }

    public required Guid OrganisationId { get; set; }

    public required ListingType Type { get; init; }

    public ListingState State { get; set; } = ListingState.Draft;

    public required string NameKey { get; set; }

    /// <summary>
    /// The <see cref="Listing"/> as sent, without what is output only, and with nothing of a confidential place but
    /// that it is one.
    /// </summary>
    public required byte[] Content { get; set; }

    public DateOnly? AssuredDate { get; set; }

    public DateOnly? AssuredUntil { get; set; }

    public string? AssuredBy { get; set; }

    public DateOnly? CapacityAsOf { get; set; }

    /// <summary>
    /// Until when it was accredited without a break as of its last change: the first day on which the expiry job has to
    /// look at it. Whether it is accredited is judged from the accreditations.
    /// </summary>
    public DateOnly? AccreditedUntil { get; set; }

    /// <summary>Once it has a confidential place, where its places are stays out of its history for good.</summary>
    public bool HadConfidentialPlace { get; set; }

    public string? SourceSystem { get; set; }

    public string? SourceId { get; set; }

    public required DateTimeOffset CreateTime { get; init; }

    public required DateTimeOffset UpdateTime { get; set; }

    /// <summary>Its place among all changes of the directory: copies of it in memory are brought up to date by it.
    /// </summary>
    public required long ChangeNumber { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>An accreditation of a listing (REFER-1).</summary>
internal sealed class AccreditationRow
{
    public required Guid ListingId { get; init; }

    public required Guid Id { get; init; }

    public required string Scheme { get; set; }

    public required string Edition { get; set; }

    public required string Number { get; set; }

    public required DateOnly ValidFrom { get; set; }

    public required DateOnly ValidTo { get; set; }

    public required AccreditationState State { get; set; }

    public required string Evidence { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>
/// The number of the directory's latest change: one row. Whoever changes a listing takes the next number from it, so
/// that changes come one after another, and whoever searches sees by it whether the copy in memory is the latest.
/// </summary>
internal sealed class DirectoryHeadRow
{
    internal const int Only = 1;

    public required int Id { get; init; }

    public long ChangeNumber { get; set; }
}

internal sealed class DirectoryConfiguration :
    IEntityTypeConfiguration<OrganisationRow>, IEntityTypeConfiguration<ListingRow>,
    IEntityTypeConfiguration<AccreditationRow>, IEntityTypeConfiguration<DirectoryHeadRow>
{
    private const int NameLength = 200;

    public void Configure(EntityTypeBuilder<OrganisationRow> builder)
    {
        builder.ToTable("Organisations").HasKey(r => r.Id);
        builder.Property(r => r.Name).HasMaxLength(NameLength);
        builder.Property(r => r.NameKey).HasMaxLength(NameLength);
        builder.Property(r => r.ConnectedAgencyId).HasMaxLength(200);
        builder.Property(r => r.SourceSystem).HasMaxLength(100);
        builder.Property(r => r.SourceId).HasMaxLength(200);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.State, r.NameKey, r.Id });
        builder.HasIndex(r => r.ConnectedAgencyId).IsUnique().HasFilter("[ConnectedAgencyId] IS NOT NULL");
        builder.HasIndex(r => new { r.SourceSystem, r.SourceId }).IsUnique().HasFilter("[SourceSystem] IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<ListingRow> builder)
    {
        builder.ToTable("Listings").HasKey(r => r.Id);
        builder.Property(r => r.NameKey).HasMaxLength(NameLength);
        builder.Property(r => r.AssuredBy).HasMaxLength(200);
        builder.Property(r => r.SourceSystem).HasMaxLength(100);
        builder.Property(r => r.SourceId).HasMaxLength(200);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => r.ChangeNumber);
        builder.HasIndex(r => new { r.NameKey, r.Id });
        builder.HasIndex(r => new { r.OrganisationId, r.NameKey, r.Id });
        builder.HasIndex(r => new { r.State, r.NameKey, r.Id });
        builder.HasIndex(r => new { r.Type, r.NameKey, r.Id });
        builder.HasIndex(r => new { r.Type, r.State, r.NameKey, r.Id });
        builder.HasIndex(r => new { r.SourceSystem, r.SourceId }).IsUnique().HasFilter("[SourceSystem] IS NOT NULL");

        // What the expiry job looks for, of published listings alone.
        builder.HasIndex(r => new { r.State, r.AssuredUntil, r.Id });
        builder.HasIndex(r => new { r.State, r.CapacityAsOf, r.Id });
        builder.HasIndex(r => new { r.State, r.AccreditedUntil, r.Id });
    }

    public void Configure(EntityTypeBuilder<AccreditationRow> builder)
    {
        builder.ToTable("Accreditations").HasKey(r => new { r.ListingId, r.Id });
        builder.Property(r => r.Scheme).HasMaxLength(200);
        builder.Property(r => r.Edition).HasMaxLength(50);
        builder.Property(r => r.Number).HasMaxLength(100);
        builder.Property(r => r.Evidence).HasMaxLength(500);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.ValidTo, r.ListingId });
    }

    public void Configure(EntityTypeBuilder<DirectoryHeadRow> builder)
    {
        builder.ToTable("DirectoryHead").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.ChangeNumber).IsConcurrencyToken();
        builder.HasData(new DirectoryHeadRow { Id = DirectoryHeadRow.Only });
    }
}
