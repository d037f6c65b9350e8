using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Records;

/// <summary>risk record CASE</summary>
internal static class RecordCommand
{
    internal static Command Create(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var command = new Command("record",
            "Adds an entry to a case's record. What happened is never refused, and never changed afterwards: a mistake"
            + " is corrected by another entry (RECORD-1).")
        {
            id,
        };
        var input = EntryInput.AddTo(command);
        command.Add(RecordImportCommand.Create(cli));
        Help.AddExamples(command,
            "risk record CASE --kind disclosure --quote survivor:- --source survivor --worker w-17",
            "risk record CASE --kind observation --account @seen.txt --source worker-observation"
                + " --occurred 2026-11-24T09:30:00Z --present subject --attachment photo.jpg",
            "risk record CASE --kind correction --corrects 12 --account -",
            "risk record import CASE history.jsonl");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Records.RecordAsync(new RecordRequest
            {
                CaseId = call.Get(id),
                Entry = await input.ReadAsync(call, call.Get(id)),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => ReceiptView.Render(console, response.Receipt));
        });
        return command;
    }
}
