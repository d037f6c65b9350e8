using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.Cli.Output.Reviews;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Commands.Reviews;

/// <summary>risk calendar create, show and revoke; for managers, list and end.</summary>
internal static class CalendarCommands
{
    internal static Command Create(App.Cli cli) => RootBuilder.Group("calendar",
        "Your reviews in a calendar: a secret address that tells when they are due, and nothing else.",
        Make(cli), Show(cli), Revoke(cli), List(cli), End(cli));

    private static Command Make(App.Cli cli)
    {
        var command = new Command(
            "create", "Makes your calendar feed and shows its address, once. An earlier one ends.");
        Help.AddExamples(command, "risk calendar create");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Channels.CreateCalendarFeedAsync(
                new CreateCalendarFeedRequest(), cancellationToken: call.Cancellation);
            return call.Show(response, console =>
            {
                ChannelView.Secret(console, "Its address:", response.Url);
                console.WriteLine($"It ends {Say.Time(response.ExpireTime)}.");
            });
        });
        return command;
    }

    private static Command Show(App.Cli cli)
    {
        var command = new Command(
            "show", "Tells whether you have a calendar feed, when it was last read and when it ends.");
        Help.AddExamples(command, "risk calendar show");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Channels.GetCalendarFeedAsync(
                new GetCalendarFeedRequest(), cancellationToken: call.Cancellation);
            return call.Show(response, console => Say.Whole(console, response.Exists
                ? $"Made {Say.Time(response.CreateTime)}, last read {Say.Time(response.ReadTime)}, "
                    + $"ends {Say.Time(response.ExpireTime)}."
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

    private static Command List(App.Cli cli)
    {
        var command = new Command("list",
            "Lists whose calendar feeds there are in the agency, when each was last read and when it ends. "
            + "For managers.");
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk calendar list --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Channels.ListCalendarFeedsAsync(new ListCalendarFeedsRequest
            {
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => ChannelView.List(console, response));
        });
        return command;
    }

    private static Command End(App.Cli cli)
    {
        var worker = new Argument<string>("WORKER")
        {
            Description = "Whose, as 'risk calendar list' shows them.",
        };
        var command = new Command("end", "Ends somebody's calendar feed, as when they leave the agency. For managers.")
        {
            worker,
        };
        Help.AddExamples(command, "risk calendar end worker-7 --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Channels.EndCalendarFeedAsync(
                new EndCalendarFeedRequest { WorkerId = call.Get(worker) }, cancellationToken: call.Cancellation);
            return call.Show(response, console => console.WriteLine("Ended."));
        });
        return command;
    }
}
