using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.ReferralDirectory;

/// <summary>risk directory show, match and areas.</summary>
internal static class DirectoryReadCommands
{
    internal static Command Show(App.Cli cli)
    {
        var id = CodeOptions.Listing();
        var command = new Command("show", "Shows one listing with everything about it.") { id };
        Help.AddExamples(command, "risk directory show LISTING");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Directory.GetListingAsync(
                new GetListingRequest { ListingId = call.Get(id) }, cancellationToken: call.Cancellation);
            return call.Show(response, console => ListingView.Render(console, response.Listing));
        });
        return command;
    }

    internal static Command Match(App.Cli cli)
    {
        var id = new Argument<string?>("CASE")
        {
            Description = "The case whose people are matched; or say what is known of the subject by the options.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var full = new Option<bool>("--full") { Description = "Also the criteria that are met." };
        var command = new Command("match",
            "Ranks perpetrator programmes and says of each why it fits or what it misses (REFER-5). What is said here"
            + " stands in the place of what the case knows.")
        {
            id, full,
        };
        var input = CriteriaInput.AddTo(command, withSurvivor: true);
        var paging = Paging.AddTo(command);
        Help.AddExamples(command,
            "risk directory match CASE",
            "risk directory match --area E08000035 --age 34 --gender MAN --language en");
        cli.Handle(command, async call =>
        {
            var criteria = input.Read(call);
            if (call.Get(id) is null && criteria is null)
                throw new UsageException("Give a CASE, or say what is known of the subject, such as --area E08000035.");
            var response = await call.Client.Directory.MatchProgrammesAsync(new MatchProgrammesRequest
            {
                CaseId = call.Get(id) ?? "",
                Criteria = criteria,
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => MatchView.Render(call, response, call.Get(id), call.Get(full)));
        });
        return command;
    }

    internal static Command Areas(App.Cli cli)
    {
        var words = new Argument<string?>("NAME")
        {
            Description = "The beginning of a name, or a code.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var kinds = CodeOptions.CodeList<AreaKind>("--kind", "Only these kinds.");
        var command = new Command("areas", "Finds areas of the United Kingdom and their GSS codes.") { words, kinds };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk directory areas leeds", "risk directory areas --kind REGION NATION");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Directory.SearchAreasAsync(new SearchAreasRequest
            {
                Query = call.Get(words) ?? "",
                Kinds = { call.Get(kinds) ?? [] },
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => DirectoryViews.Areas(console, response));
        });
        return command;
    }
}
