using System.Data;
using System.Data.Common;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Assessments;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Audit;
using RiskPlatform.RiskService.Platform.Checkpoints;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.RiskService.Reviews;
using RiskPlatform.V1;

namespace RiskService.Tests.Data;

/// <summary>The main queries as they go to SQL Server are T-SQL, and see one agency alone.</summary>
public sealed class SqlServerQueryTests
{
    public static TheoryData<ListCasesRequest> Lists =>
    [
        new ListCasesRequest(),
        new ListCasesRequest { State = CaseState.Closed },
        new ListCasesRequest { Levels = { RiskLevel.High, RiskLevel.Imminent } },
        new ListCasesRequest { WorkerId = "worker-1" },
        new ListCasesRequest { AgencyReference = "R-1" },
        new ListCasesRequest { AwaitingSecondPerson = true },
        new ListCasesRequest { AwaitingAction = true, WorkerId = "worker-1" },
        new ListCasesRequest { DueBefore = new Timestamp { Seconds = 1_767_603_600 } },
        new ListCasesRequest
        {
            State = CaseState.Open,
            Levels = { RiskLevel.High },
            WorkerId = "w",
            DueBefore = new Timestamp(),
        },
    ];

    [Theory, MemberData(nameof(Lists))]
    public async Task Listing_cases(ListCasesRequest request)
    {
        var sent = await SentAsync(async (db, caller) => await new CaseList(
            db, new CaseKeys(db, caller, null!), Audit(caller), Masters(), TimeProvider.System,
            Options.Create(new LimitsOptions())).ListAsync(request, CancellationToken.None));
        Assert.Single(sent);
    }

    public static TheoryData<ListReviewsRequest> ReviewLists =>
    [
        new ListReviewsRequest(),
        new ListReviewsRequest { Scope = ReviewScope.Mine, Standings = { ReviewStanding.Exempt } },
        new ListReviewsRequest { Standings = { ReviewStanding.Due, ReviewStanding.Exempt }, TeamId = "t" },
        new ListReviewsRequest { Standings = { ReviewStanding.Overdue, ReviewStanding.Upcoming }, ReviewerId = "r" },
        new ListReviewsRequest { Levels = { RiskLevel.High }, DueBefore = new Timestamp { Seconds = 1_767_603_600 } },
    ];

    [Theory, MemberData(nameof(ReviewLists))]
    public async Task Listing_reviews(ListReviewsRequest request) => Assert.Equal(
        2, (await SentAsync(async (db, caller) => await new ReviewList(
            db, new CaseKeys(db, caller, null!), Audit(caller), new ReviewScopes(db, caller),
            new ReviewSettingsBook(
                db, caller, new ReviewSettingsCache(TimeProvider.System), Options.Create(new ReviewOptions())),
            TimeProvider.System, Options.Create(new LimitsOptions())).ListAsync(request, CancellationToken.None)))
        .Count);

    [Fact]
    public async Task Listing_deadlines() => Assert.Single(await SentAsync(async (db, caller) =>
        await new DeadlineList(
            null!, db, new CaseKeys(db, caller, null!), Audit(caller), TimeProvider.System,
            Options.Create(new LimitsOptions())).ListAsync(
            new ListDeadlinesRequest { Kinds = { DeadlineKind.Notice }, OverdueOnly = true }, CancellationToken.None)));

    [Fact]
    public async Task Opening_a_case() => Assert.Single(await SentAsync(async (db, caller) =>
        await Assert.ThrowsAsync<FailureException>(() =>
            new CaseBook(db, new CaseKeys(db, caller, null!), new CaseTurn(new CaseTurns()), Audit(caller))
                .OpenFileAsync(Guid.CreateVersion7(), CancellationToken.None))));

    [Fact]
    public async Task Searching_the_audit() => Assert.Single(await SentAsync(async (db, caller) =>
        await new AuditSearch(db, Audit(caller), TimeProvider.System, Options.Create(new LimitsOptions())).SearchAsync(
            new SearchAuditRequest
            {
                CaseId = Guid.CreateVersion7().ToString(),
                ReaderId = "reader",
                FromTime = new Timestamp(),
                ToTime = new Timestamp { Seconds = 1_767_603_600 },
            },
            CancellationToken.None)));

    [Fact]
    public void Chains_and_what_checkpoints_cover_of_them()
    {
        using var db = SqlServerText.Context();
        var (chain, time) = (Guid.CreateVersion7(), DateTimeOffset.UnixEpoch);
        AssertQuery(db.Set<AuditRow>().Where(r => r.ChainId == chain && r.Number > 5).OrderBy(r => r.Number).Take(9));
        AssertQuery(db.Set<AuditRow>().Where(r => r.ReadTime <= time && (r.ReadTime < time || r.ChainId < chain
            || (r.ChainId == chain && r.Number < 5))).OrderByDescending(r => r.ReadTime).Take(9));
        SqlServerText.AssertParses(db.Set<CheckpointLeafRow>()
            .Where(l => l.AgencyId == "a" && l.ChainKind == RiskPlatform.Chain.ChainKind.Case && l.ChainId > chain)
            .OrderBy(l => l.ChainId).Take(1).ToQueryString());
    }

    [Fact]
    public void Pages_of_a_case()
    {
        using var db = SqlServerText.Context();
        var (id, before) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        AssertQuery(db.Set<ObservationRow>()
            .Where(o => o.CaseId == id && o.Indicator == Indicator.WeaponUse && o.Id < before)
            .OrderByDescending(o => o.Id).Take(51));
        AssertQuery(db.Set<AssessmentRow>().Where(a => a.CaseId == id && a.Id < before).OrderByDescending(a => a.Id)
            .Take(11));
        AssertQuery(db.Set<ContactRow>().Where(c => c.CaseId == id && c.Id < before).OrderByDescending(c => c.Id)
            .Take(51));
        Guid[] ids = [id, before];
        AssertQuery(db.Set<SafeguardingActionRow>().Where(a => a.CaseId == id && ids.Contains(a.AssessmentId)));
        AssertQuery(db.Set<IdempotencyRow>().Where(r => r.ClientId == "c" && r.RequestId == id));
    }

    private static ReadAudit Audit(CurrentCaller caller) =>
        new(caller, null!, TimeProvider.System, Options.Create(new AuditOptions()));

    /// <summary>Two keys, so that a reference is looked for under either.</summary>
    private static MasterKeys Masters()
    {
        var options = new ProtectionOptions { CurrentKeyId = "b", LookupKeyId = "b" };
        foreach (var id in new[] { "a", "b" }) options.MasterKeys[id] = Convert.ToBase64String(new byte[32]);
        return new MasterKeys(Options.Create(options));
    }

    private static void AssertQuery<T>(IQueryable<T> query)
        where T : class
    {
        var sql = query.ToQueryString();
        SqlServerText.AssertParses(sql);
        Assert.Contains("[AgencyId] = @", sql, StringComparison.Ordinal);
    }

    /// <summary>Runs a use case on the provider of SQL Server, which sends to nobody and gets no rows.</summary>
    private static async Task<List<string>> SentAsync(Func<RiskDbContext, CurrentCaller, Task> use)
    {
        var sent = new Sent();
        var caller = new CurrentCaller();
        caller.Set(new Caller("s", "c", "agency", Roles.Manager, []));
        await using var db = new SqlServerRiskDbContext(
            new DbContextOptionsBuilder<SqlServerRiskDbContext>().UseSqlServer("Server=none")
                .AddInterceptors(sent, new NoConnection()).Options).For(caller, null!, null);
        await use(db, caller);
        foreach (var sql in sent.Commands)
        {
            SqlServerText.AssertParses(sql);
            Assert.Contains("[AgencyId] = @", sql, StringComparison.Ordinal);
        }

        return sent.Commands;
    }

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result,
            CancellationToken cancellationToken = default) => new(InterceptionResult.Suppress());
    }

    private sealed class Sent : DbCommandInterceptor
    {
        internal List<string> Commands { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            Commands.Add(command.CommandText);
            return new(InterceptionResult<DbDataReader>.SuppressWithResult(new DataTable().CreateDataReader()));
        }
    }
}
