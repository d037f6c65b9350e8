using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk case update CASE</summary>
internal static class CaseUpdateCommand
{
    internal static Command Create(App.Cli cli)
    {
        var (id, etag) = (CodeOptions.Case(), CurrentCase.Etag());
        var reference = new Option<string>("--reference")
        {
            Description = "The agency's own reference for the case; not a name. \"\" clears it.",
            Required = true,
        };
        var command = new Command("update", "Changes the agency's own reference of a case.") { id, reference, etag };
        Help.AddExamples(command, "risk case update CASE --reference A-1042");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Cases.UpdateCaseAsync(new UpdateCaseRequest
            {
                CaseId = call.Get(id),
                AgencyReference = call.Get(reference),
                UpdateMask = new FieldMask { Paths = { "agency_reference" } },
                Etag = await CurrentCase.EtagAsync(call, etag, call.Get(id)),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => CaseView.Render(call, response.Case));
        });
        return command;
    }
}
