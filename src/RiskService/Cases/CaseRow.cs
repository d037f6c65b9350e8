using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases;

/// <summary>A case and what stands for it now. Everything that came before is in the rows around it.</summary>
internal sealed class CaseRow : IAgencyOwned
{
    /// <summary>Something is waited for.</summary>
    internal const int Waits = 1;

    public required Guid Id { get; init; }

    public required string AgencyId { get; init; }

    /// <summary>
    /// Keyed hash of the agency's reference: finds it without decrypting, tells nothing without the key.
    /// </summary>
    public byte[]? ReferenceHash { get; set; }

    /// <summary>The key that the hash was made with; null for hashes older than this column.</summary>
    public string? ReferenceKeyId { get; set; }

    public byte[]? Reference { get; set; }

    public CaseState State { get; set; } = CaseState.Open;

    /// <summary>Unspecified while never assessed.</summary>
    public RiskLevel Level { get; set; }

    public Guid? LatestAssessmentId { get; set; }

    /// <summary>
    /// The latest assessment that requires a safeguarding action (ASSESS-1), and the latest that has one.
    /// </summary>
    public Guid? SafeguardingRequiredBy { get; set; }

    public Guid? SafeguardingMetThrough { get; set; }

    /// <summary>The same for the self-harm action (LOOK-2).</summary>
    public Guid? SelfHarmRequiredBy { get; set; }

    public Guid? SelfHarmMetThrough { get; set; }

    /// <summary>The assessment whose lower level waits for a second person (ASSESS-5).</summary>
    public Guid? LowerLevelAwaiting { get; set; }

    /// <summary>The role swap that waits for a second person (LOOK-3).</summary>
    public Guid? RoleSwapAwaiting { get; set; }

    /// <summary>
    /// Whether a second person is waited for: <see cref="Waits"/> or null, so that the index holds what waits and
    /// nothing else. Reckoned from what waits, and so never out of step with it. A number, since SQLite finds a truth
    /// value along no index.
    /// </summary>
    public int? AwaitsSecondPerson
    {
        get => LowerLevelAwaiting is null && RoleSwapAwaiting is null ? null : Waits;
        private set { }
    }

    /// <summary>Whether a safeguarding or self-harm action is waited for, in the same way (ASSESS-1, LOOK-2).</summary>
    public int? AwaitsAction
    {
        get => AwaitsSafeguarding || AwaitsSelfHarm ? Waits : null;
        private set { }
    }

    /// <summary>The facts as they stand, encoded: codes, sources and times, no words (ASSESS-8).</summary>
    public byte[] Facts { get; set; } = [];

    public Stance Stance { get; set; }

    public bool SubjectIntoxicated { get; set; }

    /// <summary>
    /// When that was so: what is recorded late about an earlier time does not replace it (RESPOND-5).
    /// </summary>
    public DateTimeOffset? IntoxicationTime { get; set; }

    /// <summary>Whether the subject was told where confidentiality ends (RESPOND-7).</summary>
    public bool ConfidentialityExplained { get; set; }

    public bool AbuseAlleged { get; set; }

    public bool AbuseDisclosed { get; set; }

    /// <summary>
    /// When the subject first disclosed abuse, partly or openly; null for never, and for a subject who changed since.
    /// Counts offers of help (NICE quality standard 116, statement 4).
    /// </summary>
    public DateTimeOffset? DiscloseTime { get; set; }

    /// <summary>The survivor-informed view given last (ASSESS-4).</summary>
    public RiskLevel SurvivorLevel { get; set; }

    public SurvivorViewUnavailableReason SurvivorViewReason { get; set; }

    public int Children { get; set; }

    public Guid? OpenCounterAllegationId { get; set; }

    /// <summary>What was heard up to then has been assessed and opens no other (LOOK-3).</summary>
    public DateTimeOffset? CounterAllegationConcludedTime { get; set; }

    /// <summary>
    /// The current review: an open case has one, since it is this row's, and the table refuses an open case without
    /// (REVIEW-1).
    /// </summary>
    public Guid? ReviewId { get; set; }

    /// <summary>From when its interval runs.</summary>
    public DateTimeOffset? ReviewStartTime { get; set; }

    /// <summary>When it is due.</summary>
    public DateTimeOffset? NextReviewTime { get; set; }

    /// <summary>The last stage of the ladder that it reached (REVIEW-4, REVIEW-5).</summary>
    public LadderStage ReviewStage { get; set; }

    /// <summary>When its next stage comes; null where there is none.</summary>
    public DateTimeOffset? NextStageTime { get; set; }

    /// <summary>Counts its exemptions: after one, the ladder is climbed anew.</summary>
    public int ReviewRound { get; set; }

    /// <summary>The change that pulled it nearer (REVIEW-3).</summary>
    public ReviewTrigger ReviewTrigger { get; set; }

    /// <summary>Whose it is; null where nobody was named.</summary>
    public string? ReviewerId { get; set; }

    /// <summary>The reviewer's id as it is compared.</summary>
    public string? ReviewerKey { get; set; }

    public string? TeamId { get; set; }

    /// <summary>The exemption that stands or stood last (REVIEW-6).</summary>
    public ReviewExemptionReason ExemptionReason { get; set; }

    public DateTimeOffset? ExemptUntil { get; set; }

    /// <summary>When the review was due before it.</summary>
    public DateTimeOffset? ExemptionOriginalDue { get; set; }

    /// <summary>A bit for each <see cref="ReviewExemptionReason"/> that this review was exempt for.</summary>
    public int ExemptionsUsed { get; set; }

    /// <summary>When MEDIUM or above was last known to stand; null for never (REVIEW-7).</summary>
    public DateTimeOffset? AboveStandardTime { get; set; }

    /// <summary>
    /// Reviews at STANDARD in a row that count towards closing, and when the last of them was (REVIEW-7).
    /// </summary>
    public int StandardReviews { get; set; }

    public DateTimeOffset? StandardReviewTime { get; set; }

    /// <summary>How many entries its chain has, and the hash of the last (RECORD-2).</summary>
    public long EntryCount { get; set; }

    public byte[] ChainHash { get; set; } = ChainFormat.Genesis;

    /// <summary>When it was closed; null while open.</summary>
    public DateTimeOffset? CloseTime { get; set; }

    /// <summary>Until when its content is kept; null while no term runs (RECORD-5).</summary>
    public DateTimeOffset? RetainUntil { get; set; }

    /// <summary>How many legal holds stand.</summary>
    public int LegalHolds { get; set; }

    /// <summary>Whether it takes a person to decide on disposal (RECORD-5).</summary>
    public bool DisposalNeedsDecision { get; set; }

    /// <summary>Who decided to dispose of it.</summary>
    public string? DisposalDecidedBy { get; set; }

    /// <summary>What happens when the term ends, as the lists and the job find it.</summary>
    public AfterTerm AfterTerm { get; set; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreateTime { get; init; }

    public required DateTimeOffset UpdateTime { get; set; }

    /// <summary>Counts changes. Two changes based on the same version: the second is refused.</summary>
    public int Version { get; set; } = 1;

    internal bool AwaitsSafeguarding => Awaits(SafeguardingRequiredBy, SafeguardingMetThrough);

    internal bool AwaitsSelfHarm => Awaits(SelfHarmRequiredBy, SelfHarmMetThrough);

    internal string Etag => $"v{Version}";

    internal AssessmentState AssessmentState =>
        LatestAssessmentId is null ? AssessmentState.NeverAssessed
        : AwaitsSafeguarding ? AssessmentState.AwaitingSafeguardingAction
        : AssessmentState.Complete;

    internal void Changed(DateTimeOffset now)
    {
        Version++;
        UpdateTime = now;
    }

    internal static bool Awaits(Guid? requiredBy, Guid? metThrough) =>
        requiredBy is { } required && !(metThrough is { } met && met.CompareTo(required) >= 0);
}

internal sealed class CaseConfiguration : IEntityTypeConfiguration<CaseRow>
{
    public void Configure(EntityTypeBuilder<CaseRow> builder)
    {
        builder.ToTable("Cases", table => table.HasCheckConstraint(
            "CK_Cases_OneReview",
            "([State] = 1 AND [ReviewId] IS NOT NULL AND [ReviewStartTime] IS NOT NULL"
            + " AND [NextReviewTime] IS NOT NULL)"
            + " OR ([State] <> 1 AND [ReviewId] IS NULL AND [ReviewStartTime] IS NULL AND [NextReviewTime] IS NULL"
            + " AND [NextStageTime] IS NULL)"));
        builder.HasKey(c => c.Id);
        builder.Property(c => c.AgencyId).HasMaxLength(200);
        builder.Property(c => c.ReferenceHash).HasMaxLength(32);
        builder.Property(c => c.ReferenceKeyId).HasMaxLength(40);
        builder.Property(c => c.CreatedBy).HasMaxLength(200);
        builder.Property(c => c.DisposalDecidedBy).HasMaxLength(200);
        builder.Property(c => c.ReviewerId).HasMaxLength(500);
        builder.Property(c => c.ReviewerKey).HasMaxLength(500);
        builder.Property(c => c.TeamId).HasMaxLength(500);
        builder.Property(c => c.ChainHash).HasMaxLength(ChainFormat.HashLength);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.AgencyId, c.ReferenceHash }).IsUnique().HasFilter("[ReferenceHash] IS NOT NULL");

        // Finds hashes that a former look-up key made.
        builder.HasIndex(c => new { c.ReferenceKeyId, c.Id }).HasFilter("[ReferenceHash] IS NOT NULL");

        // Cases whose term has ended: for an agency's people who decide, and for the job that disposes. Open cases are
        // not in them, so nothing that is done with an open case touches them.
        builder.HasIndex(c => new { c.AgencyId, c.AfterTerm, c.RetainUntil, c.Id })
            .HasFilter("[RetainUntil] IS NOT NULL");
        builder.HasIndex(c => new { c.AfterTerm, c.RetainUntil, c.Id }).HasFilter("[RetainUntil] IS NOT NULL");

        builder.HasIndex(c => new { c.AgencyId, c.DiscloseTime, c.Id }).HasFilter("[DiscloseTime] IS NOT NULL");

        // Lists run along this index: the earliest review first, from wherever the page before ended. The level rides
        // in it for lists of one level. The review moves with each assessment, so a second index of it would cost each
        // one.
        builder.HasIndex(c => new { c.AgencyId, c.State, c.NextReviewTime, c.Id, c.Level });

        // Lists of what waits, and the numbers of it by level. A case that waits for nothing is in neither.
        builder.HasIndex(c => new
        {
            c.AgencyId,
            c.State,
            c.AwaitsSecondPerson,
            c.NextReviewTime,
            c.Id,
            c.Level,
            c.TeamId,
        }).HasFilter("[AwaitsSecondPerson] IS NOT NULL");
        builder.HasIndex(c => new { c.AgencyId, c.State, c.AwaitsAction, c.NextReviewTime, c.Id, c.Level, c.TeamId })
            .HasFilter("[AwaitsAction] IS NOT NULL");

        // The sweep runs along this one: it costs what is due, not what is stored.
        builder.HasIndex(c => new { c.NextStageTime, c.Id }).HasFilter("[NextStageTime] IS NOT NULL");

        // A reviewer's and a team's own; cases without either cost them nothing.
        builder.HasIndex(c => new { c.AgencyId, c.ReviewerKey, c.NextReviewTime, c.Id })
            .HasFilter("[ReviewerKey] IS NOT NULL");
        builder.HasIndex(c => new { c.AgencyId, c.TeamId, c.NextReviewTime, c.Id })
            .HasFilter("[TeamId] IS NOT NULL");
        builder.HasIndex(c => new { c.AgencyId, c.ExemptUntil, c.Id }).HasFilter("[ExemptUntil] IS NOT NULL");
    }
}
