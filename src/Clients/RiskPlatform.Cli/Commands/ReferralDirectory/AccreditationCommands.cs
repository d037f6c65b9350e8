using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.ReferralDirectory;

/// <summary>risk directory accreditation add and update (REFER-1).</summary>
internal static class AccreditationCommands
{
    internal static Command Add(App.Cli cli)
    {
        var (id, reason, etag) = (CodeOptions.Listing(), CodeOptions.Reason(required: false), CurrentListing.Etag());
        var command = new Command("add", "Adds an accreditation to a programme.") { id };
        var input = AccreditationInput.AddTo(command, required: true);
        command.Add(reason);
        command.Add(etag);
        Help.AddExamples(command, "risk directory accreditation add LISTING --scheme 'Respect Standard' --from"
            + " 2026-01-01 --to 2028-12-31 --evidence 'Certificate seen' --as directory_admin");
        cli.Handle(command, async call =>
        {
            var accreditation = new Accreditation { State = AccreditationState.Granted };
            input.Fill(call, accreditation);
            var response = await call.Client.DirectoryAdmin.AddAccreditationAsync(new AddAccreditationRequest
            {
                ListingId = call.Get(id),
                Accreditation = accreditation,
                Etag = await CurrentListing.EtagAsync(call, etag, call.Get(id)),
                Reason = await call.WordsAsync(reason),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => ListingView.Render(console, response.Listing));
        });
        return command;
    }

    internal static Command Update(App.Cli cli)
    {
        var (id, reason, etag) = (CodeOptions.Listing(), CodeOptions.Reason(), CurrentListing.Etag());
        var which = new Argument<string>("ACCREDITATION")
        {
            Description = "The accreditation's id, as 'risk directory show' shows it.",
        };
        var command = new Command("update",
            "Changes an accreditation, such as its --state to SUSPENDED. What is left out stays. What matching offers"
            + " changes at once.")
        {
            id, which,
        };
        var input = AccreditationInput.AddTo(command, required: false);
        command.Add(reason);
        command.Add(etag);
        Help.AddExamples(command, "risk directory accreditation update LISTING ACCREDITATION --state WITHDRAWN"
            + " --reason 'Told by the scheme' --as directory_admin");
        cli.Handle(command, async call =>
        {
            var listing = await CurrentListing.GetAsync(call, call.Get(id));
            var held = listing.Accreditations.FirstOrDefault(a => a.AccreditationId == call.Get(which))
                ?? throw new UsageException("ACCREDITATION: the listing has none with this id: "
                    + call.Hints.For("directory", "show", call.Get(id)));
            var changed = held.Clone();
            input.Fill(call, changed);
            var response = await call.Client.DirectoryAdmin.UpdateAccreditationAsync(new UpdateAccreditationRequest
            {
                ListingId = call.Get(id),
                Accreditation = changed,
                Etag = call.Get(etag) ?? held.Etag,
                Reason = await call.WordsAsync(reason),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => ListingView.Render(console, response.Listing));
        });
        return command;
    }
}

/// <summary>What can be said about an accreditation.</summary>
internal sealed class AccreditationInput
{
    private readonly Option<string?> edition = new("--edition") { Description = "The edition of the standard." };
    private readonly Option<string?> number = new("--number") { Description = "The certificate's number." };
    private readonly Option<AccreditationState> state =
        CodeOptions.Code<AccreditationState>("--state", "Whether it holds, apart from its dates; new ones: GRANTED.");
    private readonly Option<string?> scheme;
    private readonly Option<string?> from;
    private readonly Option<string?> to;
    private readonly Option<string?> evidence;

    private AccreditationInput(bool required)
    {
        scheme = new("--scheme") { Description = "The scheme, such as 'Respect Standard'.", Required = required };
        from = CodeOptions.Day("--from", "The first day.", required);
        to = CodeOptions.Day("--to", "The last day.", required);
        evidence = new("--evidence") { Description = "Where the evidence is kept.", Required = required };
    }

    internal static AccreditationInput AddTo(Command command, bool required)
    {
        var input = new AccreditationInput(required);
        foreach (var option in new Option[]
        {
            input.scheme, input.edition, input.number, input.from, input.to, input.state, input.evidence,
        })
        {
            command.Add(option);
        }

        return input;
    }

    internal void Fill(Call call, Accreditation accreditation)
    {
        if (call.Get(scheme) is { } named) accreditation.Scheme = named;
        if (call.Get(edition) is { } which) accreditation.Edition = which;
        if (call.Get(number) is { } certificate) accreditation.Number = certificate;
        if (call.Get(from) is { } first) accreditation.ValidFromDate = first;
        if (call.Get(to) is { } last) accreditation.ValidToDate = last;
        if (call.Get(evidence) is { } kept) accreditation.Evidence = kept;
        if (call.Has(state)) accreditation.State = call.Get(state);
    }
}
