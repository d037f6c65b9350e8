using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk contact plan CASE</summary>
internal static class ContactPlanCommand
{
    internal static Command Create(App.Cli cli)
    {
        var validateOnly = new Option<bool>("--validate-only") { Description = "Check the plan and store nothing." };
        var command = new Command("plan",
            "Plans a contact. An unsafe plan is refused with a safe alternative"
            + " (LOOK-5, RESPOND-3, RESPOND-4, RESPOND-5).");
        var input = ContactInput.AddTo(command);
        command.Add(validateOnly);
        Help.AddExamples(command,
            "risk contact plan CASE --purpose DISCUSS_BEHAVIOUR --mode AGENCY_PREMISES --with subject"
                + " --worker w-17 --time 2026-12-01T10:00:00Z",
            "risk contact plan CASE --purpose ASSESSMENT --mode TELEPHONE --with survivor --worker w-23"
                + " --time 2026-12-01T10:00:00Z --validate-only");
        cli.Handle(command, async call =>
        {
            var request = new PlanContactRequest
            {
                CaseId = input.CaseId(call),
                Contact = await input.ReadAsync(call),
                ValidateOnly = call.Get(validateOnly),
            };
            var response = await call.Client.Cases.PlanContactAsync(request, cancellationToken: call.Cancellation);
            return call.Show(response, console => ContactsView.Render(console, response.Contact));
        });
        return command;
    }
}
