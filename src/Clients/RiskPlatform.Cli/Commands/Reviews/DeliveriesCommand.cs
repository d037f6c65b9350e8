using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output.Reviews;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Reviews;

/// <summary>risk deliveries and risk deliveries retry.</summary>
internal static class DeliveriesCommand
{
    internal static Command Create(App.Cli cli)
    {
        var state = CodeOptions.Code<DeliveryState>("--state", "Only those in this state.");
        var channel = CodeOptions.Code<DeliveryChannel>("--channel", "Only those of this channel.");
        var command = new Command("deliveries",
            "Lists e-mails and webhook messages, newest first: what waits, what was taken, what failed for good.")
        {
            state, channel, Retry(cli),
        };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk deliveries --state FAILED --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Channels.ListDeliveriesAsync(new ListDeliveriesRequest
            {
                State = call.Get(state),
                Channel = call.Get(channel),
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => ChannelView.List(call, response));
        });
        return command;
    }

    private static Command Retry(App.Cli cli)
    {
        var id = new Argument<string>("DELIVERY") { Description = "The delivery's id, as 'risk deliveries' shows it." };
        var command = new Command("retry", "Sends a failed delivery again, under the same message id.") { id };
        Help.AddExamples(command, "risk deliveries retry DELIVERY --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Channels.RetryDeliveryAsync(
                new RetryDeliveryRequest { DeliveryId = call.Get(id) }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => ChannelView.Render(call, response.Delivery));
        });
        return command;
    }
}
