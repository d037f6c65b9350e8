using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using RiskService.Tests.Referrals;
using RiskService.Tests.Retention;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Reviews;

/// <summary>Whose a case's reviews are: somebody whom reminders reach, or nobody by name.</summary>
public sealed class ReassignReviewTests
{
    private const string Agency = "reassigns";

    [Fact]
    public async Task Goes_to_a_reviewer_and_their_team_or_to_a_team_alone_or_to_nobody()
    {
        await using var host = new ServiceHost();
        await Reviewing.RecipientAsync(host, Agency, "Rev-1", "north", RecipientRole.Reviewer);
        await Reviewing.RecipientAsync(host, Agency, "lead", null, RecipientRole.SafeguardingLead);
        var manager = host.Caller("manager", Agency);
        var id = (await manager.CreateCaseAsync()).CaseId;
        var before = await manager.ReviewAsync(id);
        await AssertAsync("rev-1 ", "", "Rev-1", "north");
        await AssertAsync("Rev-1", "south", "Rev-1", "south");
        await AssertAsync("LEAD", "", "lead", "");
        await AssertAsync("", "south", "", "south");
        await AssertAsync("", "", "", "");

        // The next review is theirs too.
        await AssertAsync("Rev-1", "", "Rev-1", "north");
        var completed = await manager.CompleteAsync(id);
        Assert.Equal(("Rev-1", "north"), (completed.Next.ReviewerId, completed.Next.TeamId));
        Assert.Equal(("Rev-1", "north"), (completed.Completed.ReviewerId, completed.Completed.TeamId));

        async Task AssertAsync(string reviewer, string team, string storedReviewer, string storedTeam)
        {
            var review = (await manager.Reviews.ReassignReviewAsync(new ReassignReviewRequest
            { CaseId = id, ReviewerId = reviewer, TeamId = team, Note = "synthetic", RequestId = Id() })).Review;
            Assert.Equal((storedReviewer, storedTeam), (review.ReviewerId, review.TeamId));
            Assert.Equal((before.ReviewId, before.DueTime), (review.ReviewId, review.DueTime));
            var entry = await manager.LastEntryAsync(id);
            Assert.Equal(
                new ReviewEntry { Kind = ReviewChangeKind.Reassigned, Review = review, Note = "synthetic" },
                entry.Content.Review);
        }
    }

    [Fact]
    public async Task Somebody_whom_reminders_do_not_reach_is_refused()
    {
        await using var host = RetentionScene.NewHost();
        await Reviewing.RecipientAsync(host, Agency, "reads-only", "north");
        await Reviewing.RecipientAsync(host, "another", "theirs", "north", RecipientRole.Reviewer);
        var manager = host.Caller("manager", Agency);
        var id = await RetentionScene.AssessedAsync(host, Agency);
        foreach (var reviewer in (string[])["unknown", "reads-only", "theirs"])
        {
            var refused = await Stored.RefusedAsync(host, Agency, () => manager.Reviews.ReassignReviewAsync(
                new ReassignReviewRequest { CaseId = id, ReviewerId = reviewer, RequestId = Id() }).ResponseAsync);
            Assert.Equal(StatusCode.InvalidArgument, refused.Code);
            Assert.Equal(["reviewer_id"], refused.Fields);
            Assert.Contains("SaveRecipient", refused.Message, StringComparison.Ordinal);
        }

        await RetentionScene.CloseAsync(host, Agency, id);
        var closed = await Failures.RefusedAsync(() => manager.Reviews.ReassignReviewAsync(
            new ReassignReviewRequest { CaseId = id, TeamId = "north", RequestId = Id() }));
        Assert.Equal("ILLEGAL_TRANSITION", closed.Reason);
    }

    [Fact]
    public async Task New_cases_are_the_default_reviewers_while_there_is_such_a_recipient()
    {
        await using var host = new ServiceHost();
        await Reviewing.RecipientAsync(host, Agency, "Rev-1", "north", RecipientRole.Reviewer);
        await Referring.InAsync(host, Agency, async services =>
        {
            var db = services.GetRequiredService<RiskDbContext>();
            db.Add(new ReviewSettingsRow
            {
                AgencyId = Agency,
                Content = new ReviewSettings { DefaultReviewerId = "REV-1" }.ToByteArray(),
                UpdateTime = host.Clock.Now(),
            });
            return await db.SaveChangesAsync();
        });
        var caller = host.Caller(agency: Agency);
        var assigned = await caller.ReviewAsync((await caller.CreateCaseAsync()).CaseId);
        Assert.Equal(("Rev-1", "north"), (assigned.ReviewerId, assigned.TeamId));
        await Referring.InAsync(host, Agency, services => services.GetRequiredService<RiskDbContext>()
            .Set<RecipientRow>().ExecuteDeleteAsync());
        var nobodys = await caller.ReviewAsync((await caller.CreateCaseAsync()).CaseId);
        Assert.Equal(("", ""), (nobodys.ReviewerId, nobodys.TeamId));
    }
}
