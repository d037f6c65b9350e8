using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Records;

/// <summary>risk timeline CASE</summary>
internal static class TimelineCommand
{
    internal static Command Create(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var oldest = new Option<bool>("--oldest-first") { Description = "The oldest first; else the newest." };
        var watch = new Option<bool>("--watch") { Description = "Shows entries as they are added, until Ctrl-C." };
        var after = new Option<long?>("--after")
        {
            Description = "With --watch: begins after this entry, 0 with the first; else with what comes now.",
            HelpName = "NUMBER",
        };
        var command = new Command("timeline",
            "Shows everything of a case in order: entries, assessments, contacts, decisions and changes.")
        {
            id, oldest, watch, after,
        };
        var paging = Paging.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(after) is not null && !result.GetValue(watch))
                result.AddError("--after needs --watch.");
            if (result.GetValue(watch) && result.GetValue(oldest))
                result.AddError("--watch shows entries in the order in which they come: leave --oldest-first out.");
        });
        Help.AddExamples(command,
            "risk timeline CASE",
            "risk timeline CASE --oldest-first --page-size 200",
            "risk timeline CASE --watch");
        cli.Handle(command, call => call.Get(watch)
            ? WatchAsync(call, call.Get(id), call.Get(after))
            : ShowAsync(call, new GetTimelineRequest
            {
                CaseId = call.Get(id),
                OldestFirst = call.Get(oldest),
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }));
        return command;
    }

    private static async Task<int> ShowAsync(Call call, GetTimelineRequest request)
    {
        var response = await call.Client.Records.GetTimelineAsync(request, cancellationToken: call.Cancellation);
        return call.Show(response, console => EntryView.List(console, response.Entries, response.NextPageToken));
    }

    private static async Task<int> WatchAsync(Call call, string caseId, long? after)
    {
        var last = after ?? await LatestAsync(call, caseId);
        if (!call.Json) Say.Whole(call.Console, $"[grey]Entries after {last}, as they come. Ctrl-C ends it.[/]");
        await foreach (var entry in call.PatientClient.WatchTimelineAsync(
            caseId, last, cancellationToken: call.Cancellation))
        {
            call.Show(entry, console => EntryView.Render(console, entry));
        }

        return ExitCode.Ok;
    }

    private static async Task<long> LatestAsync(Call call, string caseId)
    {
        var newest = await call.PatientClient.Records.GetTimelineAsync(
            new GetTimelineRequest { CaseId = caseId, PageSize = 1 }, cancellationToken: call.Cancellation);
        return newest.Entries.Select(e => e.Number).FirstOrDefault();
    }
}
