using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.ReferralDirectory;

/// <summary>risk directory changes and alerts.</summary>
internal static class WatchingCommands
{
    internal static Command Changes(App.Cli cli)
    {
        var id = new Argument<string>("RECORD") { Description = "The organisation's or the listing's id." };
        var command = new Command("changes",
            "Lists the changes of an organisation or a listing, newest first: who, when, why, and each field's value"
            + " before and after.")
        {
            id,
        };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk directory changes LISTING --as directory_admin");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.DirectoryAdmin.ListDirectoryChangesAsync(new ListDirectoryChangesRequest
            {
                RecordId = call.Get(id),
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => DirectoryViews.Changes(console, response));
        });
        return command;
    }

    internal static Command Alerts(App.Cli cli)
    {
        var kind = CodeOptions.Code<DirectoryAlertKind>("--kind", "Only this kind.");
        var command = new Command("alerts", "Lists what has ended, lapsed or grown old, or soon will.") { kind };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk directory alerts --kind ACCREDITATION_ENDING --as directory_admin");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.DirectoryAdmin.ListDirectoryAlertsAsync(new ListDirectoryAlertsRequest
            {
                Kind = call.Get(kind),
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => DirectoryViews.Alerts(console, response));
        });
        return command;
    }
}
