using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>A change of an organisation or a listing. Only ever added; ids grow in the order of the changes.</summary>
internal sealed class DirectoryChangeRow
{
    /// <summary>The organisation or listing.</summary>
    public required Guid RecordId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The <see cref="DirectoryChange"/>, without the two ids.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>
/// Where a confidential place is: sealed, in a table of its own that nothing is searched, listed or exported from.
/// </summary>
internal sealed class ConfidentialAddressRow
{
    public required Guid ListingId { get; init; }

    public required Guid LocationId { get; init; }

    /// <summary>Another one each time it is sealed.</summary>
    public required Guid SealId { get; set; }

    /// <summary>The address, area and point under the directory's own key.</summary>
    public required byte[] Sealed { get; set; }
}

/// <summary>Something that a directory admin should see to. What is mended is removed.</summary>
internal sealed class DirectoryAlertRow
{
    public required Guid ListingId { get; init; }

    public required DirectoryAlertKind Kind { get; init; }

    public required DateOnly DueDate { get; set; }

    public required DateTimeOffset FindTime { get; set; }
}

internal sealed class DirectoryChangeConfiguration :
    IEntityTypeConfiguration<DirectoryChangeRow>, IEntityTypeConfiguration<ConfidentialAddressRow>,
    IEntityTypeConfiguration<DirectoryAlertRow>
{
    public void Configure(EntityTypeBuilder<DirectoryChangeRow> builder)
    {
        builder.IsAppendOnly("DirectoryChanges");
        builder.HasKey(r => new { r.RecordId, r.Id });
    }

    public void Configure(EntityTypeBuilder<ConfidentialAddressRow> builder) =>
        builder.ToTable("ConfidentialAddresses").HasKey(r => new { r.ListingId, r.LocationId });

    public void Configure(EntityTypeBuilder<DirectoryAlertRow> builder)
    {
        builder.ToTable("DirectoryAlerts").HasKey(r => new { r.ListingId, r.Kind });
        builder.HasIndex(r => new { r.FindTime, r.ListingId, r.Kind });
        builder.HasIndex(r => new { r.Kind, r.FindTime, r.ListingId });
    }
}
