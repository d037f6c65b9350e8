using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Records;

/// <summary>risk record import CASE FILE</summary>
internal static partial class RecordImportCommand
{
    internal static Command Create(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var file = new Argument<string>("FILE")
        {
            Description = "One entry a line, each a RecordedEntry in protobuf's JSON form.",
        };
        var stream = new Option<Guid?>("--stream-id")
        {
            Description = "Goes on with an import that was cut, by the id that it printed.",
            HelpName = "UUID",
        };
        var command = new Command("import",
            "Brings a history into a case. Every line is checked before the first is sent; what was cut goes on with"
            + " --stream-id, and nothing is there twice.")
        {
            id, file, stream,
        };
        Help.AddExamples(command,
            "risk record import CASE history.jsonl",
            "risk record import CASE history.jsonl --stream-id 01a20e48-f59f-7000-848d-7073a7469ce0");
        cli.Handle(command, async call =>
        {
            var history = new HistoryFile(call.Get(file), cli.Folder);
            var count = await history.CheckAsync(call.Cancellation);
            var start = new StreamStart
            {
                CaseId = call.Get(id),
                StreamId = (call.Get(stream) ?? Guid.CreateVersion7()).ToString(),
            };
            return await ImportAsync(call, history, count, start);
        });
        return command;
    }

    private static async Task<int> ImportAsync(Call call, HistoryFile history, long count, StreamStart start)
    {
        var flags = new FlagCount();
        call.Show(start, console => Say.Whole(console, $"Stream {start.StreamId}: {count:N0} entries"));
        try
        {
            var stored = await Bar.RunAsync(call, "Stored", report => call.PatientClient.RecordHistoryAsync(
                start.CaseId, Guid.Parse(start.StreamId), history.FromAsync, new HistoryOptions
                {
                    Progress = new Reports<HistoryProgress>(p =>
                    {
                        flags.Add(p.Receipts);
                        report(p.StoredCount, count);
                        if (call.Json) Line(call, p);
                    }),
                }, call.Cancellation));
            if (stored > count)
            {
                throw new CommandFailedException("OTHER_HISTORY",
                    $"This stream holds {stored:N0} entries, more than the file.",
                    "Go on with the file that the stream was begun with, or leave --stream-id out for a new one.");
            }

            if (!call.Json) flags.Render(call.Console, stored);
            return ExitCode.Ok;
        }
        catch (Exception e) when (e is not CommandFailedException { Reason: "OTHER_HISTORY" })
        {
            // Before the error itself, which Cli.Handle reports.
            var command = call.Hints.For(
                "record", "import", start.CaseId, history.Name, "--stream-id", start.StreamId);
            if (!call.Json) call.Cli.Error.WriteLine($"What was stored stays. To go on: {command}");
            if (e is InvalidRequestException refused && !call.Json) NameLines(call, history, refused);
            throw;
        }
    }

    // The service names entries by their place, from 0; people look for lines.
    private static void NameLines(Call call, HistoryFile history, InvalidRequestException refused)
    {
        foreach (var place in refused.Violations.Select(v => Place().Match(v.Field)).Where(m => m.Success)
            .Select(m => long.Parse(m.Groups["place"].Value, CultureInfo.InvariantCulture)).Distinct())
        {
            call.Cli.Error.WriteLine($"entries[{place}] is line {place + 1} of {history.Name}.");
        }
    }

    [GeneratedRegex(@"\Aentries\[(?<place>[0-9]{1,15})\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Place();

    private static void Line(Call call, HistoryProgress progress) => call.Cli.Out.WriteLine(ProtoJson.Line(
        new RecordStreamResponse { StoredCount = progress.StoredCount, Receipts = { progress.Receipts } }));
}
