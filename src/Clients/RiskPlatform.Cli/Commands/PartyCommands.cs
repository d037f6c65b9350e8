using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk case add-party, update-party and remove-party.</summary>
internal static class PartyCommands
{
    internal static Command Add(App.Cli cli)
    {
        var (id, etag) = (CodeOptions.Case(), CurrentCase.Etag());
        var role = CodeOptions.Code<PartyRole>(
            "--role", "The person's part: a survivor or a child; a case keeps its one subject.", required: true);
        var command = new Command("add-party", "Adds a survivor or a child to a case. A child is held as a victim in"
            + " their own right (LOOK-4).")
        {
            id, role,
        };
        var input = PartyInput.AddTo(command);
        command.Add(etag);
        Help.AddExamples(command,
            "risk case add-party CASE --role CHILD --reference P-311 --effects HEARS --relation BOTH",
            "risk case add-party CASE --role SURVIVOR --name - < name.txt");
        cli.Handle(command, async call =>
        {
            var party = new Party { Role = call.Get(role) };
            await input.FillAsync(call, party);
            var response = await call.Client.Cases.AddPartyAsync(new AddPartyRequest
            {
                CaseId = call.Get(id),
                Party = party,
                Etag = await CurrentCase.EtagAsync(call, etag, call.Get(id)),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => CaseView.Render(call, response.Case));
        });
        return command;
    }

    internal static Command Update(App.Cli cli)
    {
        var (id, who, etag) = (CodeOptions.Case(), Who("Whom to correct"), CurrentCase.Etag());
        var noEffects = new Option<bool>("--no-effects") { Description = "Children only: no effect is recorded." };
        var unknown =
            new Option<bool>("--relation-unknown") { Description = "Children only: whom they are related to is open." };
        var command = new Command("update-party",
            "Corrects what a case holds about a person. What is left out stays. Roles change only by 'risk swap'"
            + " (LOOK-3).")
        {
            id, who,
        };
        var input = PartyInput.AddTo(command);
        foreach (var option in new Option[] { noEffects, unknown, etag }) command.Add(option);
        Help.AddExamples(command,
            "risk case update-party CASE --party survivor --reference P-207",
            "risk case update-party CASE --party 0193f5a0-4c1e-7a52-9d0b-6f2f8f0f3a11 --effects SEES HEARS");
        cli.Handle(command, async call =>
        {
            // The service replaces every field: start from what is held, or a correction would lose the rest.
            var held = await CurrentCase.GetAsync(call, call.Get(id));
            var party = PartyChoice.Find(call, "--party", call.Get(who), held).Clone();
            await input.FillAsync(call, party);
            if (call.Get(noEffects)) party.ChildEffects.Clear();
            if (call.Get(unknown)) party.ChildRelation = ChildRelation.Unspecified;
            var response = await call.Client.Cases.UpdatePartyAsync(new UpdatePartyRequest
            {
                CaseId = call.Get(id),
                Party = party,
                Etag = CurrentCase.EtagOf(call, etag, held),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => CaseView.Render(call, response.Case));
        });
        return command;
    }

    internal static Command Remove(App.Cli cli)
    {
        var (id, who, etag) = (CodeOptions.Case(), Who("Whom to take off"), CurrentCase.Etag());
        var reason = CodeOptions.Text("--reason", "Why the person was added in error.", required: true);
        var command = new Command("remove-party",
            "Takes a person off a case who was added in error. The history keeps them; the subject can't be removed.")
        {
            id, who, reason, etag,
        };
        Help.AddExamples(command,
            "risk case remove-party CASE --party 0193f5a0-4c1e-7a52-9d0b-6f2f8f0f3a11 --reason - < reason.txt");
        cli.Handle(command, async call =>
        {
            var held = await CurrentCase.GetAsync(call, call.Get(id));
            var response = await call.Client.Cases.RemovePartyAsync(new RemovePartyRequest
            {
                CaseId = call.Get(id),
                PartyId = PartyChoice.Find(call, "--party", call.Get(who), held).PartyId,
                Reason = await call.TextAsync(reason),
                Etag = CurrentCase.EtagOf(call, etag, held),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => CaseView.Render(call, response.Case));
        });
        return command;
    }

    private static Option<string> Who(string description) => new("--party")
    {
        Description = $"{description}: {PartyChoice.Described}.",
        HelpName = "WHO",
        Required = true,
    };
}
