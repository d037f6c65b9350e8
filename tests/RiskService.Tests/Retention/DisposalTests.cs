using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Retention;
using RiskPlatform.V1;
using RiskService.Tests.Access;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Retention.RetentionScene;

namespace RiskService.Tests.Retention;

public sealed class DisposalTests
{
    private const string Agency = "disposal";

    [Fact]
    public async Task When_the_term_ends_the_case_is_gone_to_everything_but_the_register_and_the_chain()
    {
        await using var host = NewHost();
        var scene = await Scene.MakeAsync(host, Agency, proposeSwap: true);
        var other = await AssessedAsync(host, Agency);
        await CloseAsync(host, Agency, scene.CaseId);
        await DecideAfterTermAsync(host, scene.CaseId);
        var until = host.Clock.GetUtcNow();
        var head = Head(host, scene.CaseId);
        var kept = Stored.Count(host, "Entries", Agency);

        await RunJobAsync(host);
        await AssertGoneAsync(host, scene);
        Assert.Equal(kept, Stored.Count(host, "Entries", Agency));
        var disposal = Assert.Single(await DisposalsAsync(host, Agency));
        Assert.Equal((scene.CaseId, until), (disposal.CaseId, disposal.DisposeTime.ToDateTimeOffset()));
        Assert.Equal(head, (disposal.EntryCount, disposal.HeadHash));
        Assert.Equal(head, Head(host, scene.CaseId));
        AssertChain(host, scene.CaseId);
        var caller = host.Caller(agency: Agency);
        Assert.Equal([other], (await caller.Cases.ListCasesAsync(new ListCasesRequest())).Cases.Select(c => c.CaseId));
        Assert.Empty((await caller.Cases.ListCasesAsync(new ListCasesRequest { State = CaseState.Closed })).Cases);
        var refused = await Failures.RefusedAsync(
            () => caller.Cases.ListCasesAsync(new ListCasesRequest { State = CaseState.Disposed }));
        Assert.Equal(("INVALID_ARGUMENT", "state"), (refused.Reason, refused.Fields.Single()));

        // Late and twice: nothing more happens.
        var before = Stored.Of(host, Agency);
        host.Clock.Advance(TimeSpan.FromDays(400));
        await RunJobAsync(host);
        await RunJobAsync(host);
        Assert.Equal(before, Stored.Of(host, Agency));
    }

    [Fact]
    public async Task Not_a_moment_before_the_term_ends()
    {
        await using var host = NewHost();
        var id = await AssessedAsync(host, Agency);
        await CloseAsync(host, Agency, id);
        host.Clock.SetUtcNow(host.Clock.GetUtcNow().AddYears(6).AddMilliseconds(-1));
        var before = Stored.Of(host, Agency);
        await RunJobAsync(host);
        Assert.Equal(before, Stored.Of(host, Agency));
        host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await RunJobAsync(host);
        var disposal = Assert.Single(await DisposalsAsync(host, Agency));
        Assert.Equal((DisposalBasis.TermEnded, ""), (disposal.Basis, disposal.DecidedBy));
        Assert.Equal(disposal.DisposeTime.ToDateTimeOffset().AddYears(-6), disposal.CloseTime.ToDateTimeOffset());
    }

    [Fact]
    public async Task The_register_is_paged_newest_first_and_is_the_agencys_own()
    {
        await using var host = NewHost();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await DueAsync(host, Agency));
            await RunJobAsync(host);
            host.Clock.Advance(TimeSpan.FromMinutes(i % 2));
        }

        var all = new List<string>();
        var request = new ListDisposalsRequest { PageSize = 2 };
        do
        {
            var page = await host.Caller("auditor", Agency).Retention.ListDisposalsAsync(request);
            all.AddRange(page.Disposals.Select(d => d.CaseId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(Enumerable.Reverse(ids), all);
        Assert.Empty(await DisposalsAsync(host, "another"));
        foreach (var token in new[] { "nonsense", await ReviewsTokenAsync(host) })
        {
            var refused = await Failures.RefusedAsync(() => host.Caller("auditor", Agency).Retention
                .ListDisposalsAsync(new ListDisposalsRequest { PageToken = token }));
            Assert.Equal(["page_token"], refused.Fields);
        }
    }

    [Fact]
    public async Task A_reference_of_a_disposed_case_can_be_given_again()
    {
        await using var host = NewHost();
        var caller = host.Caller(agency: Agency);
        var request = new CreateCaseRequest { NewCase = NewCase(PartyRole.Survivor), RequestId = Id() };
        request.NewCase.AgencyReference = "R-1";
        var first = (await caller.Cases.CreateCaseAsync(request)).Case.CaseId;
        await caller.AssessAsync(first, AllAbsent());
        await CloseAsync(host, Agency, first, host.Clock.GetUtcNow().AddYears(-7));
        await RunJobAsync(host);

        // The repeat of a request finds no case to answer with.
        Assert.Equal("NOT_FOUND", (await Failures.RefusedAsync(() => caller.Cases.CreateCaseAsync(request))).Reason);
        request.RequestId = Id();
        Assert.NotEqual(first, (await caller.Cases.CreateCaseAsync(request)).Case.CaseId);
    }

    [Fact]
    public void Every_table_of_a_case_goes_unless_it_only_grows()
    {
        using var host = NewHost();
        using var scope = host.Services.CreateScope();
        var model = scope.ServiceProvider.GetRequiredService<RiskDbContext>().Model;
        var children = model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IOfCase))).ToList();
        Assert.True(children.Count >= 10);
        Assert.Equal(
            children.Where(e => !e.GetDeclaredTriggers().Any()).Select(e => e.ClrType.Name).Order(),
            DisposedCase.Types(model).Select(t => t.Name).Order());
        Assert.Contains(nameof(PartyRow), DisposedCase.Types(model).Select(t => t.Name));
    }

    private static async Task DecideAfterTermAsync(ServiceHost host, string caseId)
    {
        host.Clock.SetUtcNow(host.Clock.GetUtcNow().AddYears(25));
        await DecideAsync(host.Caller("manager", Agency), caseId, RetentionDecision.Dispose);
    }

    /// <summary>To every operation of every service that names the case it is like one that never was.</summary>
    private static async Task AssertGoneAsync(ServiceHost host, Scene scene)
    {
        var asked = 0;
        foreach (var (name, row) in RpcTable.Rows.Where(r =>
            r.Key is not ("RecordService/VerifyChain" or "AuditService/SearchAudit")))
        {
            var request = row.Request(scene);
            if (request.Descriptor.FindFieldByName("case_id") is null) continue;
            asked++;
            var caller = host.Caller(row.Roles[0], Agency);
            var gone = await Stored.RefusedAsync(host, Agency, () => caller.CallAsync(name, request));
            Assert.Equal((StatusCode.NotFound, "NOT_FOUND"), (gone.Code, gone.Reason));
        }

        Assert.True(asked > 20);
    }

    /// <summary>From what is in the open alone, as everybody can who has the format page.</summary>
    private static void AssertChain(ServiceHost host, string caseId)
    {
        using var database = host.OpenDatabase();
        using var command = database.CreateCommand();
        command.CommandText =
            "SELECT Number, Kind, RecordTime, ContentDigest, Hash FROM Entries WHERE CaseId = $id ORDER BY Number";
        command.Parameters.AddWithValue("$id", Guid.Parse(caseId).ToByteArray(bigEndian: true));
        using var reader = command.ExecuteReader();
        var (count, previous) = (0L, ChainFormat.Genesis);
        while (reader.Read())
        {
            Assert.Equal(++count, reader.GetInt64(0));
            var hash = ChainFormat.EntryHash(
                Guid.Parse(caseId), count, reader.GetInt32(1),
                DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2)), (byte[])reader.GetValue(3), previous);
            Assert.Equal(hash, (byte[])reader.GetValue(4));
            previous = hash;
        }

        Assert.Equal(Head(host, caseId), (count, ByteString.CopyFrom(previous)));
    }

    private static (long Count, ByteString Hash) Head(ServiceHost host, string caseId)
    {
        using var database = host.OpenDatabase();
        using var command = database.CreateCommand();
        command.CommandText = "SELECT EntryCount, ChainHash FROM Cases WHERE Id = $id";
        command.Parameters.AddWithValue("$id", Guid.Parse(caseId).ToByteArray(bigEndian: true));
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        return (reader.GetInt64(0), ByteString.CopyFrom((byte[])reader.GetValue(1)));
    }

    private static async Task<string> ReviewsTokenAsync(ServiceHost host)
    {
        for (var i = 0; i < 2; i++)
        {
            var id = (await host.Caller(agency: Agency).CreateCaseAsync()).CaseId;
            await CloseAsync(host, Agency, id, host.Clock.GetUtcNow().AddYears(-30));
        }

        return (await host.Caller("manager", Agency).Retention.ListRetentionReviewsAsync(
            new ListRetentionReviewsRequest { PageSize = 1 })).NextPageToken;
    }
}
