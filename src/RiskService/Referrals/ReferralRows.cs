using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>A referral. What it says is sealed; where it stands is in the open, for lists.</summary>
internal sealed class ReferralRow : CaseChildRow
{
    public required Guid ListingId { get; init; }

    public required ListingType ListingType { get; init; }

    /// <summary>
    /// Whom it refers: the subject of the case when it was made. After a role swap it is nobody's who is the subject
    /// then (LOOK-3).
    /// </summary>
    public Guid SubjectPartyId { get; init; }

    /// <summary>
    /// The agency of the programme's own people, since it was submitted; null where it has none on the platform. They
    /// see and move it (REFER-7).
    /// </summary>
    public string? ProgrammeAgencyId { get; set; }

    public ReferralState State { get; set; } = ReferralState.Draft;

    /// <summary>Where it goes on after a hold.</summary>
    public ReferralState HeldState { get; set; }

    /// <summary>
    /// The <see cref="Referral"/> as it was made, sealed: without its state, times, moves and what is made for each
    /// answer.
    /// </summary>
    public required byte[] Content { get; set; }

    /// <summary>
    /// What was sent of the subject beside what the case knows, sealed, to check it by again when it is submitted;
    /// nothing of a survivor.
    /// </summary>
    public byte[]? Criteria { get; init; }

    /// <summary>What was sent to the programme, sealed; null for a draft.</summary>
    public byte[]? ProgrammeCopy { get; set; }

    public Guid? ConsultationId { get; set; }

    public DateOnly? ReviewDate { get; init; }

    public required DateTimeOffset MoveTime { get; set; }

    public DateTimeOffset? SubmitTime { get; set; }

    public DateTimeOffset? FirstContactTime { get; set; }

    public DateTimeOffset? EndTime { get; set; }

    /// <summary>Why it ended; unspecified while open.</summary>
    public ReferralReason EndReason { get; set; }

    public int Version { get; set; } = 1;

    internal string Etag => $"v{Version}";

    internal bool IsOpen => EndTime is null;
}

/// <summary>A move of a referral. Only ever added.</summary>
internal sealed class ReferralMoveRow : CaseChildRow
{
    public required Guid ReferralId { get; init; }

    public required ReferralMove Move { get; init; }

    public required ReferralState FromState { get; init; }

    public required ReferralState ToState { get; init; }

    public required ReferralReason Reason { get; init; }

    public byte[]? Note { get; init; }

    public required ReferralMover Mover { get; init; }

    public required DateTimeOffset OccurredTime { get; init; }
}

/// <summary>Something to do because of a referral (REFER-7, REFER-8). What it says is sealed.</summary>
internal sealed class ReferralTaskRow : CaseChildRow
{
    public required Guid ReferralId { get; init; }

    public required ReferralTaskKind Kind { get; init; }

    public required SourceKind Agency { get; init; }

    public required ReferralMove Move { get; init; }

    public required ReferralReason Reason { get; init; }

    public required DateTimeOffset DueTime { get; init; }

    public required byte[] Instruction { get; init; }

    public DateTimeOffset? DoneTime { get; set; }

    public string? DoneBy { get; set; }

    public byte[]? DoneNote { get; set; }
}

internal sealed class ReferralConfiguration :
    IEntityTypeConfiguration<ReferralRow>, IEntityTypeConfiguration<ReferralMoveRow>,
    IEntityTypeConfiguration<ReferralTaskRow>
{
    public void Configure(EntityTypeBuilder<ReferralRow> builder)
    {
        builder.CaseChild("Referrals");
        builder.Property(r => r.ProgrammeAgencyId).HasMaxLength(200);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.AgencyId, r.Id });
        builder.HasIndex(r => new { r.AgencyId, r.ListingId, r.Id });
        builder.HasIndex(r => new { r.AgencyId, r.SubmitTime });

        // The programme's side: what was sent to it, newest first.
        builder.HasIndex(r => new { r.ProgrammeAgencyId, r.Id }).HasFilter("[ProgrammeAgencyId] IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<ReferralMoveRow> builder)
    {
        builder.CaseChild("ReferralMoves");
        builder.HasIndex(r => new { r.CaseId, r.ReferralId, r.Id });
    }

    public void Configure(EntityTypeBuilder<ReferralTaskRow> builder)
    {
        builder.CaseChild("ReferralTasks");
        builder.Property(r => r.DoneBy).HasMaxLength(200);

        // The agency's open tasks, the earliest due first.
        builder.HasIndex(r => new { r.AgencyId, r.DueTime, r.Id }).HasFilter("[DoneTime] IS NULL");
    }
}
