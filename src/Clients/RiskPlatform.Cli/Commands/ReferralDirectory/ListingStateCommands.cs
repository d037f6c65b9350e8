using System.CommandLine;
using Google.Protobuf;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.ReferralDirectory;

/// <summary>risk directory listing publish, suspend, archive, assure and capacity.</summary>
internal static class ListingStateCommands
{
    internal static Command Publish(App.Cli cli) => Change(cli, "publish",
        "Publishes a draft or a suspended listing; names what is missing.", async (call, id, etag, reason) =>
        {
            var response = await call.Client.DirectoryAdmin.PublishListingAsync(
                new PublishListingRequest { ListingId = id, Etag = etag, Reason = reason },
                cancellationToken: call.Cancellation);
            return (response, response.Listing);
        });

    internal static Command Suspend(App.Cli cli) => Change(cli, "suspend",
        "Takes a published listing out for now. Referrals that are under way go on.",
        async (call, id, etag, reason) =>
        {
            var response = await call.Client.DirectoryAdmin.SuspendListingAsync(
                new SuspendListingRequest { ListingId = id, Etag = etag, Reason = reason },
                cancellationToken: call.Cancellation);
            return (response, response.Listing);
        });

    internal static Command Archive(App.Cli cli) => Change(cli, "archive",
        "Takes a listing out for good; its history stays.", async (call, id, etag, reason) =>
        {
            var response = await call.Client.DirectoryAdmin.ArchiveListingAsync(
                new ArchiveListingRequest { ListingId = id, Etag = etag, Reason = reason },
                cancellationToken: call.Cancellation);
            return (response, response.Listing);
        });

    internal static Command Assure(App.Cli cli)
    {
        var day = CodeOptions.Day("--date", "The day of the check; else today.");
        var term = new Option<int>("--term-days") { Description = "How long it holds; else the service's own term." };
        return Change(cli, "assure",
            "Says that you checked the listing, with what you checked as the reason; begins a new term (REFER-1).",
            async (call, id, etag, reason) =>
            {
                var response = await call.Client.DirectoryAdmin.AssureListingAsync(new AssureListingRequest
                {
                    ListingId = id,
                    AssuredDate = call.Get(day) ?? "",
                    TermDays = call.Get(term),
                    Etag = etag,
                    Reason = reason,
                }, cancellationToken: call.Cancellation);
                return (response, response.Listing);
            }, true, day, term);
    }

    internal static Command Capacity(App.Cli cli)
    {
        var available = new Option<int?>("--available") { Description = "Places free." };
        var maximum = new Option<int?>("--maximum") { Description = "Places in all." };
        var weeks = new Option<int?>("--waiting-weeks") { Description = "Weeks to wait." };
        var day = CodeOptions.Day("--as-of", "The day that this was so; else today (UTC).");
        return Change(cli, "capacity", "Replaces the places of a listing: what is left out is not known.",
            async (call, id, etag, reason) =>
            {
                var capacity = new Capacity { AsOfDate = call.Get(day) ?? $"{cli.Time.GetUtcNow():yyyy-MM-dd}" };
                if (call.Get(available) is { } free) capacity.Available = free;
                if (call.Get(maximum) is { } all) capacity.Maximum = all;
                if (call.Get(weeks) is { } wait) capacity.WaitingWeeks = wait;
                var response = await call.Client.DirectoryAdmin.UpdateCapacityAsync(
                    new UpdateCapacityRequest { ListingId = id, Capacity = capacity, Etag = etag, Reason = reason },
                    cancellationToken: call.Cancellation);
                return (response, response.Listing);
            }, false, available, maximum, weeks, day);
    }

    private static Command Change(
        App.Cli cli, string name, string description,
        Func<Call, string, string, string, Task<(IMessage, Listing)>> send, bool needsReason = true,
        params Option[] more)
    {
        var (id, reason, etag) = (CodeOptions.Listing(), CodeOptions.Reason(needsReason), CurrentListing.Etag());
        var command = new Command(name, description) { id };
        foreach (var option in more.Append(reason).Append(etag)) command.Add(option);
        Help.AddExamples(command, $"risk directory listing {name} LISTING --reason 'Checked by phone' --as"
            + " directory_admin");
        cli.Handle(command, async call =>
        {
            var why = await call.WordsAsync(reason);
            var (response, listing) = await send(
                call, call.Get(id), await CurrentListing.EtagAsync(call, etag, call.Get(id)), why);
            return call.Show(response, console => ListingView.Render(console, listing));
        });
        return command;
    }
}
