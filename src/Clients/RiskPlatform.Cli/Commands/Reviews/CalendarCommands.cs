using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.Cli.Output.Reviews;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Commands.Reviews;

/// <summary>risk calendar create, show and revoke.</summary>
internal static class CalendarCommands
{
    internal static Command Create(App.Cli cli) => RootBuilder.Group("calendar",
        "Your reviews in a calendar: a secret address that tells when they are due, and nothing else.",
        Make(cli), Show(cli), Revoke(cli));

    private static Command Make(App.Cli cli)
    {
        var command = new Command(
            "create", "Makes your calendar feed and shows its address, once. An earlier one ends.");
        Help.AddExamples(command, "risk calendar create");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Channels.CreateCalendarFeedAsync(
                new CreateCalendarFeedRequest(), cancellationToken: call.Cancellation);
            return call.Show(response, console => ChannelView.Secret(console, "Its address:", response.Url));
        });
        return command;
    }

    private static Command Show(App.Cli cli)
    {
        var command = new Command("show", "Tells whether you have a calendar feed, and when it was last read.");
        Help.AddExamples(command, "risk calendar show");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Channels.GetCalendarFeedAsync(
                new GetCalendarFeedRequest(), cancellationToken: call.Cancellation);
            return call.Show(response, console => console.WriteLine(response.Exists
                ? $"Made {Say.Time(response.CreateTime)}, last read {Say.Time(response.ReadTime)}."
                : "You have no calendar feed."));
        });
        return command;
    }

    private static Command Revoke(App.Cli cli)
    {
        var command = new Command("revoke", "Ends your calendar feed: its address finds nothing from then on.");
        Help.AddExamples(command, "risk calendar revoke");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Channels.RevokeCalendarFeedAsync(
                new RevokeCalendarFeedRequest(), cancellationToken: call.Cancellation);
            return call.Show(response, console => console.WriteLine("Ended."));
        });
        return command;
    }
}
