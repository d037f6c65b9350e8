using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Deadlines.Rules;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders;
using RiskPlatform.RiskService.Reminders.Rules;
using RiskPlatform.V1;
using RiskService.Tests.Data;
using static RiskService.Tests.Reminders.Reminding;

namespace RiskService.Tests.Reminders;

/// <summary>What the sweep and the lists ask: along indexes on SQLite, and T-SQL on SQL Server.</summary>
public sealed class ReminderQueryTests
{
    private const string Agency = "reminder-queries";

    [Fact]
    public async Task Finding_what_is_due_runs_along_the_filtered_indexes_without_sorting()
    {
        await using var host = NewHost(batch: 2);
        var rows = Enumerable.Range(0, 5).Select(i => Case(Agency, Monday.AddDays(-9), Monday.AddHours(i))).ToList();
        await AddAsync(host, Agency, [.. rows, .. rows.Select(r => Deadline(
            r, DeadlineKind.Notice, Monday.AddDays(-9), Monday.AddHours(1), RiskLevel.High))]);
        host.Logs.Lines.Clear();
        await InAsync(host, Agency, async db =>
        {
            var due = new DueReminders(db);
            var first = await due.ReviewsAsync(Monday, null, 2, false, CancellationToken.None);
            await due.ReviewsAsync(Monday, first[^1], 2, false, CancellationToken.None);
            await due.ReviewsAsync(Monday, first[^1], 2, true, CancellationToken.None);
            first = await due.DeadlinesAsync(Monday, null, 2, false, CancellationToken.None);
            await due.DeadlinesAsync(Monday, first[^1], 2, true, CancellationToken.None);
            await due.AgenciesToDispatchAsync(Monday, imminentOnly: true, CancellationToken.None);
            await due.AgenciesToDispatchAsync(Monday, imminentOnly: false, CancellationToken.None);
            return await due.DeadlinesAsync(Monday, first[^1], 2, false, CancellationToken.None);
        });
        SqliteQueryPlanTests.AssertPlans(host, 9, sorted: true);
    }

    [Fact]
    public async Task A_whole_sweep_and_the_inbox_go_through_no_table()
    {
        await using var host = NewHost(batch: 2);
        var reviewer = host.Caller("reviewer", Agency, "a");
        var id = (await reviewer.CreateCaseAsync()).CaseId;
        var rows = Enumerable.Range(0, 9)
            .Select(i => Case(Agency, Monday.AddDays(-9), Monday.AddHours(i), reviewer: "a")).ToList();
        await AddAsync(host, Agency, [.. rows, Recipient(Agency, "a", "t-1", roles: RecipientRole.Reviewer)]);
        host.Logs.Lines.Clear();
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var services = scope.ServiceProvider;
            services.GetRequiredService<CurrentCaller>().Set(new Caller("s", "c", Agency, Roles.None, []));
            await services.GetRequiredService<AgencySweep>().ExecuteAsync(
                [.. rows.Select(r => new DueStage(Agency, r.Id, r.Id, Monday))], [], CancellationToken.None);
            await services.GetRequiredService<OutboxPages>().NextAsync(Monday, false, 0, 9, CancellationToken.None);
            await services.GetRequiredService<OutboxPages>().NextAsync(Monday, true, 0, 9, CancellationToken.None);
            await services.GetRequiredService<OutboxPages>().CountAsync(Monday, false, CancellationToken.None);
        }

        foreach (var scope in (ReviewScope[])[ReviewScope.Mine, ReviewScope.Team, ReviewScope.Agency])
        {
            await reviewer.Reviews.ListRemindersAsync(new ListRemindersRequest { Scope = scope });
            await reviewer.Reviews.ListRemindersAsync(new ListRemindersRequest { Scope = scope, CaseId = id });
        }

        SqliteQueryPlanTests.AssertPlans(host, 12, sorted: false);
    }

    [Fact]
    public async Task What_nobody_has_acknowledged_is_found_without_going_through_the_rest()
    {
        await using var host = NewHost();
        await AddAsync(host, Agency, Recipient(Agency, "a", "t-1", roles: RecipientRole.Reviewer));
        var reviewer = host.Caller("reviewer", Agency, "a");
        await reviewer.CreateCaseAsync();
        await AssertAsync(ReviewScope.Agency, "USING INDEX IX_Reminders_AgencyId_Number (AgencyId=?)");
        await AssertAsync(ReviewScope.Mine, "IX_Reminders_Unacknowledged_WorkerKey (AgencyId=? AND WorkerKey=?)");

        async Task AssertAsync(ReviewScope scope, string index)
        {
            host.Logs.Lines.Clear();
            await reviewer.Reviews.ListRemindersAsync(
                new ListRemindersRequest { Scope = scope, UnacknowledgedOnly = true });
            var plans = SqliteQueryPlanTests.AssertPlans(host, 1, sorted: false)
                .FindAll(p => p.Contains("FROM \"Reminders\"", StringComparison.Ordinal));
            Assert.NotEmpty(plans);
            Assert.All(plans, p =>
            {
                Assert.Contains(index, p, StringComparison.Ordinal);
                Assert.DoesNotContain("TEMP B-TREE", p, StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public async Task Everything_that_is_asked_is_T_SQL()
    {
        var sent = new Sent();
        var caller = new CurrentCaller();
        caller.Set(new Caller("s", "c", Agency, Roles.Reviewer | Roles.Manager, []));
        await using var db = new SqlServerRiskDbContext(
            new DbContextOptionsBuilder<SqlServerRiskDbContext>().UseSqlServer("Server=none")
                .AddInterceptors(sent, new NoConnection()).Options).For(caller, null!, null);
        var (none, id) = (CancellationToken.None, Guid.CreateVersion7());
        var (due, climbing, pages) = (new DueReminders(db), new ClimbingItems(db), new OutboxPages(db));
        var after = new DueStage(Agency, id, id, Monday);
        await due.ReviewsAsync(Monday, after, 9, true, none);
        await due.DeadlinesAsync(Monday, after, 9, true, none);
        await due.AgenciesToDispatchAsync(Monday, false, none);
        var ofAll = sent.Commands.Count;
        await climbing.ReviewsAsync([id, Guid.CreateVersion7()], Monday, none);
        await climbing.DeadlinesAsync([after, after], Monday, none);
        var item = new ClimbingItem(
            id, id, 0, LadderStage.Due, Monday, new Rung(DeadlineKind.Review, RiskLevel.High, Monday, Monday),
            RiskLevel.High, 1, null, null, null);
        await climbing.MoveOnAsync(item, new Climbed([], LadderStage.Due, null), none);
        var other = item with { Rung = item.Rung with { Kind = DeadlineKind.Notice } };
        await climbing.MoveOnAsync(other, new Climbed([], LadderStage.Due, Monday), none);
        await pages.NextAsync(Monday, false, 5, 9, none);
        await pages.NextAsync(Monday, true, 5, 9, none);
        await pages.CountAsync(Monday, false, none);
        await pages.DeleteAsync(Monday, false, 1, 9, none);
        await pages.DeleteAsync(Monday, true, 1, 9, none);
        await db.Set<OutboxRow>().Join(db.Set<ReminderRow>(), o => o.Number, r => r.Number, (o, r) => r)
            .ToListAsync(none);
        await Audience.OfAsync(db, none);
        foreach (var scope in (ReviewScope[])[ReviewScope.Mine, ReviewScope.Agency])
        {
            foreach (var part in await new ReminderScopes(db, caller).OfAsync(scope, none))
                await part.Where(r => r.Number < 9).OrderByDescending(r => r.Number).Take(9).ToListAsync(none);
        }

        Assert.True(sent.Commands.Count >= 16, $"{sent.Commands.Count}");
        Assert.All(sent.Commands, SqlServerText.AssertParses);
        Assert.All(sent.Commands.Skip(ofAll), sql => Assert.Contains("[AgencyId] = @", sql, StringComparison.Ordinal));
        var created = db.Database.GenerateCreateScript();
        Assert.Contains("[State] = 1 AND [NextAttemptTime] IS NULL", created, StringComparison.Ordinal);
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
            return new(InterceptionResult<DbDataReader>.SuppressWithResult(
                new System.Data.DataTable().CreateDataReader()));
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
            CancellationToken cancellationToken = default)
        {
            Commands.Add(command.CommandText);
            return new(InterceptionResult<int>.SuppressWithResult(0));
        }
    }
}
