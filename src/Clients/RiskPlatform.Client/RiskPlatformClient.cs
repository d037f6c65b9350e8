using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.Extensions.Options;
using RiskPlatform.Client.Calls;
using RiskPlatform.Client.Tokens;
using RiskPlatform.V1;

namespace RiskPlatform.Client;

/// <summary>
/// The typed clients of RiskPlatform over one connection. Every call gets a token, the purpose of its reads, a deadline
/// (streams none), a <c>request_id</c> where it writes and carries none, retries where they are safe, and errors as
/// <see cref="RiskPlatformException"/>. A call that the caller cancels throws
/// <see cref="OperationCanceledException"/>. Safe for use by many threads; make one and keep it.
/// </summary>
public sealed class RiskPlatformClient : IDisposable
{
    private readonly IDisposable[] owned;

    internal RiskPlatformClient(CallInvoker connection, Pipeline pipeline, params IDisposable[] owned)
    {
        this.owned = owned;
        Pipeline = pipeline;
        var invoker = connection.Intercept(new CallInterceptor(pipeline));
        Cases = new CaseService.CaseServiceClient(invoker);
        Assessments = new AssessmentService.AssessmentServiceClient(invoker);
        Guidance = new GuidanceService.GuidanceServiceClient(invoker);
        Records = new RecordService.RecordServiceClient(invoker);
        Audit = new AuditService.AuditServiceClient(invoker);
        SubjectAccess = new SubjectAccessService.SubjectAccessServiceClient(invoker);
        Exports = new ExportService.ExportServiceClient(invoker);
        Retention = new RetentionService.RetentionServiceClient(invoker);
        Directory = new DirectoryService.DirectoryServiceClient(invoker);
        DirectoryAdmin = new DirectoryAdminService.DirectoryAdminServiceClient(invoker);
        DirectoryImports = new DirectoryImportService.DirectoryImportServiceClient(invoker);
        Referrals = new ReferralService.ReferralServiceClient(invoker);
        Reviews = new ReviewService.ReviewServiceClient(invoker);
        ReviewSettings = new ReviewSettingsService.ReviewSettingsServiceClient(invoker);
        Channels = new ChannelService.ChannelServiceClient(invoker);
    }

    /// <summary>Keeps cases: people, workers, contacts, and where a case stands.</summary>
    public CaseService.CaseServiceClient Cases { get; }

    /// <summary>
    /// Assesses risk and keeps what was assessed, with facts, talking points (RESPOND-1, RESPOND-2), safeguarding
    /// actions (ASSESS-1) and consultations (ASSESS-6).
    /// </summary>
    public AssessmentService.AssessmentServiceClient Assessments { get; }

    /// <summary>Reads the guidance that the rules execute.</summary>
    public GuidanceService.GuidanceServiceClient Guidance { get; }

    /// <summary>
    /// Keeps a case's history: entries that are only ever added, chained by hash (RECORD-1, RECORD-2). A history is
    /// brought with <see cref="HistoryExtensions.RecordHistoryAsync"/>, a timeline followed with
    /// <see cref="TimelineExtensions.WatchTimelineAsync"/>.
    /// </summary>
    public RecordService.RecordServiceClient Records { get; }

    /// <summary>Tells who read which case and why (RECORD-3), and checks signed checkpoints. For auditors.</summary>
    public AuditService.AuditServiceClient Audit { get; }

    /// <summary>
    /// Answers a subject's request to see what is held about them (RECORD-4). The answer is fetched with
    /// <see cref="DownloadExtensions.DownloadSubjectAccessAsync"/>.
    /// </summary>
    public SubjectAccessService.SubjectAccessServiceClient SubjectAccess { get; }

    /// <summary>
    /// Makes evidence exports (RECORD-6). One is waited for with
    /// <see cref="EvidenceExtensions.WaitForEvidenceAsync"/> and its file fetched with
    /// <see cref="DownloadExtensions.DownloadEvidenceAsync"/>.
    /// </summary>
    public ExportService.ExportServiceClient Exports { get; }

    /// <summary>Tells until when a case is kept, with legal holds and disposal (RECORD-5).</summary>
    public RetentionService.RetentionServiceClient Retention { get; }

    /// <summary>
    /// Finds services in the referral directory, and matches programmes with a case or with criteria (REFER-5). Nothing
    /// of <c>by_survivor_area</c> may reach the subject.
    /// </summary>
    public DirectoryService.DirectoryServiceClient Directory { get; }

    /// <summary>Keeps the referral directory. For directory admins.</summary>
    public DirectoryAdminService.DirectoryAdminServiceClient DirectoryAdmin { get; }

    /// <summary>
    /// Brings listings in and takes them out as Open Referral UK. For directory admins. A file is staged with
    /// <see cref="DirectoryFileExtensions.StageImportAsync"/> and fetched with
    /// <see cref="DirectoryFileExtensions.ExportDirectoryAsync"/>.
    /// </summary>
    public DirectoryImportService.DirectoryImportServiceClient DirectoryImports { get; }

    /// <summary>
    /// Refers the subject of a case, and follows a referral to its end, for the referring agency and for the programme
    /// (REFER-1 to REFER-8). A refusal is a <see cref="RefusedByRuleException"/> with
    /// <see cref="RefusedByRuleException.Alternatives"/>.
    /// </summary>
    public ReferralService.ReferralServiceClient Referrals { get; }

    /// <summary>
    /// Keeps every open case under review until it is closed (REVIEW-1 to REVIEW-8): reviews, other deadlines,
    /// reminders and numbers for managers. Reminders are followed with
    /// <see cref="ReviewExtensions.WatchReviewsAsync"/>.
    /// </summary>
    public ReviewService.ReviewServiceClient Reviews { get; }

    /// <summary>An agency's own times of reviews and reminders, and the people who receive them.</summary>
    public ReviewSettingsService.ReviewSettingsServiceClient ReviewSettings { get; }

    /// <summary>
    /// Webhooks, calendar feeds and deliveries of reminders. What a webhook receives is checked with
    /// <see cref="WebhookSignature.Verify"/>.
    /// </summary>
    public ChannelService.ChannelServiceClient Channels { get; }

    internal Pipeline Pipeline { get; }

    /// <summary>Makes a client without dependency injection.</summary>
    /// <param name="options">How to reach the service and as whom. Later changes to it have no effect on addresses or
    /// limits.</param>
    /// <param name="timeProvider">The clock of deadlines, retries and token renewal; the system's unless given.</param>
    /// <returns>The client, which the caller disposes. Nothing is sent until the first call.</returns>
    /// <exception cref="OptionsValidationException">The options are not valid; each problem is named.</exception>
    public static RiskPlatformClient Create(RiskPlatformClientOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var checkedOptions = new OptionsValidator().Validate(null, options);
        if (checkedOptions.Failed)
            throw new OptionsValidationException(nameof(options), typeof(RiskPlatformClientOptions),
                checkedOptions.Failures);

        var time = timeProvider ?? TimeProvider.System;
        var channel = GrpcChannel.ForAddress(options.Address!, Transport.For(options));
        var credentials = options.Credentials is null ? null : new ClientCredentialsTokens(options, time);
        ITokenSource? tokens = credentials;
        if (options.GetToken is { } get) tokens = new DelegateTokens(get);
        var pipeline =
            new Pipeline(tokens, options.Deadline, new RetryPolicy(options.MaxAttempts), time, options.Purpose);
        return new RiskPlatformClient(
            channel.CreateCallInvoker(), pipeline, credentials is null ? [channel] : [channel, credentials]);
    }

    /// <summary>Closes the connection. Calls in flight end.</summary>
    public void Dispose()
    {
        foreach (var thing in owned) thing.Dispose();
    }
}
