using Grpc.Core;
using Grpc.Net.Client;
using RiskPlatform.V1;
using TestKit.Processes;

namespace EndToEnd.Tests.Kill;

/// <summary>
/// A history that is cut by the end of the service's process: what was acknowledged is there, and going on makes each
/// entry be there once (RECORD-1, RECORD-2).
/// </summary>
public sealed class KillDuringStreamTests
{
    private const int Count = 2_000;
    private const int AcknowledgedBeforeKill = 200;

    private readonly string streamId = Guid.CreateVersion7().ToString();

    [Fact]
    public async Task A_stream_that_is_cut_keeps_what_was_acknowledged_and_goes_on_without_doubles()
    {
        await using var service = await ServiceProcess.StartAsync();
        var token = Headers(service);
        string caseId;
        List<EntryReceipt> acknowledged;
        using (var channel = GrpcChannel.ForAddress(service.GrpcAddress))
        {
            caseId = await CreateCaseAsync(channel, token);
            acknowledged = await StreamUntilKilledAsync(service, channel, token, caseId);
        }

        Assert.InRange(acknowledged.Count, AcknowledgedBeforeKill, Count - 1);
        await service.StartAgainAsync();

        using var again = GrpcChannel.ForAddress(service.GrpcAddress);
        var records = new RecordService.RecordServiceClient(again);
        var stored = (await TimelineAsync(records, token, caseId)).ToDictionary(entry => entry.Number);
        Assert.All(acknowledged, receipt => Assert.Equal(receipt.Hash, stored[receipt.Number].Hash));

        var resumedFrom = await ResumeAsync(records, token, caseId);

        Assert.Equal(stored.Count - 1, resumedFrom);
        var accounts = (await TimelineAsync(records, token, caseId))
            .Where(entry => entry.Kind == EntryKind.Note).Select(entry => entry.Content.Recorded.Account);
        Assert.Equal(Enumerable.Range(0, Count).Select(Account), accounts);
        var verified = await records.VerifyChainAsync(new VerifyChainRequest { CaseId = caseId }, token, In(20));
        Assert.True(verified is { Intact: true, Problem: null }, verified.ToString());
        Assert.Equal(Count + 1, verified.CheckedCount);
    }

    /// <summary>Sends without waiting, and kills the service as soon as enough is acknowledged.</summary>
    private async Task<List<EntryReceipt>> StreamUntilKilledAsync(
        ServiceProcess service, GrpcChannel channel, Metadata token, string caseId)
    {
        using var call = new RecordService.RecordServiceClient(channel).RecordStream(token, In(30));
        await call.RequestStream.WriteAsync(Start(caseId));
        var sending = SendAsync(call.RequestStream, 0);
        var acknowledged = new List<EntryReceipt>();
        var gone = false;
        try
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                acknowledged.AddRange(call.ResponseStream.Current.Receipts);
                if (gone || acknowledged.Count < AcknowledgedBeforeKill) continue;
                gone = true;
                service.Kill();
            }
        }
        catch (RpcException) when (gone)
        {
            // The connection went with the process.
        }

        await service.KillAsync();
        await Record.ExceptionAsync(() => sending);
        return acknowledged;
    }

    private async Task<long> ResumeAsync(RecordService.RecordServiceClient records, Metadata token, string caseId)
    {
        using var call = records.RecordStream(token, In(30));
        await call.RequestStream.WriteAsync(Start(caseId));
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        var from = call.ResponseStream.Current.StoredCount;
        var sending = SendAsync(call.RequestStream, (int)from);
        var stored = from;
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
            stored = call.ResponseStream.Current.StoredCount;
        await sending;
        Assert.Equal(Count, stored);
        return from;
    }

    private static async Task SendAsync(IClientStreamWriter<RecordStreamRequest> requests, int from)
    {
        for (var place = from; place < Count; place++)
        {
            await requests.WriteAsync(new RecordStreamRequest
            {
                Entry = new RecordedEntry
                {
                    Kind = EntryKind.Note,
                    Account = Account(place),
                    Sources = { new Source { Kind = SourceKind.Police } },
                },
            });
        }

        await requests.CompleteAsync();
    }

    private static async Task<List<Entry>> TimelineAsync(
        RecordService.RecordServiceClient records, Metadata token, string caseId)
    {
        var all = new List<Entry>();
        var request = new GetTimelineRequest { CaseId = caseId, OldestFirst = true, PageSize = 200 };
        do
        {
            var page = await records.GetTimelineAsync(request, token, In(10));
            all.AddRange(page.Entries);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return all;
    }

    private static async Task<string> CreateCaseAsync(GrpcChannel channel, Metadata token)
    {
        var request = new CreateCaseRequest
        {
            NewCase = new NewCase { Parties = { new Party { Role = PartyRole.Subject } } },
            RequestId = Guid.CreateVersion7().ToString(),
        };
        var cases = new CaseService.CaseServiceClient(channel);
        return (await cases.CreateCaseAsync(request, token, In(10))).Case.CaseId;
    }

    private RecordStreamRequest Start(string caseId) =>
        new() { Start = new StreamStart { CaseId = caseId, StreamId = streamId } };

    private static string Account(int place) => $"Synthetic entry {place}";

    private static DateTime In(int seconds) => TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(seconds);

    private static Metadata Headers(ServiceProcess service) => new()
    {
        { "authorization", $"Bearer {DevelopmentTokens.Mint(service.DevelopmentKeyFile, "agency_system")}" },
        { "riskplatform-purpose", "SYNCHRONISATION" },
    };
}
