using System.Text.Json;
using Clients.Tests.Fakes;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class RecordImportTests
{
    private const string StreamId = "01a20e48-f59f-7000-848d-7073a7469ce0";

    private static string Lines(int count, int from = 0) => string.Concat(Enumerable.Range(from, count).Select(i =>
        $$"""{"kind":"ENTRY_KIND_NOTE","account":"{{i}}","occurredTime":"2025-01-01T00:00:00Z"}""" + "\n"));

    private static async Task<(int Code, CliRun Run)> ImportAsync(
        FakeHistory service, string lines, params string[] args)
    {
        var run = new CliRun(service.Invoker) { Attempts = 3 };
        run.Write("history.jsonl", lines);
        return (await run.RunAsync(["record", "import", "c-1", "history.jsonl", .. args]), run);
    }

    [Fact]
    public async Task A_history_is_brought_with_plain_lines_where_nobody_watches()
    {
        var service = new FakeHistory { Group = 5 };
        var (code, run) = await ImportAsync(service, Lines(100));
        using (run)
        {
            Assert.Equal(0, code);
            Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}"), service.Stored.Select(e => e.Account));
            Assert.Matches(@"\AStream [0-9a-f-]{36}: 100 entries\n", run.Out);
            Assert.Equal(11, run.Out.Split('\n').Count(l => l.StartsWith("Stored: ", StringComparison.Ordinal)));
            Assert.Contains("Stored: 50 of 100\n", run.Out, StringComparison.Ordinal);
            Assert.Contains("All 100 entries are stored.", run.Out, StringComparison.Ordinal);
            Assert.Contains("! RECORD-1 No source. (100)", run.Out, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', run.Out);
            Assert.Equal("CASEWORK", service.Invoker.Calls[0].Purpose);
        }
    }

    [Fact]
    public async Task On_a_terminal_it_works_too()
    {
        var service = new FakeHistory();
        using var run = new CliRun(service.Invoker) { Terminal = true };
        run.Write("history.jsonl", Lines(30));
        Assert.Equal(0, await run.RunAsync("record", "import", "c-1", "history.jsonl"));
        Assert.Equal(30, service.Stored.Count);
        Assert.DoesNotContain("Stored: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_on_the_way_is_nobodys_concern()
    {
        var service = new FakeHistory { Group = 3 };
        service.CutAfter(10);
        service.CutAfter(4);
        var (code, run) = await ImportAsync(service, Lines(40), "--stream-id", StreamId);
        using (run) Assert.Equal(0, code);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"{i}"), service.Stored.Select(e => e.Account));
        Assert.All(service.Starts, s => Assert.Equal((StreamId, "c-1"), (s.StreamId, s.CaseId)));
    }

    [Fact]
    public async Task What_stays_cut_says_how_to_go_on_and_then_goes_on()
    {
        var service = new FakeHistory();
        service.CutAfter(7, acknowledged: true);
        for (var i = 0; i < 2; i++) service.CutAfter(-1);
        var (code, run) = await ImportAsync(service, Lines(20));
        string command;
        using (run)
        {
            Assert.Equal((3, 10), (code, run.Options!.MaxAttempts));
            command = run.Error.Split('\n')[0];
            Assert.Matches(@"\AWhat was stored stays\. To go on: risk record import c-1 history\.jsonl --stream-id "
                + $"{service.Starts[0].StreamId}\\z", command);
        }

        var (again, more) = await ImportAsync(service, Lines(20), "--stream-id", service.Starts[0].StreamId);
        using (more) Assert.Equal(0, again);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), service.Stored.Select(e => e.Account));
    }

    [Fact]
    public async Task For_programs_the_stream_and_every_receipt_are_a_line()
    {
        var (code, run) = await ImportAsync(new FakeHistory { Group = 4 }, Lines(8), "--json");
        using (run)
        {
            Assert.Equal(0, code);
            var lines = run.Out.Trim().Split('\n');
            Assert.True(Guid.TryParse(JsonParser.Default.Parse<StreamStart>(lines[0]).StreamId, out _));
            var responses = lines[1..].Select(JsonParser.Default.Parse<RecordStreamResponse>).ToList();
            Assert.Equal(8, responses[^1].StoredCount);
            Assert.Equal(8, responses.Sum(r => r.Receipts.Count));
        }
    }

    [Fact]
    public async Task Bad_lines_are_named_by_number_before_anything_is_sent_and_never_quoted()
    {
        const string said = "what-somebody-said";
        string[] lines =
        [
            Lines(1).Trim(), "", "{", "[]", $$"""{"kind":"{{said}}"}""", """{"account":"x"}""",
            """{"kind":"ENTRY_KIND_ASSESSMENT"}""", $$"""{"kind":"ENTRY_KIND_NOTE","acount":"{{said}}"}""",
            $$"""{"kind":"ENTRY_KIND_NOTE","occurredTime":"{{said}}"}""",
            """{"kind":"ENTRY_KIND_NOTE","account":"a","account":"b"}""",
            $$"""{"kind":"ENTRY_KIND_NOTE","{{said}}":1}""",
        ];
        var service = new FakeHistory();
        var (code, run) = await ImportAsync(service, string.Join('\n', lines));
        using (run)
        {
            Assert.Equal(2, code);
            string[] expected =
            [
                "line 2: is empty.", "line 3: is not valid JSON", "line 4: must be one JSON object.",
                "line 5: kind has the wrong form", "line 6: needs a kind", "line 7: needs a kind",
                "line 8: has a field that is not one of an entry. Did you mean account?",
                "line 9: occurredTime has the wrong form", "line 10: is not valid JSON", "line 11: has a field",
            ];
            Assert.All(expected, e => Assert.Contains(e, run.Error, StringComparison.Ordinal));
            Assert.DoesNotContain("line 1:", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(said, run.Error, StringComparison.Ordinal);
            Assert.Contains("Nothing was sent.", run.Error, StringComparison.Ordinal);
        }

        Assert.Empty(service.Invoker.Calls);
        var (_, json) = await ImportAsync(service, "\n", "--json");
        using (json)
        {
            using var error = JsonDocument.Parse(json.Error);
            Assert.Equal("HISTORY_FILE", error.RootElement.GetProperty("error").GetProperty("reason").GetString());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_file_without_entries_or_no_file_is_said(string? content)
    {
        using var run = new CliRun();
        if (content is not null) run.Write("history.jsonl", content);
        Assert.Equal(2, await run.RunAsync("record", "import", "c-1", "history.jsonl"));
        Assert.Contains(content is null ? "there is no such file" : "holds no entry", run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_the_service_refuses_is_its_error_and_the_way_on()
    {
        var service = new FakeHistory();
        var refused = new BadRequest
        {
            FieldViolations =
            {
                new BadRequest.Types.FieldViolation { Field = "entries[3].account", Description = "Too long." },
            },
        };
        service.CutAfter(
            3, ServiceErrors.Of(StatusCode.InvalidArgument, "INVALID_ARGUMENT", details: refused), acknowledged: true);
        var (code, run) = await ImportAsync(service, Lines(5));
        using (run)
        {
            Assert.Equal(1, code);
            Assert.Contains("--stream-id", run.Error, StringComparison.Ordinal);
            Assert.Contains("entries[3] is line 4 of history.jsonl.", run.Error, StringComparison.Ordinal);
            Assert.Contains("INVALID_ARGUMENT", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_history_under_the_same_stream_is_noticed()
    {
        var service = new FakeHistory();
        var (_, first) = await ImportAsync(service, Lines(9), "--stream-id", StreamId);
        first.Dispose();
        var (code, run) = await ImportAsync(service, Lines(5), "--stream-id", StreamId);
        using (run)
        {
            Assert.Equal(1, code);
            Assert.Contains("holds 9 entries, more than the file", run.Error, StringComparison.Ordinal);
            Assert.Equal(9, service.Stored.Count);
        }
    }
}
