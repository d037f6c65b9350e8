using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk contact record CASE</summary>
internal static class ContactRecordCommand
{
    internal static Command Create(App.Cli cli)
    {
        var planned =
            new Option<string?>("--planned") { Description = "The planned contact that this is the outcome of." };
        var missed = new Option<bool>("--did-not-take-place") { Description = "It did not take place." };
        var intoxicated = new Option<bool?>("--intoxicated")
        {
            Description =
                "Whether the subject was under the influence, true or false; left out, nothing is said (RESPOND-5).",
        };
        var explained = new Option<bool>("--confidentiality-explained")
        {
            Description = "The subject was told that confidentiality ends where a child is at risk (RESPOND-7).",
        };
        var command = new Command("record",
            "Records a contact that took place, or did not. Never refused; breaches are flagged.");
        var input = ContactInput.AddTo(command);
        foreach (var option in new Option[] { planned, missed, intoxicated, explained }) command.Add(option);
        Help.AddExamples(command,
            "risk contact record CASE --purpose OTHER --mode TELEPHONE --with subject --worker w-17"
                + " --time 2026-11-24T09:30:00Z --intoxicated true");
        cli.Handle(command, async call =>
        {
            var request = new RecordContactRequest
            {
                CaseId = input.CaseId(call),
                Contact = await input.ReadAsync(call),
                PlannedContactId = call.Get(planned) ?? "",
                DidNotTakePlace = call.Get(missed),
                ConfidentialityLimitsExplained = call.Get(explained),
            };
            if (call.Get(intoxicated) is { } said) request.SubjectIntoxicated = said;
            var response = await call.Client.Cases.RecordContactAsync(request, cancellationToken: call.Cancellation);
            return call.Show(response, console => ContactsView.Render(console, response.Contact));
        });
        return command;
    }
}
