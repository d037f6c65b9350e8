using System.Text.Json;
using Clients.Tests.Fakes;
using Google.Protobuf;
using Grpc.Core;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class ReviewCommandTests
{
    [Fact]
    public async Task Reviews_are_listed_with_when_they_are_due_in_words()
    {
        var (sent, run) = await SendAsync<ListReviewsRequest>("reviews", "--mine", "--standing", "due", "overdue",
            "--level", "high", "--never-assessed", "--reviewer", "worker-7", "--team", "north", "--due-before",
            "2026-12-01T00:00:00Z", "--page-size", "5", "--page-token", "t");
        using var _ = run;
        Assert.Equal(ReviewScope.Mine, sent.Scope);
        Assert.Equal([ReviewStanding.Due, ReviewStanding.Overdue], sent.Standings);
        Assert.Equal([RiskLevel.High, RiskLevel.Unspecified], sent.Levels);
        Assert.Equal(("worker-7", "north", 5, "t"), (sent.ReviewerId, sent.TeamId, sent.PageSize, sent.PageToken));
        Assert.Equal(1, sent.DueBefore.ToDateTime().Day);
        foreach (var said in (string[])["c-1", "A-1042", "HIGH", "OVERDUE", "32 hours ago", "worker-7", "--page-token"])
            Assert.Contains(said, run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReviewScope.Unspecified)]
    [InlineData(ReviewScope.Mine, "--mine")]
    [InlineData(ReviewScope.Team, "--my-team")]
    [InlineData(ReviewScope.Agency, "--all")]
    public async Task Whose_is_said_alike_everywhere(ReviewScope expected, params string[] said)
    {
        var (reviews, one) = await SendAsync<ListReviewsRequest>(["reviews", .. said]);
        using (one) Assert.Equal(expected, reviews.Scope);
        var (reminders, two) = await SendAsync<ListRemindersRequest>(["reminders", .. said]);
        using (two) Assert.Equal(expected, reminders.Scope);
    }

    [Fact]
    public async Task Two_answers_to_whose_are_none()
    {
        using var run = new CliRun(new FakeInvoker(ReviewAnswers.Of));
        Assert.Equal(2, await run.RunAsync("reviews", "--mine", "--all"));
        Assert.Equal(2, await run.RunAsync("reminders", "--my-team", "--all"));
        Assert.Empty(run.Service.Calls);
    }

    [Fact]
    public async Task The_watch_shows_reminders_goes_on_after_a_cut_and_ends_with_the_caller()
    {
        var service = Watched(cutAfter: 2, ServiceErrors.Unavailable());
        using var run = new CliRun(service) { Attempts = 3 };
        Assert.Equal(1, await run.RunAsync("reviews", "watch", "--my-team", "--resume", "t4"));
        Assert.Equal(
            ["t4", "t6", "t8"], service.Calls.Select(c => ((WatchReviewsRequest)c.Request).ResumeToken));
        Assert.All(service.Calls, c => Assert.Equal(ReviewScope.Team, ((WatchReviewsRequest)c.Request).Scope));
        Assert.Single(Lines(run.Out), l => l.Contains("Ctrl-C ends it", StringComparison.Ordinal));
        foreach (var number in (int[])[5, 6, 7, 8])
            Assert.Single(Lines(run.Out), l => l.StartsWith($"{number} ", StringComparison.Ordinal));
        Assert.Contains("managers of team north", run.Out, StringComparison.Ordinal);
        Assert.Contains("FORBIDDEN", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_the_watch_gives_a_line_for_each_answer_with_its_token()
    {
        using var run = new CliRun(Watched(cutAfter: 2, ServiceErrors.Unavailable())) { Attempts = 3 };
        await run.RunAsync("reviews", "watch", "--json", "--resume", "t6");
        var answers = Lines(run.Out).Select(l => WatchReviewsResponse.Parser.ParseJson(l)).ToList();
        Assert.Equal(["t6", "t7", "t8"], answers.Select(a => a.ResumeToken));
        Assert.Equal([0L, 7, 8], answers.Select(a => a.Reminder?.Number ?? 0));
        JsonDocument.Parse(run.Error).Dispose();
    }

    [Fact]
    public async Task A_review_is_shown_with_what_stands_against_closing()
    {
        var (sent, run) = await SendAsync<GetReviewRequest>("review", "show", "c-1", "--review", "v-0");
        using var _ = run;
        Assert.Equal(("c-1", "v-0"), (sent.CaseId, sent.ReviewId));
        foreach (var said in (string[])[
            "v-1", "OVERDUE", "32 hours ago", "a manager was told (REVIEW-5)", "A change was reported: SEPARATION",
            "not again for: HANDOVER", "SAFEGUARDING_ACTION", "COMPLETED at MEDIUM", "a legal hold stands",
            "risk review complete c-1 FILE --review v-1"])
        {
            Assert.Contains(said, run.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_closed_case_has_no_review()
    {
        using var run = new CliRun(FakeInvoker.Answering(new GetReviewResponse()));
        Assert.Equal(0, await run.RunAsync("review", "show", "c-1"));
        Assert.Contains("The case is closed", run.Out, StringComparison.Ordinal);
        Assert.Equal(1, await run.RunAsync("review", "end-exemption", "c-1", "--note", "x"));
        Assert.Contains("it has no review", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Service.Calls, c => c.Method == "EndExemption");
    }

    [Fact]
    public async Task A_review_is_completed_with_what_a_file_says_is_new()
    {
        using var run = new CliRun(new FakeInvoker(ReviewAnswers.Of));
        run.Write("new.json", """
            {"case_id": "c-1", "stance": "OPEN", "observations":
            [{"code": "WEAPON_USE", "presence": "PRESENT", "sources": [{"kind": "POLICE"}]}]}
            """);
        Assert.True(await run.RunAsync("review", "complete", "c-1", "new.json", "--review", "v-1") == 0, run.Error);
        var sent = Assert.IsType<CompleteReviewRequest>(run.Service.Calls[^1].Request);
        Assert.Equal(("c-1", "v-1"), (sent.CaseId, sent.ReviewId));
        Assert.Equal(AssessRequest.TargetOneofCase.None, sent.Assessment.TargetCase);
        Assert.Equal(("", false), (sent.Assessment.RequestId, sent.Assessment.ValidateOnly));
        Assert.Equal(Stance.Open, sent.Assessment.Stance);
        Assert.Equal(Indicator.WeaponUse, Assert.Single(sent.Assessment.Observations).Code);
        Assert.True(Guid.TryParse(sent.RequestId, out _));
        Assert.Contains("Reviewed", run.Out, StringComparison.Ordinal);
        Assert.Contains("v-2", run.Out, StringComparison.Ordinal);

        // Which review it is was decided when it was read, not when this is sent.
        Assert.NotEqual(0, await run.RunAsync("review", "complete", "c-1", "new.json"));
        Assert.Contains("--review", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Service.Calls);
    }

    [Theory]
    [InlineData("""{"case_id": "c-2", "stance": "OPEN"}""", "another case_id")]
    [InlineData("""{"stance": "OPEN", "children": 1}""", "describes a new case")]
    [InlineData("""{"stance": "OPEN", "survivors": 1}""", "describes a new case")]
    [InlineData("""{"stance": "OPEN", "agency_reference": "A-1"}""", "describes a new case")]
    [InlineData("""{"stance": "SHUT"}""", "stance")]
    public async Task A_file_about_somebody_else_completes_nothing(string file, string said)
    {
        using var run = new CliRun(new FakeInvoker(ReviewAnswers.Of));
        run.Write("new.json", file);
        Assert.Equal(2, await run.RunAsync("review", "complete", "c-1", "new.json", "--review", "v-1"));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Service.Calls);
    }

    [Fact]
    public async Task Of_two_people_at_once_the_second_is_told_to_read_what_the_first_found()
    {
        using var run = new CliRun(new FakeInvoker(sent => sent.Method == "CompleteReview"
            ? throw ServiceErrors.Of(StatusCode.FailedPrecondition, "REVIEW_NOT_CURRENT") : ReviewAnswers.Of(sent)));
        run.Write("new.json", """{"stance": "OPEN"}""");
        Assert.Equal(1, await run.RunAsync("review", "complete", "c-1", "new.json", "--review", "v-1"));
        Assert.Contains("REVIEW_NOT_CURRENT", run.Error, StringComparison.Ordinal);
        Assert.Contains("risk case show c-1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_reported_in_full()
    {
        var (sent, run) = await SendAsync<ReportChangeRequest>("review", "report-change", "c-1", "--trigger",
            "child-contact-change", "--occurred", "2026-11-24T09:30:00Z", "--source", "police", "--from-survivor",
            "--note", "-");
        using var _ = run;
        Assert.Equal(
            new ReportChangeRequest
            {
                CaseId = "c-1",
                Trigger = ReviewTrigger.ChildContactChange,
                OccurredTime = sent.OccurredTime,
                Source = new Source { Kind = SourceKind.Police, DerivedFromSurvivor = true },
                Note = "Words.",
                RequestId = sent.RequestId,
            },
            sent);
        Assert.Contains("pulled nearer", run.Out, StringComparison.Ordinal);

        var (bare, second) = await SendAsync<ReportChangeRequest>(
            "review", "report-change", "c-1", "--trigger", "SEPARATION");
        using (second) Assert.Null(bare.Source);
        using var wrong = new CliRun(new FakeInvoker(ReviewAnswers.Of));
        Assert.Equal(2, await wrong.RunAsync("review", "report-change", "c-1"));
        Assert.Equal(2, await wrong.RunAsync("review", "report-change", "c-1", "--trigger", "ROLE_SWAP"));
        Assert.Equal(2, await wrong.RunAsync(
            "review", "report-change", "c-1", "--trigger", "SEPARATION", "--from-survivor"));
        Assert.Empty(wrong.Service.Calls);
    }

    [Fact]
    public async Task An_exemption_has_a_reason_an_end_and_a_note_and_is_ended()
    {
        var (exempt, run) = await SendAsync<ExemptReviewRequest>("review", "exempt", "c-1", "--reason",
            "subject-in-custody", "--until", "2026-12-01T12:00:00Z", "--note", "-");
        using (run)
        {
            Assert.Equal(
                ("c-1", "v-1", ReviewExemptionReason.SubjectInCustody, "Words."),
                (exempt.CaseId, exempt.ReviewId, exempt.Reason, exempt.Note));
            Assert.Equal(1, exempt.UntilTime.ToDateTime().Day);
            Assert.Contains("EXEMPT", run.Out, StringComparison.Ordinal);
        }

        var (end, second) = await SendAsync<EndExemptionRequest>(
            "review", "end-exemption", "c-1", "--note", "-", "--review", "v-3");
        using (second) Assert.Equal(("c-1", "v-3", "Words."), (end.CaseId, end.ReviewId, end.Note));
        using var wrong = new CliRun(new FakeInvoker(ReviewAnswers.Of));
        Assert.Equal(2, await wrong.RunAsync("review", "exempt", "c-1", "--reason", "OTHER", "--note", "x"));
        Assert.Equal(2, await wrong.RunAsync(
            "review", "exempt", "c-1", "--until", "2026-12-01T12:00:00Z", "--note", "x"));
        Assert.Empty(wrong.Service.Calls);
    }

    [Fact]
    public async Task Reviews_are_given_to_somebody_else()
    {
        var (sent, run) = await SendAsync<ReassignReviewRequest>(
            "review", "reassign", "c-1", "--reviewer", "worker-8", "--team", "south", "--note", "-");
        using (run)
        {
            Assert.Equal(("c-1", "worker-8", "south", "Words."),
                (sent.CaseId, sent.ReviewerId, sent.TeamId, sent.Note));
        }

        using var wrong = new CliRun(new FakeInvoker(ReviewAnswers.Of));
        Assert.Equal(2, await wrong.RunAsync("review", "reassign", "c-1"));
    }

    [Fact]
    public async Task A_case_is_closed_on_the_etag_that_it_has_or_that_was_decided_on()
    {
        var (sent, run) = await SendAsync<CloseCaseRequest>(
            "case", "close", "c-1", "--reason", "-", "--consulted", "police", "childrens-social-care");
        using (run)
        {
            Assert.Equal(("c-1", "Words.", "v9"), (sent.CaseId, sent.Reason, sent.Etag));
            Assert.Equal([SourceKind.Police, SourceKind.ChildrensSocialCare], sent.AgenciesConsulted);
            Assert.Contains("RECORD-5", run.Out, StringComparison.Ordinal);
        }

        var (named, second) = await SendAsync<CloseCaseRequest>(
            "case", "close", "c-1", "--reason", "x", "--consulted", "police", "--etag", "v2");
        using (second) Assert.Equal("v2", named.Etag);
        using var wrong = new CliRun(new FakeInvoker(ReviewAnswers.Of));
        Assert.Equal(2, await wrong.RunAsync("case", "close", "c-1", "--reason", "x"));
    }

    [Fact]
    public async Task Deadlines_are_listed()
    {
        var (sent, run) = await SendAsync<ListDeadlinesRequest>(
            "deadlines", "--case", "c-1", "--kind", "consultation", "notice", "--overdue");
        using var _ = run;
        Assert.Equal(("c-1", true), (sent.CaseId, sent.OverdueOnly));
        Assert.Equal([DeadlineKind.Consultation, DeadlineKind.Notice], sent.Kinds);
        Assert.Contains("CONSULTATION due in 5 hours", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reminders_are_listed_and_acknowledged()
    {
        var (sent, run) = await SendAsync<ListRemindersRequest>("reminders", "--open", "--case", "c-1");
        using (run)
        {
            Assert.Equal((true, "c-1"), (sent.UnacknowledgedOnly, sent.CaseId));
            Assert.Contains("risk reminders ack m-7", run.Out, StringComparison.Ordinal);
            Assert.DoesNotContain("ack m-6", run.Out, StringComparison.Ordinal);
            Assert.Contains("by worker-7. That does not do it.", run.Out, StringComparison.Ordinal);
        }

        var (seen, second) = await SendAsync<AcknowledgeReminderRequest>("reminders", "ack", "m-6");
        using (second) Assert.Equal("m-6", seen.ReminderId);
    }

    [Fact]
    public async Task Numbers_for_managers()
    {
        var (sent, run) = await SendAsync<GetReviewMeasuresRequest>("reviews", "measures", "--team", "north", "--from",
            "2026-01-01", "--to", "2026-01-14", "--by", "months");
        using var _ = run;
        Assert.Equal(
            ("north", "2026-01-01", "2026-01-14", MeasureDivision.Months),
            (sent.TeamId, sent.FromDate, sent.ToDate, sent.Division));
        foreach (var said in (string[])[
            "Team north", "3 overdue", "2 due", "3 at IMMINENT: 1 to 3 days", "3, 75 %", "5 hours",
            "Waiting for an action", "17"])
        {
            Assert.Contains(said, run.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_entry_of_a_review_is_shown_in_the_timeline()
    {
        var entry = new Entry
        {
            Number = 3,
            Kind = EntryKind.Review,
            Content = new EntryContent
            {
                RecordedBy = "worker-7",
                Review = new ReviewEntry
                {
                    Kind = ReviewChangeKind.ChangeReported,
                    Review = ReviewAnswers.Current(),
                    Trigger = ReviewTrigger.Separation,
                    OccurredTime = ReviewAnswers.At(-1),
                    Source = new Source { Kind = SourceKind.Police },
                    Note = "Words of it.",
                },
            },
        };
        using var run = new CliRun(FakeInvoker.Answering(new GetTimelineResponse { Entries = { entry } }));
        Assert.Equal(0, await run.RunAsync("timeline", "c-1"));
        foreach (var said in (string[])["Change reported: SEPARATION", "REVIEW-3", "Known from police", "Words of it."])
            Assert.Contains(said, run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("can't be shown", run.Out, StringComparison.Ordinal);
    }

    private static FakeInvoker Watched(int cutAfter, RpcException cut) => new()
    {
        Stream = (sent, _) => ServeAsync(((WatchReviewsRequest)sent.Request).ResumeToken, cutAfter, cut),
    };

    // Up to the eighth, then the token is no longer good.
    private static async IAsyncEnumerable<IMessage> ServeAsync(string token, int cutAfter, RpcException cut)
    {
        await Task.Yield();
        var last = int.Parse(token[1..], null);
        if (last >= 8) throw ServiceErrors.Of(StatusCode.PermissionDenied, "FORBIDDEN");
        yield return new WatchReviewsResponse { ResumeToken = token };
        for (var i = 0; i < cutAfter; i++)
        {
            last++;
            yield return new WatchReviewsResponse
            { Reminder = ReviewAnswers.Made(last), ResumeToken = $"t{last}" };
        }

        throw cut;
    }

    private static string[] Lines(string text) =>
        text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    private static async Task<(T Sent, CliRun Run)> SendAsync<T>(params string[] args)
        where T : IMessage
    {
        var run = new CliRun(new FakeInvoker(ReviewAnswers.Of)) { Input = "Words.\n" };
        Assert.True(await run.RunAsync(args) == 0, run.Error);
        return (Assert.IsType<T>(run.Service.Calls[^1].Request), run);
    }
}
