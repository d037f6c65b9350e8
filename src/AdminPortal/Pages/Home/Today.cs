using Grpc.Core;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Home;

/// <summary>
/// What waits for a person, read side by side. Only what their roles may see is asked for, and of single cases only as
/// many as are listed: each is a read that the audit keeps (RECORD-3).
/// </summary>
public sealed class Today
{
    private const int Few = 10;

    /// <summary>The numbers of the agency's reviews, for those who answer for them.</summary>
    public Part<GetReviewMeasuresResponse>? Measures { get; private init; }

    /// <summary>The person's own reviews that are due or overdue.</summary>
    public Part<ListReviewsResponse>? Mine { get; private init; }

    /// <summary>Actions about severe harm or self-harm that nobody has recorded yet.</summary>
    public Part<ListDeadlinesResponse>? Actions { get; private init; }

    /// <summary>Reminders to the person that nobody has acknowledged.</summary>
    public Part<ListRemindersResponse>? Reminders { get; private init; }

    /// <summary>Subjects' requests that are open.</summary>
    public Part<ListSubjectAccessResponse>? Requests { get; private init; }

    /// <summary>Cases whose term has ended.</summary>
    public Part<ListRetentionReviewsResponse>? Retention { get; private init; }

    /// <summary>Messages that did not arrive.</summary>
    public Part<ListDeliveriesResponse>? Failed { get; private init; }

    /// <summary>What the directory has to be looked at for.</summary>
    public Part<ListDirectoryAlertsResponse>? Alerts { get; private init; }

    /// <summary>Imports that wait to be applied.</summary>
    public Part<ListImportsResponse>? Imports { get; private init; }

    /// <summary>What was referred to the person's programme and nobody has opened yet.</summary>
    public Part<ListReceivedReferralsResponse>? Received { get; private init; }

    /// <summary>The latest signed checkpoint.</summary>
    public Part<ListCheckpointsResponse>? Checkpoint { get; private init; }

    internal static async Task<Today> ReadAsync(RiskPlatformClient client, Person me, CancellationToken stop)
    {
        var isDecider = me.Is(Person.Manager, Person.SafeguardingLead);
        var isOfCases = isDecider || me.Is(Person.Practitioner, Person.Reviewer);
        var isOfDirectory = me.Is(Person.DirectoryAdmin);
        Metadata Why() => (isDecider ? AccessPurpose.Supervision : AccessPurpose.Review).ToHeaders();

        var measures = Part<GetReviewMeasuresResponse>.ReadAsync(isDecider, async () =>
            await client.Reviews.GetReviewMeasuresAsync(new GetReviewMeasuresRequest(), cancellationToken: stop));
        var mine = Part<ListReviewsResponse>.ReadAsync(isOfCases, async () =>
            await client.Reviews.ListReviewsAsync(new ListReviewsRequest
            {
                Scope = ReviewScope.Mine,
                Standings = { ReviewStanding.Overdue, ReviewStanding.Due },
                PageSize = Few,
            }, Why(), cancellationToken: stop));
        var actions = Part<ListDeadlinesResponse>.ReadAsync(isOfCases, async () =>
            await client.Reviews.ListDeadlinesAsync(new ListDeadlinesRequest
            {
                Kinds = { DeadlineKind.SafeguardingAction, DeadlineKind.SelfHarmAction },
                PageSize = Few,
            }, Why(), cancellationToken: stop));
        var reminders = Part<ListRemindersResponse>.ReadAsync(isOfCases, async () =>
            await client.Reviews.ListRemindersAsync(
                new ListRemindersRequest { UnacknowledgedOnly = true, PageSize = Few }, Why(),
                cancellationToken: stop));
        var requests = Part<ListSubjectAccessResponse>.ReadAsync(isDecider, async () =>
            await client.SubjectAccess.ListSubjectAccessAsync(
                new ListSubjectAccessRequest { PageSize = Few }, Why(), cancellationToken: stop));
        var retention = Part<ListRetentionReviewsResponse>.ReadAsync(isDecider, async () =>
            await client.Retention.ListRetentionReviewsAsync(
                new ListRetentionReviewsRequest { PageSize = Few }, Why(), cancellationToken: stop));
        var failed = Part<ListDeliveriesResponse>.ReadAsync(me.Is(Person.Manager), async () =>
            await client.Channels.ListDeliveriesAsync(
                new ListDeliveriesRequest { State = DeliveryState.Failed, PageSize = Few }, cancellationToken: stop));
        var alerts = Part<ListDirectoryAlertsResponse>.ReadAsync(isOfDirectory, async () =>
            await client.DirectoryAdmin.ListDirectoryAlertsAsync(
                new ListDirectoryAlertsRequest { PageSize = 200 }, cancellationToken: stop));
        var imports = Part<ListImportsResponse>.ReadAsync(isOfDirectory, async () =>
            await client.DirectoryImports.ListImportsAsync(
                new ListImportsRequest { PageSize = 50 }, cancellationToken: stop));
        var received = Part<ListReceivedReferralsResponse>.ReadAsync(me.Is(Person.Programme), async () =>
            await client.Referrals.ListReceivedReferralsAsync(
                new ListReceivedReferralsRequest { States = { ReferralState.Submitted }, PageSize = Few },
                cancellationToken: stop));
        var checkpoint = Part<ListCheckpointsResponse>.ReadAsync(me.Is(Person.Auditor), async () =>
            await client.Audit.ListCheckpointsAsync(
                new ListCheckpointsRequest { PageSize = 1 }, AccessPurpose.Audit.ToHeaders(),
                cancellationToken: stop));

        return new Today
        {
            Measures = await measures,
            Mine = await mine,
            Actions = await actions,
            Reminders = await reminders,
            Requests = await requests,
            Retention = await retention,
            Failed = await failed,
            Alerts = await alerts,
            Imports = await imports,
            Received = await received,
            Checkpoint = await checkpoint,
        };
    }
}
