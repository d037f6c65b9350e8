using Clients.Tests.Fakes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class SarCommandTests
{
    private static readonly SubjectAccess Held = new()
    {
        SubjectAccessId = "s-1",
        CaseId = "c-1",
        State = SubjectAccessState.Open,
        AgencyReference = "SAR-7",
        DueTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero)),
        DecidedCount = 2,
    };

    private static readonly WithheldItem Item = new()
    {
        ItemId = "4.1",
        Entry = new Entry
        {
            Number = 4,
            Content = new EntryContent { Recorded = new RecordedEntry { Account = "She called." } },
        },
        Reasons = { WithholdingReason.Survivor, WithholdingReason.Reveals },
        Decision = ItemDecision.ReleaseRedacted,
        DecisionReason = "She agreed.",
        RedactedText = "A call.",
    };

    private static IMessage Answer(Sent sent, int held) => sent.Method switch
    {
        "ListSubjectAccess" => new ListSubjectAccessResponse { SubjectAccess = { Enumerable.Repeat(Held, held) } },
        "OpenSubjectAccess" => new OpenSubjectAccessResponse { SubjectAccess = Held },
        "GetSubjectAccess" => new GetSubjectAccessResponse { SubjectAccess = Held },
        "ExtendSubjectAccess" => new ExtendSubjectAccessResponse { SubjectAccess = Held },
        "CompleteSubjectAccess" => new CompleteSubjectAccessResponse { SubjectAccess = Held },
        "ListWithheldItems" => new ListWithheldItemsResponse { Items = { Item }, NextPageToken = "next" },
        _ => new DecideWithheldItemResponse { Item = Item },
    };

    private static async Task<(T Sent, string Out)> SendAsync<T>(params string[] args)
        where T : IMessage
    {
        using var run = new CliRun(new FakeInvoker(sent => Answer(sent, 1))) { Input = "Because.\n" };
        Assert.Equal(0, await run.RunAsync(args));
        Assert.All(run.Service.Calls, c => Assert.Equal("SUBJECT_ACCESS", c.Purpose));
        return (Assert.IsType<T>(run.Service.Calls[^1].Request), run.Out);
    }

    [Fact]
    public async Task A_request_is_opened_shown_extended_and_completed()
    {
        var (open, shown) = await SendAsync<OpenSubjectAccessRequest>(
            "sar", "open", "c-1", "--received", "2026-11-20T09:00:00Z", "--reference", "SAR-7");
        Assert.Equal(("c-1", "SAR-7", 20), (open.CaseId, open.AgencyReference, open.ReceiveTime.ToDateTime().Day));
        Assert.Contains("OVERDUE", shown, StringComparison.Ordinal);
        var (show, _) = await SendAsync<GetSubjectAccessRequest>("sar", "show", "c-1");
        Assert.Equal("s-1", show.SubjectAccessId);
        var (extend, _) = await SendAsync<ExtendSubjectAccessRequest>("sar", "extend", "c-1", "--reason", "-");
        Assert.Equal(("s-1", "Because."), (extend.SubjectAccessId, extend.Reason));
        var (complete, _) =
            await SendAsync<CompleteSubjectAccessRequest>("sar", "complete", "c-1", "--request", "s-9");
        Assert.Equal("s-9", complete.SubjectAccessId);
    }

    [Fact]
    public async Task Requests_are_listed()
    {
        var (list, shown) = await SendAsync<ListSubjectAccessRequest>(
            "sar", "list", "--case", "c-1", "--state", "completed", "--page-size", "3");
        Assert.Equal(("c-1", SubjectAccessState.Completed, 3), (list.CaseId, list.State, list.PageSize));
        Assert.Contains("s-1", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withheld_items_say_why_and_that_they_are_not_for_the_subject()
    {
        var (list, shown) = await SendAsync<ListWithheldItemsRequest>("sar", "items", "c-1", "--undecided");
        Assert.True(list.UndecidedOnly);
        Assert.Contains("never for the subject", shown, StringComparison.Ordinal);
        Assert.Contains("Item 4.1: RELEASED to the subject in other words", shown, StringComparison.Ordinal);
        Assert.Contains("It comes from the survivor (RESPOND-1).", shown, StringComparison.Ordinal);
        Assert.Contains("Shown instead: “A call.”", shown, StringComparison.Ordinal);
        Assert.Contains("She called.", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_is_decided_on()
    {
        var (sent, _) = await SendAsync<DecideWithheldItemRequest>("sar", "decide", "c-1", "4.1",
            "--decision", "release-redacted", "--text", "A call.", "--reason", "-");
        Assert.Equal(("s-1", "4.1", ItemDecision.ReleaseRedacted, "Because.", "A call."),
            (sent.SubjectAccessId, sent.ItemId, sent.Decision, sent.Reason, sent.RedactedText));
    }

    [Theory]
    [InlineData(0, "No open request")]
    [InlineData(2, "Several open requests")]
    public async Task A_request_is_never_guessed(int held, string message)
    {
        using var run = new CliRun(new FakeInvoker(sent => Answer(sent, held)));
        Assert.Equal(2, await run.RunAsync("sar", "complete", "c-1"));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Service.Calls, c => c.Method == "CompleteSubjectAccess");
    }

    [Theory]
    [InlineData("sar", "decide", "c-1", "4", "--decision", "RELEASE_REDACTED", "--reason", "r")]
    [InlineData("sar", "decide", "c-1", "4", "--decision", "WITHHOLD", "--reason", "r", "--text", "t")]
    [InlineData("sar", "export", "c-1", "--format", "docx", "--out", "a.docx")]
    [InlineData("sar", "export", "c-1", "--format", "pdf")]
    public async Task What_does_not_go_together_is_said(params string[] args)
    {
        using var run = new CliRun();
        Assert.Equal(2, await run.RunAsync(args));
        Assert.Empty(run.Service.Calls);
    }

    [Fact]
    public async Task The_answer_is_fetched_to_a_file_of_its_own()
    {
        var files = new FakeFiles(1_050) { Others = sent => Answer(sent, 1) };
        files.CutAfter(3);
        using var run = new CliRun(files.Invoker) { Attempts = 3 };
        Assert.Equal(0, await run.RunAsync("sar", "export", "c-1", "--format", "pdf", "--out", "answer.pdf"));
        Assert.Equal(files.Bytes, await File.ReadAllBytesAsync(Path.Combine(run.Folder, "answer.pdf")));
        var sent = (ExportSubjectAccessRequest)files.Invoker.Calls[^1].Request;
        Assert.Equal(("s-1", SubjectAccessFormat.Pdf), (sent.SubjectAccessId, sent.Format));
        Assert.Equal(SubjectAccessState.Completed, ((ListSubjectAccessRequest)files.Invoker.Calls[0].Request).State);
        Assert.All(files.Invoker.Calls, c => Assert.Equal("SUBJECT_ACCESS", c.Purpose));
        Assert.Contains("1,050 bytes", run.Out, StringComparison.Ordinal);

        using var json = new CliRun(files.Invoker);
        Assert.Equal(0, await json.RunAsync("sar", "export", "c-1", "--format", "json", "--out", "a.json", "--json"));
        Assert.Equal("{\"totalBytes\":\"1050\"}\n", json.Out);
    }

    [Fact]
    public async Task An_answer_that_is_refused_leaves_no_file()
    {
        var files = new FakeFiles(500) { Others = sent => Answer(sent, 1) };
        files.CutAfter(0, ServiceErrors.Of(StatusCode.FailedPrecondition, "ILLEGAL_TRANSITION"));
        using var run = new CliRun(files.Invoker);
        Assert.Equal(1, await run.RunAsync("sar", "export", "c-1", "--format", "pdf", "--out", "answer.pdf"));
        Assert.Empty(Directory.GetFiles(run.Folder));
    }
}
