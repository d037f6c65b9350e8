using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.ReferralDirectory;

/// <summary>risk directory search [WORDS]</summary>
internal static class DirectorySearchCommand
{
    internal static Command Create(App.Cli cli)
    {
        var words = new Argument<string?>("WORDS")
        {
            Description = "Words of the name, the organisation or the description; the last may be unfinished.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var types = CodeOptions.CodeList<ListingType>("--type", "Only these kinds.");
        var area = new Option<string?>("--area")
        {
            Description = "Only what covers this local authority, by its GSS code.",
            HelpName = "CODE",
        };
        var district = new Option<string?>("--postcode-district")
        {
            Description = "Only what covers this postcode district, such as LS1.",
        };
        var within = new Option<int>("--within-km")
        {
            Description = "Instead of what covers --area: only what is within so many kilometres of it.",
        };
        var languages = new Option<string[]>("--language")
        {
            Description = "Only in one of these languages, such as en or cy.",
            HelpName = "TAG",
            AllowMultipleArgumentsPerToken = true,
        };
        var modes = CodeOptions.CodeList<DeliveryMode>("--delivery", "Only in one of these ways.");
        var accredited = new Option<bool>("--accredited") { Description = "Only with an accreditation valid today." };
        var support = new Option<bool>("--with-support")
        {
            Description = "Only with confirmed support for survivors (REFER-1).",
        };
        var places = new Option<bool>("--with-places") { Description = "Only with places known to be free." };
        var command = new Command("search", "Finds published services by words, kind, area, distance and filters.")
        {
            words, types, area, district, within, languages, modes, accredited, support, places,
        };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command,
            "risk directory search --type PERPETRATOR_PROGRAMME --area E08000035 --accredited",
            "risk directory search helpline",
            "risk directory search --area E06000023 --within-km 40 --language cy");
        cli.Handle(command, async call =>
        {
            var request = new SearchListingsRequest
            {
                Query = call.Get(words) ?? "",
                Types_ = { call.Get(types) ?? [] },
                Place = ProfileInput.PlaceOf(call.Get(area), call.Get(district)),
                WithinKm = call.Get(within),
                Languages = { call.Get(languages) ?? [] },
                DeliveryModes = { call.Get(modes) ?? [] },
                Accredited = call.Get(accredited),
                WithIntegratedSupport = call.Get(support),
                WithPlaces = call.Get(places),
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            };
            var response = await call.Client.Directory.SearchListingsAsync(
                request, cancellationToken: call.Cancellation);
            return call.Show(response, console => ListingListView.Found(console, response));
        });
        return command;
    }
}
