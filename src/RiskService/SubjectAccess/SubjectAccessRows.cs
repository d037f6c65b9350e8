using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess;

/// <summary>A subject's request (RECORD-4).</summary>
internal sealed class SubjectAccessRow : CaseChildRow
{
    public SubjectAccessState State { get; set; } = SubjectAccessState.Open;

    /// <summary>Who asks: the subject when it was opened.</summary>
    public required Guid SubjectPartyId { get; init; }

    public required DateTimeOffset ReceiveTime { get; init; }

    public required DateTimeOffset DueTime { get; set; }

    public bool Extended { get; set; }

    public DateTimeOffset? CompleteTime { get; set; }

    /// <summary>The agency's own reference for it, sealed.</summary>
    public byte[]? Reference { get; init; }

    /// <summary>How many items somebody has decided on.</summary>
    public long DecidedCount { get; set; }

    /// <summary>How many entries the case had when it was completed: it answers from those.</summary>
    public long EntryCount { get; set; }

    /// <summary>The subject's reference and name as held when it was completed, sealed.</summary>
    public byte[]? Identity { get; set; }

    /// <summary>The guidance whose words it is answered in, so that it reads the same each time.</summary>
    public string GuidanceVersion { get; set; } = "";
}

/// <summary>What was decided on an item. Never changed; the latest stands.</summary>
internal sealed class ItemDecisionRow : CaseChildRow
{
    public required Guid SubjectAccessId { get; init; }

    /// <summary>The item's id under the case's key: which entry it is shows only with the key.</summary>
    public required byte[] Item { get; init; }

    public required ItemDecision Decision { get; init; }

    /// <summary>Reason and words to be shown, sealed together.</summary>
    public required byte[] Words { get; init; }
}

internal sealed class SubjectAccessConfiguration :
    IEntityTypeConfiguration<SubjectAccessRow>, IEntityTypeConfiguration<ItemDecisionRow>
{
    public void Configure(EntityTypeBuilder<SubjectAccessRow> builder)
    {
        builder.CaseChild("SubjectAccess");
        builder.Property(r => r.GuidanceVersion).HasMaxLength(50);

        // The list runs along it, the earliest due first.
        builder.HasIndex(r => new { r.AgencyId, r.State, r.DueTime, r.Id });
    }

    public void Configure(EntityTypeBuilder<ItemDecisionRow> builder)
    {
        builder.CaseChild("SubjectAccessDecisions");
        builder.Property(r => r.Item).HasMaxLength(32);
        builder.HasIndex(r => new { r.CaseId, r.SubjectAccessId, r.Id });
    }
}
