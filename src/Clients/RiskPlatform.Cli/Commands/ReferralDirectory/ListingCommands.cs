using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.ReferralDirectory;

/// <summary>risk directory listing create, update, list and reveal.</summary>
internal static class ListingCommands
{
    internal static Command Create(App.Cli cli)
    {
        var (file, reason) = (File(), CodeOptions.Reason(required: false));
        var command = new Command("create", "Adds a listing from a JSON file, as a draft.") { file, reason };
        Help.AddExamples(command, "risk directory listing create --file listing.json --as directory_admin");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.DirectoryAdmin.CreateListingAsync(new CreateListingRequest
            {
                Listing = ListingFile.Read(call, call.Get(file)),
                Reason = await call.WordsAsync(reason),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => ListingView.Render(console, response.Listing));
        });
        return command;
    }

    internal static Command Update(App.Cli cli)
    {
        var (id, file, reason, etag) = (CodeOptions.Listing(), File(), CodeOptions.Reason(), CurrentListing.Etag());
        var command = new Command("update",
            "Replaces a listing's details by those of a JSON file: what the file leaves out is gone. A confidential"
            + " address that it leaves out stays.")
        {
            id, file, reason, etag,
        };
        Help.AddExamples(command,
            "risk directory show LISTING --json --as directory_admin > listing.json",
            "risk directory listing update LISTING --file listing.json --reason 'New hours' --as directory_admin");
        cli.Handle(command, async call =>
        {
            var listing = ListingFile.Read(call, call.Get(file));
            if (listing.ListingId.Length > 0 && listing.ListingId != call.Get(id))
                throw new UsageException("--file: it holds another listing than LISTING.");
            listing.ListingId = call.Get(id);

            // A file that was shown before carries the etag of what it was changed from.
            var basis = call.Get(etag) ?? (listing.Etag.Length > 0 ? listing.Etag : null);
            var response = await call.Client.DirectoryAdmin.UpdateListingAsync(new UpdateListingRequest
            {
                Listing = listing,
                Etag = basis ?? (await CurrentListing.GetAsync(call, call.Get(id))).Etag,
                Reason = await call.WordsAsync(reason),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => ListingView.Render(console, response.Listing));
        });
        return command;
    }

    internal static Command List(App.Cli cli)
    {
        var organisation = new Option<string?>("--organisation") { Description = "Only of this organisation." };
        var state = CodeOptions.Code<ListingState>("--state", "Only this state.");
        var type = CodeOptions.Code<ListingType>("--type", "Only this kind.");
        var prefix = new Option<string?>("--name") { Description = "Only those whose name begins so." };
        var command = new Command("list", "Lists listings in every state, by name.")
        {
            organisation, state, type, prefix,
        };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk directory listing list --state DRAFT --as directory_admin");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.DirectoryAdmin.ListListingsAsync(new ListListingsRequest
            {
                OrganisationId = call.Get(organisation) ?? "",
                State = call.Get(state),
                Type = call.Get(type),
                NamePrefix = call.Get(prefix) ?? "",
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => ListingListView.Render(console, response));
        });
        return command;
    }

    internal static Command Reveal(App.Cli cli)
    {
        var (id, reason) = (CodeOptions.Listing(), CodeOptions.Reason());
        var location = new Argument<string>("LOCATION") { Description = "The confidential place's id." };
        var command = new Command("reveal",
            "Shows the address of a confidential place. Who saw it and why stays in the listing's history.")
        {
            id, location, reason,
        };
        Help.AddExamples(command, "risk directory reveal LISTING LOCATION --reason - --as directory_admin");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.DirectoryAdmin.RevealAddressAsync(new RevealAddressRequest
            {
                ListingId = call.Get(id),
                LocationId = call.Get(location),
                Reason = await call.WordsAsync(reason),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => DirectoryViews.Revealed(console, response.Location));
        });
        return command;
    }

    private static Option<string> File() => new("--file")
    {
        Description = "The listing, in protobuf's JSON form (docs/directory.md).",
        HelpName = "FILE",
        Required = true,
    };
}
