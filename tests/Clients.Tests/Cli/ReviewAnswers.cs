using Clients.Tests.Fakes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

/// <summary>Answers of the services of reviews, their settings and channels.</summary>
internal static class ReviewAnswers
{
    internal static readonly DateTimeOffset Now = new PatientTime().GetUtcNow();

    internal static Timestamp At(double hours) => Timestamp.FromDateTimeOffset(Now.AddHours(hours));

    internal static Review Current() => new()
    {
        CaseId = "c-1",
        ReviewId = "v-1",
        AgencyReference = "A-1042",
        Level = RiskLevel.High,
        Standing = ReviewStanding.Overdue,
        StartTime = At(-200),
        DueTime = At(-32),
        Stage = LadderStage.Manager,
        NextStageTime = At(40),
        ReviewerId = "worker-7",
        TeamId = "north",
        Trigger = ReviewTrigger.Separation,
        UsedExemptionReasons = { ReviewExemptionReason.Handover },
    };

    internal static Reminder Made(long number) => new()
    {
        ReminderId = $"m-{number}",
        Number = number,
        CaseId = "c-1",
        Kind = DeadlineKind.Review,
        Stage = LadderStage.Manager,
        Level = RiskLevel.High,
        DueTime = At(-32),
        CreateTime = At(-31),
        Role = RecipientRole.Manager,
        TeamId = "north",
    };

    internal static Webhook Hook() => new()
    {
        WebhookId = "w-1",
        Url = "https://cases.agency.example/hooks",
        Kinds = { DeadlineKind.Review },
        Enabled = true,
    };

    internal static Delivery Failed() => new()
    {
        DeliveryId = "d-1",
        Channel = DeliveryChannel.Webhook,
        ReceiverId = "w-1",
        ReminderIds = { "m-1", "m-2" },
        State = DeliveryState.Failed,
        Attempts = 9,
        LastFailure = DeliveryFailure.Unreachable,
        CreateTime = At(-24),
    };

    internal static ReviewSettings Own() => new() { HighHours = 100, ClosedDays = { "2026-12-24" }, Etag = "v3" };

    internal static IMessage Of(Sent sent) => sent.Method switch
    {
        "ListReviews" => new ListReviewsResponse { Reviews = { Current() }, NextPageToken = "next" },
        "GetReview" => new GetReviewResponse
        {
            Review = Current(),
            PastReviews =
            {
                new Review
                {
                    Standing = ReviewStanding.Ended, Outcome = ReviewOutcome.Completed, EndTime = At(-200),
                    DueTime = At(-201), Level = RiskLevel.Medium,
                },
            },
            Deadlines =
            {
                new Deadline
                {
                    CaseId = "c-1", Kind = DeadlineKind.SafeguardingAction, DueTime = At(-2), Stage = LadderStage.Due,
                },
            },
            UnmetConditions = { ClosingCondition.StandardLevel, ClosingCondition.NoHold },
        },
        "CompleteReview" => new CompleteReviewResponse
        {
            Assessment = Answers.ChildToldSchool(),
            Completed = new Review { ReviewId = "v-1", Standing = ReviewStanding.Ended },
            Next = new Review
            {
                CaseId = "c-1",
                ReviewId = "v-2",
                Standing = ReviewStanding.Upcoming,
                DueTime = At(168),
            },
        },
        "ReportChange" => new ReportChangeResponse { Review = Current(), Pulled = true },
        "ExemptReview" => new ExemptReviewResponse { Review = Exempt() },
        "EndExemption" => new EndExemptionResponse { Review = Current() },
        "ReassignReview" => new ReassignReviewResponse { Review = Current() },
        "ListDeadlines" => new ListDeadlinesResponse
        {
            Deadlines = { new Deadline { CaseId = "c-1", Kind = DeadlineKind.Consultation, DueTime = At(5) } },
        },
        "GetCase" => new GetCaseResponse { Case = new Case { CaseId = "c-1", Etag = "v9" } },
        "CloseCase" => new CloseCaseResponse { CloseTime = At(0), RetainUntilTime = At(24 * 365) },
        "GetReviewMeasures" => Measures(),
        "ListReminders" => new ListRemindersResponse { Reminders = { Made(7), Seen() } },
        "AcknowledgeReminder" => new AcknowledgeReminderResponse { Reminder = Seen() },
        "GetReviewSettings" => new GetReviewSettingsResponse
        {
            Settings = new ReviewSettings
            {
                HighHours = 100,
                MediumHours = 720,
                TimeZone = "Europe/London",
                WorkingHours = { new WorkingHours { Day = Weekday.Monday, Start = "09:00", End = "17:00" } },
            },
            Own = Own(),
        },
        "UpdateReviewSettings" => new UpdateReviewSettingsResponse
        {
            Settings = ((UpdateReviewSettingsRequest)sent.Request).Own,
            Own = ((UpdateReviewSettingsRequest)sent.Request).Own,
        },
        "ListRecipients" => new ListRecipientsResponse { Recipients = { Somebody() } },
        "SaveRecipient" => new SaveRecipientResponse { Recipient = ((SaveRecipientRequest)sent.Request).Recipient },
        "RemoveRecipient" => new RemoveRecipientResponse(),
        "CreateWebhook" => new CreateWebhookResponse { Webhook = Hook(), Secret = "whsec_c3ludGhldGlj" },
        "ListWebhooks" => new ListWebhooksResponse { Webhooks = { Hook() } },
        "UpdateWebhook" => new UpdateWebhookResponse { Webhook = ((UpdateWebhookRequest)sent.Request).Webhook },
        "RotateWebhookSecret" => new RotateWebhookSecretResponse
        {
            Secret = "whsec_bmV3",
            OldUntilTime = At(24),
        },
        "DeleteWebhook" => new DeleteWebhookResponse(),
        "TestWebhook" => new TestWebhookResponse { Delivery = Failed() },
        "ListDeliveries" => new ListDeliveriesResponse { Deliveries = { Failed() } },
        "RetryDelivery" => new RetryDeliveryResponse
        {
            Delivery = new Delivery { DeliveryId = "d-1", State = DeliveryState.Waiting, NextAttemptTime = At(0) },
        },
        "CreateCalendarFeed" => new CreateCalendarFeedResponse
        {
            Url = "https://risk.example/calendar/abc.ics",
            ExpireTime = At(90 * 24),
        },
        "GetCalendarFeed" => new GetCalendarFeedResponse
        {
            Exists = true,
            CreateTime = At(-1),
            ExpireTime = At(89 * 24),
        },
        "RevokeCalendarFeed" => new RevokeCalendarFeedResponse(),
        "ListCalendarFeeds" => new ListCalendarFeedsResponse
        {
            Feeds = { new CalendarFeed { WorkerId = "worker-7", CreateTime = At(-1), ExpireTime = At(89 * 24) } },
            NextPageToken = "more",
        },
        "EndCalendarFeed" => new EndCalendarFeedResponse(),
        _ => throw new InvalidOperationException(sent.Method),
    };

    private static Recipient Somebody() => new()
    {
        WorkerId = "worker-7",
        EmailAddress = "worker-7@example.org",
        Roles = { RecipientRole.Reviewer },
        TeamId = "north",
        EmailMode = EmailMode.Each,
        WeeklyDigest = true,
    };

    private static Review Exempt()
    {
        var review = Current();
        review.Standing = ReviewStanding.Exempt;
        review.Exemption = new ReviewExemption
        {
            Reason = ReviewExemptionReason.SubjectInCustody,
            UntilTime = At(48),
            OriginalDueTime = At(24),
        };
        return review;
    }

    private static Reminder Seen()
    {
        var reminder = Made(6);
        (reminder.AcknowledgeTime, reminder.AcknowledgedBy) = (At(-1), "worker-7");
        return reminder;
    }

    private static GetReviewMeasuresResponse Measures() => new()
    {
        MeasureTime = At(0),
        Levels = { new LevelMeasures { Level = RiskLevel.Imminent, Overdue = 3, Due = 2, AwaitingAction = 17 } },
        Teams =
        {
            new TeamReviewMeasures
            {
                TeamId = "north", Overdue = 3, Due = 2, Upcoming = 40, Exempt = 1,
                OverdueCounts =
                {
                    new OverdueCount { Level = RiskLevel.Imminent, Age = OverdueAge._1To3Days, Count = 3 },
                },
                Kept = new ReviewsKept
                {
                    FromDate = "2026-01-01", ToDate = "2026-01-14", Completed = 4, CompletedOnTime = 3,
                    AverageLatenessHours = 5,
                },
                Parts = { new ReviewsKept { FromDate = "2026-01-01", ToDate = "2026-01-07" } },
            },
        },
    };
}
