using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Deadlines;

/// <summary>
/// Something beside the review that has to be done by a time, and where it stands on the ladder (REVIEW-5). The review
/// itself is in the case's own row, which is what makes it exactly one (REVIEW-1).
/// </summary>
internal sealed class DeadlineRow : CaseChildRow
{
    public required DeadlineKind Kind { get; init; }

    /// <summary>The assessment, consultation or task; the case itself for information to ask for.</summary>
    public required Guid ConcernsId { get; init; }

    public required RiskLevel Level { get; init; }

    public required DateTimeOffset DueTime { get; init; }

    /// <summary>The last stage that was reached.</summary>
    public LadderStage Stage { get; set; }

    /// <summary>When the next one comes; null where there is none, or it was done.</summary>
    public DateTimeOffset? NextStageTime { get; set; }

    public DateTimeOffset? EndTime { get; set; }
}

/// <summary>A review that ended.</summary>
internal sealed class PastReviewRow : CaseChildRow
{
    /// <summary>When it began.</summary>
    public required DateTimeOffset StartTime { get; init; }

    public required DateTimeOffset DueTime { get; init; }

    public required DateTimeOffset EndTime { get; init; }

    public required ReviewOutcome Outcome { get; init; }

    /// <summary>The level that stood while it waited.</summary>
    public required RiskLevel Level { get; init; }

    public required LadderStage Stage { get; init; }

    public required ReviewTrigger Trigger { get; init; }

    public required Guid? AssessmentId { get; init; }

    public required string? ReviewerId { get; init; }

    public required string? TeamId { get; init; }

    /// <summary>A bit for each <see cref="ReviewExemptionReason"/> that it was exempt for.</summary>
    public required int ExemptionsUsed { get; init; }

    /// <summary>How long past its time it ended, for the measures; 0 in time.</summary>
    public required long LateSeconds { get; init; }
}

/// <summary>What an agency set itself (REVIEW-2, REVIEW-5).</summary>
internal sealed class ReviewSettingsRow : IAgencyOwned
{
    public required string AgencyId { get; init; }

    /// <summary>The agency's own <see cref="ReviewSettings"/>, encoded.</summary>
    public required byte[] Content { get; set; }

    public required DateTimeOffset UpdateTime { get; set; }

    public int Version { get; set; } = 1;
}

internal sealed class DeadlineConfiguration :
    IEntityTypeConfiguration<DeadlineRow>, IEntityTypeConfiguration<PastReviewRow>,
    IEntityTypeConfiguration<ReviewSettingsRow>
{
    public void Configure(EntityTypeBuilder<DeadlineRow> builder)
    {
        builder.CaseChild("Deadlines");
        builder.HasIndex(r => new { r.CaseId, r.Kind, r.ConcernsId }).IsUnique().HasFilter("[EndTime] IS NULL");
        builder.HasIndex(r => new { r.AgencyId, r.DueTime, r.Id }).HasFilter("[EndTime] IS NULL");

        // The sweep runs along it: it costs what is due, not what is stored.
        builder.HasIndex(r => new { r.NextStageTime, r.Id }).HasFilter("[NextStageTime] IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<PastReviewRow> builder)
    {
        builder.CaseChild("PastReviews");
        builder.Property(r => r.ReviewerId).HasMaxLength(500);
        builder.Property(r => r.TeamId).HasMaxLength(500);

        // The measures of a period read it alone.
        builder.HasIndex(r => new { r.AgencyId, r.EndTime, r.TeamId, r.Outcome, r.LateSeconds });
    }

    public void Configure(EntityTypeBuilder<ReviewSettingsRow> builder)
    {
        builder.ToTable("ReviewSettings").HasKey(r => r.AgencyId);
        builder.Property(r => r.AgencyId).HasMaxLength(200);
        builder.Property(r => r.Version).IsConcurrencyToken();
    }
}
