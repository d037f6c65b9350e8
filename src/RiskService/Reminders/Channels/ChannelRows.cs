using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>Somebody who receives reminders. Their address is sealed with the agency's desk key.</summary>
internal sealed class RecipientRow : IAgencyOwned
{
    public required string AgencyId { get; init; }

    public required string WorkerKey { get; init; }

    public required string WorkerId { get; set; }

    public byte[]? EmailAddress { get; set; }

    /// <summary>A bit for each <see cref="RecipientRole"/>.</summary>
    public int Roles { get; set; }

    public string? TeamId { get; set; }

    public EmailMode EmailMode { get; set; }

    /// <summary>When the next weekly digest is due; null where they get none.</summary>
    public DateTimeOffset? WeeklyDigestTime { get; set; }

    internal bool Is(RecipientRole role) => (Roles & (1 << (int)role)) != 0;
}

/// <summary>A webhook. Its address is sealed, since it can hold a token; so are its secrets.</summary>
internal sealed class WebhookRow : IAgencyOwned
{
    public required Guid Id { get; init; }

    public required string AgencyId { get; init; }

    public required byte[] Url { get; set; }

    public required byte[] Secret { get; set; }

    public byte[]? OldSecret { get; set; }

    public DateTimeOffset? OldSecretUntil { get; set; }

    /// <summary>A bit for each <see cref="DeadlineKind"/>; 0 means all.</summary>
    public int Kinds { get; set; }

    public bool Enabled { get; set; } = true;

    public WebhookDisabledReason DisabledReason { get; set; }

    /// <summary>How many attempts in a row failed, and since when.</summary>
    public int Failures { get; set; }

    public DateTimeOffset? FailingSince { get; set; }

    public required DateTimeOffset CreateTime { get; init; }

    public DateTimeOffset? SuccessTime { get; set; }
}

/// <summary>A reviewer's calendar feed, found by the hash of its secret.</summary>
internal sealed class CalendarFeedRow : IAgencyOwned
{
    public required byte[] SecretHash { get; init; }

    public required string AgencyId { get; init; }

    public required string WorkerId { get; init; }

    public required string WorkerKey { get; init; }

    public required DateTimeOffset CreateTime { get; init; }

    public DateTimeOffset? ReadTime { get; set; }
}

/// <summary>A message to one receiver. Its id is the message's, the same at each attempt.</summary>
internal sealed class DeliveryRow : IAgencyOwned
{
    public required Guid Id { get; init; }

    public required string AgencyId { get; init; }

    public required DeliveryChannel Channel { get; init; }

    /// <summary>The webhook's id, or the recipient's key.</summary>
    public required string ReceiverId { get; init; }

    public required DeliveryContent Content { get; init; }

    /// <summary>What concerns IMMINENT waits behind nothing else.</summary>
    public required bool Urgent { get; init; }

    public DeliveryState State { get; set; } = DeliveryState.Waiting;

    public int Attempts { get; set; }

    /// <summary>When it is tried next; who sends it now moves it ahead, so that nobody else does. Null once it is
    /// settled, and while a digest that waits is still gathered.</summary>
    public DateTimeOffset? NextAttemptTime { get; set; }

    public DeliveryFailure LastFailure { get; set; }

    public required DateTimeOffset CreateTime { get; init; }

    public DateTimeOffset? SentTime { get; set; }
}

/// <summary>What a delivery is about.</summary>
internal enum DeliveryContent
{
    /// <summary>Its reminders.</summary>
    Reminders = 1,

    /// <summary>The weekly digest: what stands when it is sent.</summary>
    WeeklyDigest = 2,

    /// <summary>A test.</summary>
    Test = 3,

    /// <summary>That a webhook was disabled.</summary>
    WebhookDisabled = 4,
}

/// <summary>A reminder in a delivery. Its key makes one of each reminder to each receiver.</summary>
internal sealed class DeliveryReminderRow : IAgencyOwned
{
    public required string AgencyId { get; init; }

    /// <summary>The reminder's.</summary>
    public required long Number { get; init; }

    public required DeliveryChannel Channel { get; init; }

    public required string ReceiverId { get; init; }

    public required Guid DeliveryId { get; init; }
}

internal sealed class ChannelConfiguration :
    IEntityTypeConfiguration<RecipientRow>, IEntityTypeConfiguration<WebhookRow>,
    IEntityTypeConfiguration<CalendarFeedRow>, IEntityTypeConfiguration<DeliveryRow>,
    IEntityTypeConfiguration<DeliveryReminderRow>
{
    public void Configure(EntityTypeBuilder<RecipientRow> builder)
    {
        builder.ToTable("Recipients").HasKey(r => new { r.AgencyId, r.WorkerKey });
        builder.Property(r => r.AgencyId).HasMaxLength(200);
        builder.Property(r => r.WorkerKey).HasMaxLength(500);
        builder.Property(r => r.WorkerId).HasMaxLength(500);
        builder.Property(r => r.TeamId).HasMaxLength(500);
        builder.HasIndex(r => new { r.WeeklyDigestTime, r.AgencyId, r.WorkerKey })
            .HasFilter("[WeeklyDigestTime] IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<WebhookRow> builder)
    {
        builder.ToTable("Webhooks").HasKey(r => r.Id);
        builder.Property(r => r.AgencyId).HasMaxLength(200);
        builder.HasIndex(r => new { r.AgencyId, r.Id });
    }

    public void Configure(EntityTypeBuilder<CalendarFeedRow> builder)
    {
        builder.ToTable("CalendarFeeds").HasKey(r => r.SecretHash);
        builder.Property(r => r.SecretHash).HasMaxLength(32);
        builder.Property(r => r.AgencyId).HasMaxLength(200);
        builder.Property(r => r.WorkerId).HasMaxLength(500);
        builder.Property(r => r.WorkerKey).HasMaxLength(500);
        builder.HasIndex(r => new { r.AgencyId, r.WorkerKey }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<DeliveryRow> builder)
    {
        builder.ToTable("Deliveries").HasKey(r => r.Id);
        builder.Property(r => r.AgencyId).HasMaxLength(200);
        builder.Property(r => r.ReceiverId).HasMaxLength(500);
        builder.Property(r => r.NextAttemptTime).IsConcurrencyToken();

        // Jobs run along it, the urgent ones first: it costs what is due, not what was ever sent.
        builder.HasIndex(r => new { r.Channel, r.Urgent, r.NextAttemptTime, r.Id })
            .HasFilter("[NextAttemptTime] IS NOT NULL");
        builder.HasIndex(r => new { r.AgencyId, r.State, r.Id });

        // A digest that is still gathered waits without a time; a receiver has one such at most.
        builder.HasIndex(r => new { r.AgencyId, r.Channel, r.ReceiverId }).IsUnique()
            .HasFilter("[State] = 1 AND [NextAttemptTime] IS NULL");
        builder.HasIndex(r => new { r.AgencyId, r.Id });
    }

    public void Configure(EntityTypeBuilder<DeliveryReminderRow> builder)
    {
        builder.ToTable("DeliveryReminders").HasKey(r => new { r.AgencyId, r.Number, r.Channel, r.ReceiverId });
        builder.Property(r => r.AgencyId).HasMaxLength(200);
        builder.Property(r => r.ReceiverId).HasMaxLength(500);
        builder.HasIndex(r => new { r.DeliveryId, r.Number });
    }
}
