using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk case contacts CASE</summary>
internal static class CaseContactsCommand
{
    internal static Command Create(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var command = new Command("contacts", "Lists a case's contacts, planned and past, newest first.") { id };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk case contacts 0193f5a0-4c1e-7a52-9d0b-6f2f8f0f3a11");
        cli.Handle(command, async call =>
        {
            var request = new ListContactsRequest
            {
                CaseId = call.Get(id),
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            };
            var response = await call.Client.Cases.ListContactsAsync(request, cancellationToken: call.Cancellation);
            return call.Show(response, console => ContactsView.RenderList(console, response));
        });
        return command;
    }
}
