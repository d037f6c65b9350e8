using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases;

/// <summary>A row that tells of one case. It is deleted with the case's content (RECORD-5).</summary>
internal interface IOfCase
{
    Guid CaseId { get; }
}

/// <summary>A row of one case. Rows of a case lie together, in the order in which they came.</summary>
internal abstract class CaseChildRow : IAgencyOwned, IOfCase
{
    public required Guid CaseId { get; init; }

    public required Guid Id { get; init; }

    public required string AgencyId { get; init; }

    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>The subject of the token that brought it.</summary>
    public required string CreatedBy { get; init; }
}

/// <summary>A person in a case. Reference and name are sealed in one value.</summary>
internal sealed class PartyRow : CaseChildRow
{
    public required PartyRole Role { get; set; }

    public ChildRelation ChildRelation { get; set; }

    /// <summary>A bit for each <see cref="ChildEffect"/>.</summary>
    public int ChildEffects { get; set; }

    public byte[]? Identity { get; set; }

    public DateTimeOffset? RemoveTime { get; set; }

    public byte[]? RemoveReason { get; set; }

    /// <summary>LOOK-4: a child is held as a victim unless known to be related to neither.</summary>
    internal bool IsHeldChild =>
        Role == PartyRole.Child && RemoveTime is null && ChildRelation != ChildRelation.Neither;
}

/// <summary>A worker on a case.</summary>
internal sealed class AllocationRow : CaseChildRow
{
    public required string WorkerId { get; init; }

    /// <summary>The worker's id as it is compared: agencies write theirs in any letter case.</summary>
    public required string WorkerKey { get; init; }

    public required AllocationSide Side { get; set; }

    public required SameWorkerReason SameWorkerReason { get; init; }

    public DateTimeOffset? EndTime { get; set; }

    internal static string Key(string workerId) => workerId.Trim().ToUpperInvariant();
}

/// <summary>A counter-allegation (LOOK-3).</summary>
internal sealed class CounterAllegationRow : CaseChildRow
{
    public DateTimeOffset? ConcludeTime { get; set; }

    public CounterAllegationOutcome Outcome { get; set; }

    public byte[]? Reason { get; set; }

    public string? ConcludedBy { get; set; }
}

/// <summary>A proposal to swap roles, and what became of it (LOOK-3).</summary>
internal sealed class RoleSwapRow : CaseChildRow
{
    public required Guid NewSubjectPartyId { get; init; }

    public required byte[] Reason { get; init; }

    public bool? Approved { get; set; }

    public DateTimeOffset? DecideTime { get; set; }

    public string? DecidedBy { get; set; }

    public byte[]? DecideReason { get; set; }
}

/// <summary>A contact, planned or past; what it was is sealed.</summary>
internal sealed class ContactRow : CaseChildRow
{
    public required ContactState State { get; init; }

    public required DateTimeOffset ContactTime { get; init; }

    public Guid? PlannedContactId { get; init; }

    public required byte[] Content { get; init; }
}

internal static class CaseChildConfiguration
{
    internal static void CaseChild<T>(this EntityTypeBuilder<T> builder, string table)
        where T : CaseChildRow
    {
        builder.ToTable(table).HasKey(r => new { r.CaseId, r.Id });
        builder.Property(r => r.AgencyId).HasMaxLength(200);
        builder.Property(r => r.CreatedBy).HasMaxLength(200);
    }
}

internal sealed class CaseChildrenConfiguration :
    IEntityTypeConfiguration<PartyRow>, IEntityTypeConfiguration<AllocationRow>,
    IEntityTypeConfiguration<CounterAllegationRow>, IEntityTypeConfiguration<RoleSwapRow>,
    IEntityTypeConfiguration<ContactRow>
{
    public void Configure(EntityTypeBuilder<PartyRow> builder) => builder.CaseChild("Parties");

    public void Configure(EntityTypeBuilder<AllocationRow> builder)
    {
        builder.CaseChild("Allocations");
        builder.Property(r => r.WorkerId).HasMaxLength(500);
        builder.Property(r => r.WorkerKey).HasMaxLength(500);
        builder.HasIndex(r => new { r.AgencyId, r.WorkerKey, r.EndTime, r.CaseId });
    }

    public void Configure(EntityTypeBuilder<CounterAllegationRow> builder)
    {
        builder.CaseChild("CounterAllegations");
        builder.Property(r => r.ConcludedBy).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<RoleSwapRow> builder)
    {
        builder.CaseChild("RoleSwaps");
        builder.Property(r => r.DecidedBy).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<ContactRow> builder) => builder.CaseChild("Contacts");
}
