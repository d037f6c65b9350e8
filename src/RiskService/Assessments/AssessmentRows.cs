using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments;

/// <summary>
/// An assessment. <see cref="Content"/> is what was answered, sealed, and never changes (ASSESS-7); beside it stands
/// only what is found or filled in later.
/// </summary>
internal sealed class AssessmentRow : CaseChildRow
{
    public required RiskLevel Level { get; init; }

    public required RiskLevel EvaluatedLevel { get; init; }

    /// <summary>The worker in whose name it was made: not the second person of ASSESS-5 either.</summary>
    public required string WorkerId { get; init; }

    /// <summary>
    /// False where a system assessed and named nobody: then nobody can be shown to be another (ASSESS-5).
    /// </summary>
    public required bool AssessorKnown { get; init; }

    public required byte[] Content { get; init; }

    public Guid? CounterAllegationId { get; init; }

    public Guid? ConsultationId { get; init; }

    public DateTimeOffset? ApproveTime { get; set; }

    public string? ApprovedBy { get; set; }

    public byte[]? ApproveReason { get; set; }
}

/// <summary>An observation. Superseded ones are kept (ASSESS-8); there is no way to change one.</summary>
internal sealed class ObservationRow : CaseChildRow
{
    public required Guid AssessmentId { get; init; }

    public required Indicator Indicator { get; init; }

    public required Presence Presence { get; init; }

    /// <summary>A bit for each source, at its slot.</summary>
    public required long Sources { get; init; }

    public required DateTimeOffset HeardTime { get; init; }

    public DateTimeOffset? OccurredTime { get; init; }

    /// <summary>Verbatim words and opinion, sealed together.</summary>
    public byte[]? Words { get; init; }
}

/// <summary>Something done about severe risk or self-harm.</summary>
internal sealed class SafeguardingActionRow : CaseChildRow
{
    public required Guid AssessmentId { get; init; }

    public required SafeguardingActionKind Kind { get; init; }

    public required DateTimeOffset ActionTime { get; init; }

    public required string WorkerId { get; init; }

    public byte[]? Note { get; init; }
}

/// <summary>A consultation that is due or done (ASSESS-6). Agencies are a bit for each kind.</summary>
internal sealed class ConsultationRow : CaseChildRow
{
    public required int RequiredAgencies { get; init; }

    public int Agencies { get; set; }

    public bool Done { get; set; }

    public DateTimeOffset? DueTime { get; init; }

    public DateTimeOffset? ConsultTime { get; set; }

    public byte[]? Note { get; set; }
}

internal sealed class AssessmentConfiguration :
    IEntityTypeConfiguration<AssessmentRow>, IEntityTypeConfiguration<ObservationRow>,
    IEntityTypeConfiguration<SafeguardingActionRow>, IEntityTypeConfiguration<ConsultationRow>
{
    public void Configure(EntityTypeBuilder<AssessmentRow> builder)
    {
        builder.CaseChild("Assessments");
        builder.Property(r => r.WorkerId).HasMaxLength(500);
        builder.Property(r => r.ApprovedBy).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<ObservationRow> builder) => builder.CaseChild("Observations");

    public void Configure(EntityTypeBuilder<SafeguardingActionRow> builder)
    {
        builder.CaseChild("SafeguardingActions");
        builder.Property(r => r.WorkerId).HasMaxLength(500);
        builder.HasIndex(r => new { r.CaseId, r.AssessmentId });
    }

    public void Configure(EntityTypeBuilder<ConsultationRow> builder) => builder.CaseChild("Consultations");
}
