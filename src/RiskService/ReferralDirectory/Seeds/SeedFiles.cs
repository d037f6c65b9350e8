using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Google.Protobuf;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Seeds;

/// <summary>An organisation that comes with the program, by its id in the source.</summary>
internal sealed record SeedOrganisation(string Key, Organisation Organisation);

/// <summary>A listing that comes with the program, with its state, assurance and accreditations.</summary>
internal sealed record SeedListing(string Key, string Organisation, Listing Listing);

/// <summary>One source of listings that come with the program.</summary>
internal sealed record SeedSource(
    string System, string Folder, bool Synthetic, string Reason)
{
    internal static readonly SeedSource Real = new(
        "riskplatform", "seeds/listings/", false, "Comes with the program, from the guidance.");

    internal static readonly SeedSource Demo = new(
        "riskplatform-demo", "seeds/demo/", true, "Made up for demonstrations.");
}

/// <summary>
/// Reads the files that come with the program. Their days are "today", "today-30" or "today+400", so that no file of
/// them ever grows old.
/// </summary>
internal static partial class SeedFiles
{
    internal static (List<SeedOrganisation> Organisations, List<SeedListing> Listings) Read(
        SeedSource source, DateOnly today)
    {
        var assembly = typeof(SeedFiles).Assembly;
        var organisations = new List<SeedOrganisation>();
        var listings = new List<SeedListing>();
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)
            .Where(n => n.StartsWith(source.Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var file = JsonNode.Parse(WithDays(reader.ReadToEnd(), today))!;
            foreach (var one in file["organisations"]!.AsArray())
            {
                var organisation = JsonParser.Default.Parse<Organisation>(one!["organisation"]!.ToJsonString());
                organisation.Synthetic = source.Synthetic;
                organisations.Add(new SeedOrganisation((string)one["key"]!, organisation));
            }

            foreach (var one in file["listings"]!.AsArray())
            {
                // Nothing that is made up can be taken for real because a file forgot to say so.
                var listing = JsonParser.Default.Parse<Listing>(one!["listing"]!.ToJsonString());
                listing.Synthetic = source.Synthetic;
                listings.Add(new SeedListing((string)one["key"]!, (string)one["organisation"]!, listing));
            }
        }

        return (organisations, listings);
    }

    private static string WithDays(string text, DateOnly today) => Offset().Replace(text, match =>
    {
        var days = match.Groups["days"];
        var day = days.Success ? today.AddDays(int.Parse(days.ValueSpan, CultureInfo.InvariantCulture)) : today;
        return $"\"{ListingView.Text(day)}\"";
    });

    [GeneratedRegex("\"today(?<days>[+-][0-9]+)?\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Offset();
}
