using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Records;

/// <summary>risk entry CASE NUMBER and risk entries CASE.</summary>
internal static class EntryCommands
{
    internal static Command One(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var number = new Argument<long>("NUMBER") { Description = "The entry's number, from 1." };
        var command = new Command("entry", "Shows one entry of a case with its hash.") { id, number };
        Help.AddExamples(command, "risk entry CASE 12", "risk entry CASE 12 --json");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Records.GetEntryAsync(
                new GetEntryRequest { CaseId = call.Get(id), Number = call.Get(number) },
                cancellationToken: call.Cancellation);
            return call.Show(response, console => EntryView.Render(console, response.Entry, full: true));
        });
        return command;
    }

    internal static Command Many(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var kinds = CodeOptions.CodeList<EntryKind>("--kind", "Only these kinds; else DISCLOSURE to NOTE.");
        var command = new Command("entries", "Lists what people recorded about a case, newest first.") { id, kinds };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk entries CASE", "risk entries CASE --kind DISCLOSURE CORRECTION");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Records.ListEntriesAsync(new ListEntriesRequest
            {
                CaseId = call.Get(id),
                Kinds = { call.Get(kinds) ?? [] },
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => EntryView.List(console, response.Entries, response.NextPageToken));
        });
        return command;
    }
}
