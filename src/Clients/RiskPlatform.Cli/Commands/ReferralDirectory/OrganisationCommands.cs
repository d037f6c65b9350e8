using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.ReferralDirectory;

/// <summary>risk directory organisation create, show, list, update and archive.</summary>
internal static class OrganisationCommands
{
    internal static Command Create(App.Cli cli)
    {
        var command = new Command("create", "Adds an organisation.");
        var input = OrganisationInput.AddTo(command, nameRequired: true);
        var reason = CodeOptions.Reason(required: false);
        command.Add(reason);
        Help.AddExamples(command,
            "risk directory organisation create --name 'Example Change Project' --synthetic --as directory_admin");
        cli.Handle(command, async call =>
        {
            var made = new Organisation();
            await input.FillAsync(call, made);
            var response = await call.Client.DirectoryAdmin.CreateOrganisationAsync(
                new CreateOrganisationRequest { Organisation = made, Reason = await call.WordsAsync(reason) },
                cancellationToken: call.Cancellation);
            return call.Show(response, console => OrganisationView.Render(console, response.Organisation));
        });
        return command;
    }

    internal static Command Show(App.Cli cli)
    {
        var id = Id();
        var command = new Command("show", "Shows one organisation.") { id };
        Help.AddExamples(command, "risk directory organisation show ORGANISATION --as directory_admin");
        cli.Handle(command, async call =>
        {
            var held = await HeldAsync(call, call.Get(id));
            return call.Show(new GetOrganisationResponse { Organisation = held },
                console => OrganisationView.Render(console, held));
        });
        return command;
    }

    internal static Command List(App.Cli cli)
    {
        var prefix = new Option<string?>("--name") { Description = "Only those whose name begins so." };
        var state = CodeOptions.Code<OrganisationState>("--state", "Only this state; else active ones.");
        var command = new Command("list", "Lists organisations, by name.") { prefix, state };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk directory organisation list --name Example --as directory_admin");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.DirectoryAdmin.ListOrganisationsAsync(new ListOrganisationsRequest
            {
                NamePrefix = call.Get(prefix) ?? "",
                State = call.Get(state),
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => OrganisationView.RenderList(console, response));
        });
        return command;
    }

    internal static Command Update(App.Cli cli)
    {
        var (id, reason, etag) = (Id(), CodeOptions.Reason(), CurrentListing.Etag());
        var command = new Command("update", "Changes an organisation. What is left out stays.") { id };
        var input = OrganisationInput.AddTo(command, nameRequired: false);
        command.Add(reason);
        command.Add(etag);
        Help.AddExamples(command, "risk directory organisation update ORGANISATION --phone '01632 960123'"
            + " --reason 'New number' --as directory_admin");
        cli.Handle(command, async call =>
        {
            // The service replaces every field: start from what is held, or a change would lose the rest.
            var held = await HeldAsync(call, call.Get(id));
            var changed = held.Clone();
            await input.FillAsync(call, changed);
            var response = await call.Client.DirectoryAdmin.UpdateOrganisationAsync(new UpdateOrganisationRequest
            {
                Organisation = changed,
                Etag = call.Get(etag) ?? held.Etag,
                Reason = await call.WordsAsync(reason),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => OrganisationView.Render(console, response.Organisation));
        });
        return command;
    }

    internal static Command Archive(App.Cli cli)
    {
        var (id, reason, etag) = (Id(), CodeOptions.Reason(), CurrentListing.Etag());
        var command = new Command("archive", "Takes an organisation out for good. Its listings are archived first.")
        {
            id, reason, etag,
        };
        Help.AddExamples(command,
            "risk directory organisation archive ORGANISATION --reason 'Closed' --as directory_admin");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.DirectoryAdmin.ArchiveOrganisationAsync(new ArchiveOrganisationRequest
            {
                OrganisationId = call.Get(id),
                Etag = call.Get(etag) ?? (await HeldAsync(call, call.Get(id))).Etag,
                Reason = await call.WordsAsync(reason),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => OrganisationView.Render(console, response.Organisation));
        });
        return command;
    }

    private static Argument<string> Id() =>
        new("ORGANISATION") { Description = "The organisation's id, as 'risk directory organisation list' shows it." };

    private static async Task<Organisation> HeldAsync(Call call, string id)
    {
        var response = await call.Client.DirectoryAdmin.GetOrganisationAsync(
            new GetOrganisationRequest { OrganisationId = id }, cancellationToken: call.Cancellation);
        return response.Organisation;
    }
}
