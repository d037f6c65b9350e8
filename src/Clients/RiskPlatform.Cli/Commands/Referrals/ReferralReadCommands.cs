using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Referrals;

/// <summary>risk referral show, list, received and measures.</summary>
internal static class ReferralReadCommands
{
    internal static Command Show(App.Cli cli)
    {
        var id = CodeOptions.Referral();
        var command = new Command("show", "Shows one referral of the agency with its history.") { id };
        Help.AddExamples(command, "risk referral show REFERRAL");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Referrals.GetReferralAsync(
                new GetReferralRequest { ReferralId = call.Get(id) }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => ReferralView.Render(call, response.Referral));
        });
        return command;
    }

    internal static Command List(App.Cli cli)
    {
        var of = new Option<string?>("--case") { Description = "Only of this case.", HelpName = "CASE" };
        var states = CodeOptions.CodeList<ReferralState>("--state", "Only in these states.");
        var listing = new Option<string?>("--listing") { Description = "Only to this listing." };
        var command = new Command("list", "Lists the agency's referrals, newest first.") { of, states, listing };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk referral list --case CASE",
            "risk referral list --state SUBMITTED WAITING_LIST");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Referrals.ListReferralsAsync(new ListReferralsRequest
            {
                CaseId = call.Get(of) ?? "",
                States = { call.Get(states) ?? [] },
                ListingId = call.Get(listing) ?? "",
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => ReferralListView.Render(console, response));
        });
        return command;
    }

    internal static Command Received(App.Cli cli)
    {
        var id = new Argument<string?>("REFERRAL")
        {
            Description = "The referral to show; else they are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var states = CodeOptions.CodeList<ReferralState>("--state", "Only in these states.");
        var command = new Command("received",
            "For a programme: lists what was referred to it, newest first, or shows one.")
        {
            id, states,
        };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk referral received --as programme --agency demo-programme",
            "risk referral received REFERRAL --as programme --agency demo-programme");
        cli.Handle(command, async call =>
        {
            if (call.Get(id) is { Length: > 0 } one)
            {
                var shown = await call.Client.Referrals.GetReceivedReferralAsync(
                    new GetReceivedReferralRequest { ReferralId = one }, cancellationToken: call.Cancellation);
                return call.Show(shown, _ => CopyView.Received(call, shown.Referral));
            }

            var response = await call.Client.Referrals.ListReceivedReferralsAsync(new ListReceivedReferralsRequest
            {
                States = { call.Get(states) ?? [] },
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => ReferralListView.Received(console, response));
        });
        return command;
    }

    internal static Command Measures(App.Cli cli)
    {
        var (from, to) = (CodeOptions.Day("--from", "The first day.", required: true),
            CodeOptions.Day("--to", "The last day, at most 366 days later.", required: true));
        var command = new Command("measures",
            "Counts over a period, for managers and safeguarding leads: offers as a share of those who disclosed, time"
            + " to first contact, outcomes by programme.")
        {
            from, to,
        };
        Help.AddExamples(command, "risk referral measures --from 2026-01-01 --to 2026-12-31 --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Referrals.GetReferralMeasuresAsync(
                new GetReferralMeasuresRequest { FromDate = call.Get(from), ToDate = call.Get(to) },
                cancellationToken: call.Cancellation);
            return call.Show(response, console => MeasuresView.Render(console, response));
        });
        return command;
    }
}
