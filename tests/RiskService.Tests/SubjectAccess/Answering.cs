using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;
using Asked = RiskPlatform.V1.SubjectAccess;
using Client = RiskPlatform.V1.SubjectAccessService.SubjectAccessServiceClient;

namespace RiskService.Tests.SubjectAccess;

/// <summary>What people do with a subject's request, each one call.</summary>
internal static class Answering
{
    public static Client Answers(this TestCaller caller) => new(caller.Invoker);

    public static async Task<Asked> OpenAccessAsync(
        this TestCaller caller, string caseId, DateTimeOffset? received = null, string reference = "") =>
        (await caller.Answers().OpenSubjectAccessAsync(new OpenSubjectAccessRequest
        {
            CaseId = caseId,
            ReceiveTime = received?.ToTimestamp(),
            AgencyReference = reference,
            RequestId = Id(),
        })).SubjectAccess;

    public static async Task<Asked> GetAsync(this TestCaller caller, Asked access) =>
        (await caller.Answers().GetSubjectAccessAsync(new GetSubjectAccessRequest
        { CaseId = access.CaseId, SubjectAccessId = access.SubjectAccessId })).SubjectAccess;

    public static async Task<Asked> ExtendAsync(this TestCaller caller, Asked access, string reason = "Long record") =>
        (await caller.Answers().ExtendSubjectAccessAsync(new ExtendSubjectAccessRequest
        {
            CaseId = access.CaseId,
            SubjectAccessId = access.SubjectAccessId,
            Reason = reason,
            RequestId = Id(),
        })).SubjectAccess;

    public static async Task<Asked> CompleteAsync(this TestCaller caller, Asked access) =>
        (await caller.Answers().CompleteSubjectAccessAsync(new CompleteSubjectAccessRequest
        { CaseId = access.CaseId, SubjectAccessId = access.SubjectAccessId, RequestId = Id() })).SubjectAccess;

    public static async Task<WithheldItem> DecideAsync(
        this TestCaller caller, Asked access, string itemId, ItemDecision decision, string redacted = "",
        string reason = "Asked the survivor's service") =>
        (await caller.Answers().DecideWithheldItemAsync(new DecideWithheldItemRequest
        {
            CaseId = access.CaseId,
            SubjectAccessId = access.SubjectAccessId,
            ItemId = itemId,
            Decision = decision,
            Reason = reason,
            RedactedText = redacted,
            RequestId = Id(),
        })).Item;

    /// <summary>The whole worklist, by as many pages as it takes.</summary>
    public static async Task<List<WithheldItem>> WorklistAsync(
        this TestCaller caller, Asked access, int pageSize = 0, bool undecidedOnly = false)
    {
        var all = new List<WithheldItem>();
        var request = new ListWithheldItemsRequest
        {
            CaseId = access.CaseId,
            SubjectAccessId = access.SubjectAccessId,
            PageSize = pageSize,
            UndecidedOnly = undecidedOnly,
        };
        do
        {
            var page = await caller.Answers().ListWithheldItemsAsync(request);
            Assert.True(page.Items.Count <= (pageSize == 0 ? 50 : pageSize));
            all.AddRange(page.Items);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return all;
    }

    public static async Task<byte[]> ExportAsync(
        this TestCaller caller, Asked access, SubjectAccessFormat format = SubjectAccessFormat.Json)
    {
        using var call = caller.Answers().ExportSubjectAccess(new ExportSubjectAccessRequest
        { CaseId = access.CaseId, SubjectAccessId = access.SubjectAccessId, Format = format });
        using var file = new MemoryStream();
        var total = 0L;
        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            Assert.InRange(response.Chunk.Length, 1, 256 * 1024);
            response.Chunk.WriteTo(file);
            total = response.TotalBytes;
        }

        Assert.Equal(total, file.Length);
        return file.ToArray();
    }

    /// <summary>Enters what these are into the case's chain, as the slices that make them do.</summary>
    public static async Task EnterAsync(
        this ServiceHost host, string agency, string caseId, params EntryContent[] contents)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>()
            .Set(new Caller("synthetic", "synthetic", agency, Roles.Practitioner, []));
        var opened = await scope.ServiceProvider.GetRequiredService<CaseBook>()
            .OpenForChangeAsync(Guid.Parse(caseId), CancellationToken.None);
        var entries = scope.ServiceProvider.GetRequiredService<CaseEntries>();
        foreach (var content in contents)
        {
            entries.Append(
                opened.Row, opened.Key, content.Recorded?.Kind ?? EntryKind.Assessment, content.Clone(),
                host.Clock.GetUtcNow());
        }

        await scope.ServiceProvider.GetRequiredService<RiskDbContext>().SaveChangesAsync();
    }
}
