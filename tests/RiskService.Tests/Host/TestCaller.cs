using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using RiskPlatform.V1;

namespace RiskService.Tests.Host;

/// <summary>Somebody with a token, and the clients that send it.</summary>
public sealed class TestCaller
{
    internal TestCaller(ServiceHost host, string? token)
        : this(host.Channel(), () => token)
    {
    }

    /// <summary>Gets a token for each call, as time goes by.</summary>
    internal TestCaller(ServiceHost host, Func<string> token)
        : this(host.Channel(), token)
    {
    }

    /// <summary>Over a channel of its own, such as a real connection.</summary>
    internal TestCaller(GrpcChannel channel, string? token)
        : this(channel, () => token)
    {
    }

    private TestCaller(GrpcChannel channel, Func<string?> sent)
    {
        Invoker = channel.Intercept(metadata =>
        {
            if (sent() is { } token) metadata.Add("authorization", $"Bearer {token}");
            return metadata;
        });
        Cases = new CaseService.CaseServiceClient(Invoker);
        Assessments = new AssessmentService.AssessmentServiceClient(Invoker);
        Records = new RecordService.RecordServiceClient(Invoker);
        Reviews = new ReviewService.ReviewServiceClient(Invoker);
        Retention = new RetentionService.RetentionServiceClient(Invoker);
        Guidance = new GuidanceService.GuidanceServiceClient(Invoker);
        Audit = new AuditService.AuditServiceClient(Invoker);
        Directory = new DirectoryService.DirectoryServiceClient(Invoker);
        Channels = new ChannelService.ChannelServiceClient(Invoker);
        DirectoryAdmin = new DirectoryAdminService.DirectoryAdminServiceClient(Invoker);
    }

    public CallInvoker Invoker { get; }

    public CaseService.CaseServiceClient Cases { get; }

    public AssessmentService.AssessmentServiceClient Assessments { get; }

    public RecordService.RecordServiceClient Records { get; }

    public ReviewService.ReviewServiceClient Reviews { get; }

    public RetentionService.RetentionServiceClient Retention { get; }

    public GuidanceService.GuidanceServiceClient Guidance { get; }

    public AuditService.AuditServiceClient Audit { get; }

    public DirectoryService.DirectoryServiceClient Directory { get; }

    public ChannelService.ChannelServiceClient Channels { get; }

    public DirectoryAdminService.DirectoryAdminServiceClient DirectoryAdmin { get; }

    /// <summary>A new case with a subject and a survivor, as it then is.</summary>
    public async Task<Case> CreateCaseAsync(params PartyRole[] more)
    {
        var created = await Cases.CreateCaseAsync(new CreateCaseRequest
        {
            NewCase = Requests.NewCase([PartyRole.Survivor, .. more]),
            RequestId = Requests.Id(),
        });
        return created.Case;
    }

    /// <summary>Assesses with these observations.</summary>
    public async Task<Assessment> AssessAsync(string caseId, params Observation[] observations)
    {
        var request = new AssessRequest { CaseId = caseId, RequestId = Requests.Id(), Observations = { observations } };
        return (await Assessments.AssessAsync(request)).Assessment;
    }

    public async Task<Case> GetCaseAsync(string caseId) =>
        (await Cases.GetCaseAsync(new GetCaseRequest { CaseId = caseId })).Case;
}
