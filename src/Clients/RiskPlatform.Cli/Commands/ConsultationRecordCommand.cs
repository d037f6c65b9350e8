using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk consultation record CASE</summary>
internal static class ConsultationRecordCommand
{
    internal static Command Create(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var agencies = CodeOptions.CodeList<SourceKind>("--agencies", "Agencies consulted.", required: true);
        var consultation = new Option<string?>("--consultation")
        {
            Description = "The open consultation that this answers; else one that nobody asked for.",
        };
        var time = CodeOptions.Time("--time", "When; else now.");
        var note = CodeOptions.Text("--note", "What was agreed.");
        var command = new Command("record", "Records that agencies were consulted (ASSESS-6).")
        {
            id, agencies, consultation, time, note,
        };
        Help.AddExamples(command, "risk consultation record CASE --agencies POLICE CHILDRENS_SOCIAL_CARE");
        cli.Handle(command, async call =>
        {
            var request = new RecordConsultationRequest
            {
                CaseId = call.Get(id),
                ConsultationId = call.Get(consultation) ?? "",
                ConsultTime = call.Get(time),
                Note = await call.TextAsync(note),
            };
            request.Agencies.AddRange(call.Get(agencies));
            var response = await call.Client.Assessments.RecordConsultationAsync(
                request, cancellationToken: call.Cancellation);
            return call.Show(response, console => Render(console, response.Consultation));
        });
        return command;
    }

    private static void Render(IAnsiConsole console, Consultation consultation) => console.Write(Say.Pairs(
        ("Consultation", Say.Safe(consultation.ConsultationId)),
        ("Done", consultation.Done ? "[green]yes[/]" : "[yellow]no: a required agency is missing[/]"),
        ("Required", string.Join(", ", consultation.RequiredAgencies.Select(Codes.Name))),
        ("Consulted", string.Join(", ", consultation.Agencies.Select(Codes.Name))),
        ("Due", Say.Time(consultation.DueTime))));
}
