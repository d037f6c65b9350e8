using Clients.Tests.Fakes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class ReferralCommandTests
{
    private static Referral Made() => new()
    {
        ReferralId = "r-1",
        CaseId = "c-1",
        ListingId = "l-1",
        ListingName = "Example Programme",
        OrganisationName = "Example Organisation",
        ListingType = ListingType.PerpetratorProgramme,
        Purpose = ReferralPurpose.Abuse,
        State = ReferralState.Draft,
        Etag = "v1",
        AllowedMoves = { ReferralMove.Submit, ReferralMove.Withdraw },
        Advisories = { new ReferralAdvisory { RuleId = "REFER-8", Message = "Tell the survivor's service." } },
        Override = new ReferralOverride { Reason = "No other near.", RuleIds = { "REFER-2" } },
        Moves =
        {
            new ReferralMoveRecord
            {
                ToState = ReferralState.Draft, MovedBy = "w-1", Mover = ReferralMover.Referrer,
                MoveTime = new Timestamp(),
            },
        },
    };

    private static IMessage Answer(Sent sent) => sent.Method switch
    {
        "Refer" => new ReferResponse { Referral = Made() },
        "GetReferral" => new GetReferralResponse { Referral = Made() },
        "ListReferrals" => new ListReferralsResponse
        {
            Referrals = { new ReferralSummary { ReferralId = "r-1", CaseId = "c-1", State = ReferralState.OnHold } },
        },
        "GetProgrammeCopy" => new GetProgrammeCopyResponse
        {
            Copy = new ProgrammeCopy
            {
                ReferralId = "r-1",
                Level = RiskLevel.High,
                Indicators = { new SharedIndicator { Code = Indicator.WeaponUse } },
            },
            Pdf = ByteString.CopyFromUtf8("%PDF programme"),
        },
        "GetSubjectCopy" => new GetSubjectCopyResponse
        {
            Copy = new SubjectCopy { ListingName = "Example Programme", Paragraphs = { "They will write to you." } },
            Pdf = ByteString.CopyFromUtf8("%PDF subject"),
        },
        "ListReferralTasks" => new ListReferralTasksResponse { Tasks = { Open() } },
        "CompleteReferralTask" => new CompleteReferralTaskResponse
        {
            Task = new ReferralTask { TaskId = "t-1", DoneTime = new Timestamp(), DoneBy = "w-1", DoneNote = "Rang." },
        },
        "GetReferralMeasures" => new GetReferralMeasuresResponse
        {
            DisclosedCount = 8,
            OfferedCount = 6,
            SubmittedCount = 4,
            ContactedCount = 0,
        },
        "ListReceivedReferrals" => new ListReceivedReferralsResponse
        {
            Referrals = { new ReceivedReferralSummary { ReferralId = "r-1", State = ReferralState.Submitted } },
        },
        "GetReceivedReferral" => new GetReceivedReferralResponse
        {
            Referral = new ReceivedReferral
            {
                Standing = new ReferralStanding
                {
                    ReferralId = "r-1",
                    Etag = "v7",
                    AllowedMoves = { ReferralMove.Receive },
                },
                Copy = new ProgrammeCopy { ReferralId = "r-1" },
            },
        },
        "GetListing" => new GetListingResponse { Listing = DirectoryAnswers.Programme() },
        _ => throw new InvalidOperationException(sent.Method),
    };

    private static ReferralTask Open() => new()
    {
        TaskId = "t-1",
        CaseId = "c-1",
        ReferralId = "r-1",
        Kind = ReferralTaskKind.TellSurvivorService,
        Instruction = "Tell the service, through its own channel.",
    };

    private static async Task<(T Sent, CliRun Run)> SendAsync<T>(params string[] args)
        where T : IMessage
    {
        var run = new CliRun(new FakeInvoker(Answer)) { Input = "Words.\n" };
        Assert.True(await run.RunAsync(args) == 0, run.Error);
        return (Assert.IsType<T>(run.Service.Calls[^1].Request), run);
    }

    [Fact]
    public async Task A_referral_carries_everything_that_was_said()
    {
        var (sent, run) = await SendAsync<ReferRequest>("refer", "c-1", "l-1", "--worker", "w-1", "--review-date",
            "2026-12-24", "--note", "-", "--consulted", "police", "health", "--override-reason", "None near",
            "--age", "40", "--language", "cy");
        using var _ = run;
        Assert.Equal(("c-1", "l-1", "w-1", "2026-12-24", "Words."),
            (sent.CaseId, sent.ListingId, sent.ContinuingWorkerId, sent.ReviewDate, sent.Note));
        Assert.Equal([SourceKind.Police, SourceKind.Health], sent.AgenciesConsulted);
        Assert.Equal("None near", sent.Override.Reason);
        Assert.Equal(new MatchCriteria { Age = 40, Languages = { "cy" } }, sent.Criteria);
        Assert.False(sent.ValidateOnly);
        Assert.Contains("DRAFT: made, not sent", run.Out, StringComparison.Ordinal);
        Assert.Contains("REFER-8", run.Out, StringComparison.Ordinal);
        Assert.Contains("decided otherwise than REFER-2", run.Out, StringComparison.Ordinal);
        Assert.Contains("risk referral submit r-1", run.Out, StringComparison.Ordinal);

        var (only, check) = await SendAsync<ReferRequest>("refer", "c-1", "l-1", "--validate-only");
        using (check) Assert.True(only is { ValidateOnly: true, Override: null, Criteria: null });
    }

    [Fact]
    public async Task A_refused_referral_says_the_rule_why_and_where_to_refer_instead()
    {
        var info = new ErrorInfo
        {
            Domain = "riskplatform",
            Reason = "REFUSED_BY_RULE",
            Metadata = { ["alternatives"] = "l-1,l-2", ["rule"] = "REFER-3" },
        };
        var why = new PreconditionFailure
        {
            Violations =
            {
                new PreconditionFailure.Types.Violation
                {
                    Type = "REFER-3", Subject = "listing_id", Description = "It may make things worse.",
                },
            },
        };
        IMessage Refusing(Sent sent) => sent switch
        {
            { Method: "Refer" } => throw ServiceErrors.WithInfo(StatusCode.FailedPrecondition, info, details: why),
            { Request: GetListingRequest { ListingId: "l-2" } } =>
                throw ServiceErrors.Of(StatusCode.NotFound, "NOT_FOUND"),
            _ => Answer(sent),
        };
        using var run = new CliRun(new FakeInvoker(Refusing));
        Assert.Equal(1, await run.RunAsync("refer", "c-1", "l-5"));
        Assert.Contains("REFER-3 listing_id: It may make things worse.", run.Error, StringComparison.Ordinal);
        Assert.Contains("Example Programme, Example Organisation (SYNTHETIC) l-1", run.Error, StringComparison.Ordinal);
        Assert.Contains("risk refer c-1 l-1", run.Error, StringComparison.Ordinal);
        Assert.Contains("risk refer c-1 l-2", run.Error, StringComparison.Ordinal);

        using var json = new CliRun(new FakeInvoker(Refusing));
        Assert.Equal(1, await json.RunAsync("refer", "c-1", "l-5", "--json"));
        Assert.Contains("\"alternatives\":[\"l-1\",\"l-2\"]", json.Error, StringComparison.Ordinal);
        Assert.Single(json.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_duplicate_names_the_referral_that_is_open()
    {
        var info = new ErrorInfo
        {
            Domain = "riskplatform",
            Reason = "DUPLICATE_REFERRAL",
            Metadata = { ["referral_id"] = "r-8" },
        };
        using var run = new CliRun(new FakeInvoker(
            _ => throw ServiceErrors.WithInfo(StatusCode.AlreadyExists, info)));
        Assert.Equal(1, await run.RunAsync("refer", "c-1", "l-1"));
        Assert.Contains("risk referral show r-8", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Referrals_are_shown_and_listed()
    {
        var (_, shown) = await SendAsync<GetReferralRequest>("referral", "show", "r-1");
        using (shown) Assert.Contains("What happened, newest first", shown.Out, StringComparison.Ordinal);
        var (sent, list) = await SendAsync<ListReferralsRequest>(
            "referral", "list", "--case", "c-1", "--state", "on-hold", "draft", "--listing", "l-1");
        using var _ = list;
        Assert.Equal(("c-1", "l-1"), (sent.CaseId, sent.ListingId));
        Assert.Equal([ReferralState.OnHold, ReferralState.Draft], sent.States);
        Assert.Contains("ON_HOLD", list.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_two_copies_are_two_documents()
    {
        var (_, programme) = await SendAsync<GetProgrammeCopyRequest>("referral", "copy", "r-1", "--for", "programme");
        using (programme)
        {
            Assert.Contains("Not for the subject.", programme.Out, StringComparison.Ordinal);
            Assert.Contains("WEAPON_USE must not be used with the subject", programme.Out, StringComparison.Ordinal);
        }

        var (_, subject) = await SendAsync<GetSubjectCopyRequest>(
            "referral", "copy", "r-1", "--for", "subject", "--pdf", "copy.pdf");
        using (subject)
        {
            Assert.Contains("They will write to you.", subject.Out, StringComparison.Ordinal);
            Assert.Equal("%PDF subject", await File.ReadAllTextAsync(
                Path.Combine(subject.Folder, "copy.pdf"), TestContext.Current.CancellationToken));
            var calls = subject.Service.Calls.Count;
            Assert.Equal(2, await subject.RunAsync("referral", "copy", "r-1", "--for", "subject", "--pdf", "copy.pdf"));
            Assert.Equal(calls, subject.Service.Calls.Count);
        }

        using var nobody = new CliRun();
        Assert.Equal(2, await nobody.RunAsync("referral", "copy", "r-1"));
        Assert.Equal(2, await nobody.RunAsync("referral", "copy", "r-1", "--for", "everybody"));
    }

    [Fact]
    public async Task Tasks_are_listed_and_done()
    {
        var (_, list) = await SendAsync<ListReferralTasksRequest>("referral", "tasks", "--case", "c-1",
            "--include-done");
        using (list)
        {
            Assert.Contains("Tell the service, through its own channel.", list.Out, StringComparison.Ordinal);
            Assert.Contains("risk referral task-done c-1 t-1 --note -", list.Out, StringComparison.Ordinal);
        }

        var (done, run) = await SendAsync<CompleteReferralTaskRequest>(
            "referral", "task-done", "c-1", "t-1", "--note", "-");
        using (run) Assert.Equal(("c-1", "t-1", "Words."), (done.CaseId, done.TaskId, done.Note));
        using var wrong = new CliRun();
        Assert.Equal(2, await wrong.RunAsync("referral", "tasks", "--include-done"));
    }

    [Fact]
    public async Task Measures_say_shares_and_never_a_share_of_nothing()
    {
        var (sent, run) = await SendAsync<GetReferralMeasuresRequest>(
            "referral", "measures", "--from", "2026-01-01", "--to", "2026-12-31");
        using var _ = run;
        Assert.Equal(("2026-01-01", "2026-12-31"), (sent.FromDate, sent.ToDate));
        Assert.Contains("6, 75 % (NICE QS116, statement 4)", run.Out, StringComparison.Ordinal);
        Assert.Contains("0, 0 %", run.Out, StringComparison.Ordinal);
        Assert.Contains("none yet", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_programme_sees_what_it_received()
    {
        var (list, a) = await SendAsync<ListReceivedReferralsRequest>("referral", "received", "--state", "submitted");
        using (a) Assert.Equal([ReferralState.Submitted], list.States);
        var (_, b) = await SendAsync<GetReceivedReferralRequest>("referral", "received", "r-1");
        using (b) Assert.Contains("risk referral receive r-1", b.Out, StringComparison.Ordinal);
    }
}
