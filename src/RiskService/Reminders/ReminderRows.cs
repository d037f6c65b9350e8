using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders;

/// <summary>
/// That a stage was reached. Its unique key makes it once only (REVIEW-8); its number is its place in the agency's
/// stream.
/// </summary>
internal sealed class ReminderRow : IAgencyOwned, IOfCase
{
    public required string AgencyId { get; init; }

    public required long Number { get; init; }

    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required DeadlineKind Kind { get; init; }

    /// <summary>The review or the deadline.</summary>
    public required Guid ConcernsId { get; init; }

    /// <summary>Counts the exemptions of a review: after one, its ladder is climbed anew (REVIEW-6).</summary>
    public required int Round { get; init; }

    public required LadderStage Stage { get; init; }

    public required RiskLevel Level { get; init; }

    public required DateTimeOffset DueTime { get; init; }

    public required DateTimeOffset CreateTime { get; init; }

    public required RecipientRole Role { get; init; }

    public required string? WorkerId { get; init; }

    /// <summary>The worker's id as it is compared.</summary>
    public required string? WorkerKey { get; init; }

    public required string? TeamId { get; init; }

    public DateTimeOffset? AcknowledgeTime { get; set; }

    public string? AcknowledgedBy { get; set; }
}

/// <summary>How many reminders an agency has: who adds some, moves it on in the same save.</summary>
internal sealed class ReminderCountRow : IAgencyOwned
{
    public required string AgencyId { get; init; }

    public long Count { get; set; }
}

/// <summary>A reminder that the channels have still to be told of. Gone as soon as its deliveries are made.</summary>
internal sealed class OutboxRow : IAgencyOwned
{
    public required string AgencyId { get; init; }

    /// <summary>The reminder's.</summary>
    public required long Number { get; init; }

    /// <summary>
    /// Where it concerns IMMINENT: of all times the first, so that it is due whatever the clock says, and before the
    /// rest.
    /// </summary>
    internal static readonly DateTimeOffset AtOnce = DateTimeOffset.UnixEpoch;

    /// <summary>Quiet times and working hours: not sent before.</summary>
    public required DateTimeOffset NotBefore { get; init; }
}

/// <summary>Who of several processes does a job now. A lease that is not renewed ends by itself.</summary>
internal sealed class JobLeaseRow
{
    public required string Name { get; init; }

    public required Guid Holder { get; set; }

    public required DateTimeOffset Until { get; set; }
}

internal sealed class ReminderConfiguration :
    IEntityTypeConfiguration<ReminderRow>, IEntityTypeConfiguration<ReminderCountRow>,
    IEntityTypeConfiguration<OutboxRow>, IEntityTypeConfiguration<JobLeaseRow>
{
    private const string Unseen = "[AcknowledgeTime] IS NULL";

    public void Configure(EntityTypeBuilder<ReminderRow> builder)
    {
        builder.ToTable("Reminders").HasKey(r => new { r.AgencyId, r.Number });
        builder.Property(r => r.AgencyId).HasMaxLength(200);
        builder.Property(r => r.WorkerId).HasMaxLength(500);
        builder.Property(r => r.WorkerKey).HasMaxLength(500);
        builder.Property(r => r.TeamId).HasMaxLength(500);
        builder.Property(r => r.AcknowledgedBy).HasMaxLength(200);
        builder.Property(r => r.AcknowledgeTime).IsConcurrencyToken();
        builder.HasIndex(r => new { r.ConcernsId, r.Round, r.Stage }).IsUnique();
        builder.HasIndex(r => r.Id).IsUnique();
        builder.HasIndex(r => new { r.CaseId, r.Number });
        builder.HasIndex(r => new { r.AgencyId, r.WorkerKey, r.Number });

        // What nobody has acknowledged, without going through what somebody has.
        builder.HasIndex(r => new { r.AgencyId, r.Number }).HasFilter(Unseen);
        builder.HasIndex(r => new { r.AgencyId, r.WorkerKey, r.Number }, "IX_Reminders_Unacknowledged_WorkerKey")
            .HasFilter(Unseen);
    }

    public void Configure(EntityTypeBuilder<ReminderCountRow> builder)
    {
        builder.ToTable("ReminderCounts").HasKey(r => r.AgencyId);
        builder.Property(r => r.AgencyId).HasMaxLength(200);
        builder.Property(r => r.Count).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("Outbox").HasKey(r => new { r.AgencyId, r.Number });
        builder.Property(r => r.AgencyId).HasMaxLength(200);
        builder.HasIndex(r => new { r.NotBefore, r.AgencyId, r.Number });
    }

    public void Configure(EntityTypeBuilder<JobLeaseRow> builder)
    {
        builder.ToTable("JobLeases").HasKey(r => r.Name);
        builder.Property(r => r.Name).HasMaxLength(100);
        builder.Property(r => r.Holder).IsConcurrencyToken();
        builder.Property(r => r.Until).IsConcurrencyToken();
    }
}
