using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;
using RiskService.Tests.Chain;
using RiskService.Tests.Host;
using RiskService.Tests.Records;
using RiskService.Tests.Referrals;
using RiskService.Tests.Retention;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Reviews;

/// <summary>REVIEW-1: an open case has exactly one current review, whoever does what, and at any moment.</summary>
public sealed class OneReviewTests
{
    [Theory]
    [InlineData("ReviewId = NULL")]
    [InlineData("ReviewStartTime = NULL")]
    [InlineData("NextReviewTime = NULL")]
    [InlineData("State = 2")]
    [InlineData("State = 3")]
    public async Task The_database_itself_refuses_an_open_case_without_one_and_a_closed_case_with_one(string change)
    {
        await using var host = new ServiceHost();
        var id = (await host.Caller().CreateCaseAsync()).CaseId;
        var refused = Assert.Throws<SqliteException>(() => Database.Change(host, $"UPDATE Cases SET {change}"));
        Assert.Contains("CK_Cases_OneReview", refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty((await host.Caller().ReviewAsync(id)).ReviewId);
    }

    [Theory]
    [InlineData("ReviewId = X'00'"), InlineData("ReviewStartTime = 1"), InlineData("NextReviewTime = 1")]
    [InlineData("NextStageTime = 1"), InlineData("State = 1")]
    public async Task Nor_does_it_take_a_review_for_a_closed_case(string change)
    {
        await using var host = RetentionScene.NewHost();
        var id = await RetentionScene.AssessedAsync(host, "agency-a");
        await RetentionScene.CloseAsync(host, "agency-a", id);
        var refused = Assert.Throws<SqliteException>(() => Database.Change(host, $"UPDATE Cases SET {change}"));
        Assert.Contains("CK_Cases_OneReview", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sql_server_has_the_same_check()
    {
        using var context = new SqlServerDesign().CreateDbContext([]);
        var script = context.GetService<IMigrator>().GenerateScript("Referrals");
        Assert.Contains(
            "ALTER TABLE [Cases] ADD CONSTRAINT [CK_Cases_OneReview] "
            + "CHECK (([State] = 1 AND [ReviewId] IS NOT NULL", script, StringComparison.Ordinal);
    }

    /// <summary>
    /// Everybody does everything to one case at once, through two copies of the service; beside them somebody looks,
    /// all the time.
    /// </summary>
    [Theory]
    [InlineData(1), InlineData(2)]
    public async Task Whatever_is_done_at_once(int seed)
    {
        await using var host = RetentionScene.NewHost();
        var (caller, manager) = (host.Caller(), host.Caller("manager"));
        var id = await caller.StandardAsync();
        await Referring.ChangeCaseAsync(host, "agency-a", id, row => row.StandardReviews = 2);
        await using var copy = Copies.Of(host);
        TestCaller[] people =
        [
            caller, manager, new(copy, host.Token("practitioner", "agency-a", "p-2")),
            new(copy, host.Token("manager", "agency-a", "m-2")),
        ];
        using var done = new CancellationTokenSource();
        var looking = Task.Run(() => LookAsync(host, done.Token), TestContext.Current.CancellationToken);
        var counts = await Task.WhenAll(people.Select((one, i) => Task.Run(
            () => WorkAsync(host, one, id, new Random(seed * 100 + i)), TestContext.Current.CancellationToken)));
        await done.CancelAsync();
        Assert.True(await looking > 10);
        Assert.True(counts.Sum() > 20, $"{counts.Sum()} of them succeeded.");

        AssertUnbroken(host);
        var verified = await caller.VerifyAsync(id);
        Assert.Null(verified.Problem);
        Assert.True(verified.Intact);

        // Each change that succeeded is an entry, and nothing that was refused is.
        Assert.Equal(counts.Sum() + 2, verified.CheckedCount);
        AssertMovedByRule(await caller.TimelineAsync(id), (await caller.ReviewAsync(id))?.DueTime);
    }

    /// <summary>The time moves as the entries say, and each way only in the direction that its rule allows.</summary>
    private static void AssertMovedByRule(IEnumerable<Entry> entries, Timestamp? now)
    {
        Timestamp? due = null;
        foreach (var content in entries.Select(e => e.Content))
        {
            var then = content.WhatCase switch
            {
                EntryContent.WhatOneofCase.CaseChange => content.CaseChange.Case.NextReviewTime,
                EntryContent.WhatOneofCase.Assessment => content.Assessment.Assessment.NextReviewTime,
                _ => content.Review!.Review.DueTime,
            };
            switch (content.Review?.Kind)
            {
                case ReviewChangeKind.ChangeReported or ReviewChangeKind.ExemptionEnded:
                    Assert.True(then <= due);
                    break;
                case ReviewChangeKind.Exempted:
                    Assert.True(then >= due);
                    break;
                case ReviewChangeKind.CaseClosed:
                    Assert.Equal(due, then);
                    then = null;
                    break;
            }

            due = then;
        }

        Assert.Equal(due, now);
    }

    private static async Task<int> WorkAsync(ServiceHost host, TestCaller one, string id, Random random)
    {
        var succeeded = 0;
        for (var i = 0; i < 15; i++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(10));
            try
            {
                switch (random.Next(6))
                {
                    case 0:
                        await one.AssessAsync(id, AllAbsent());
                        break;
                    case 1:
                        await one.ReportAsync(id, ReviewTrigger.OrderBreach);
                        break;
                    case 2:
                        await one.ExemptAsync(
                            id, host.Clock.GetUtcNow().AddDays(random.Next(1, 20)),
                            (ReviewExemptionReason)random.Next(1, 6));
                        break;
                    case 3:
                        await one.EndExemptionAsync(id);
                        break;
                    case 4:
                        await one.CompleteAsync(id, AllAbsent());
                        break;
                    default:
                        await one.CloseCaseAsync(id);
                        break;
                }

                succeeded++;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.FailedPrecondition or StatusCode.Aborted
                or StatusCode.PermissionDenied or StatusCode.InvalidArgument)
            {
                // What lost.
            }
            catch (NullReferenceException)
            {
                // The case was closed at that moment: it has no review to ask for.
            }
        }

        return succeeded;
    }

    /// <summary>What the file itself says, again and again.</summary>
    private static async Task<int> LookAsync(ServiceHost host, CancellationToken cancellationToken)
    {
        for (var looks = 0; ; looks++)
        {
            if (cancellationToken.IsCancellationRequested) return looks;
            AssertUnbroken(host);
            await Task.Yield();
        }
    }

    private static void AssertUnbroken(ServiceHost host)
    {
        var ends = Database.Read(
            host,
            """
            SELECT 1, StartTime, EndTime, Outcome FROM PastReviews
            UNION ALL SELECT State, ReviewStartTime, NULL, 0 FROM Cases
            ORDER BY StartTime NULLS LAST, EndTime NULLS LAST
            """,
            r => (State: r.GetInt32(0), Start: r.IsDBNull(1) ? (long?)null : r.GetInt64(1),
                End: r.IsDBNull(2) ? (long?)null : r.GetInt64(2), Outcome: (ReviewOutcome)r.GetInt32(3)));

        // One current one while open, none while closed; each begins where the one before ended, or later where the
        // case was closed in between.
        Assert.Single(ends, e => e.End is null);
        Assert.Equal(ends[^1].State == 1, ends[^1].Start is not null);
        var sequence = ends.Where(e => e.Start is not null).ToList();
        for (var i = 1; i < sequence.Count; i++)
        {
            var (before, next) = (sequence[i - 1], sequence[i]);
            if (before.Outcome == ReviewOutcome.CaseClosed) Assert.True(before.End <= next.Start);
            else Assert.Equal(before.End, next.Start);
        }

        if (ends[^1].Start is null) Assert.Equal(ReviewOutcome.CaseClosed, sequence[^1].Outcome);
    }
}
