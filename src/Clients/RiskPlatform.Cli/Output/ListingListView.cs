using System.Globalization;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Lists of listings.</summary>
internal static class ListingListView
{
    internal static void Found(IAnsiConsole console, SearchListingsResponse response)
    {
        var table = new IdTable(console, 0, "Listing", "Name", "Kind", "Covers", "Distance");
        foreach (var found in response.Results)
        {
            table.Add(Say.Safe(found.Listing.ListingId), Say.Safe(Say.OneLine(ListingText.Name(found.Listing))),
                Say.Safe(Words.Of(found.Listing.Type)), Say.Safe(ListingText.Covers(found.Listing.Catchment)),
                found.HasDistanceKm ? Distance(found.DistanceKm) : "");
        }

        table.Write();
        Say.Whole(console, response.TotalSize == 0
            ? "Nothing was found. Try fewer filters, or a wider area."
            : $"{response.Results.Count} of {response.TotalSize}.");
        Say.NextPage(console, response.NextPageToken);
    }

    internal static void Render(IAnsiConsole console, ListListingsResponse response)
    {
        var table = new IdTable(console, 0, "Listing", "Name", "Kind", "State", "Changed");
        foreach (var listing in response.Listings)
        {
            table.Add(Say.Safe(listing.ListingId), Say.Safe(Say.OneLine(ListingText.Name(listing))),
                Say.Safe(Words.Of(listing.Type)), Codes.Name(listing.State), Say.Time(listing.UpdateTime));
        }

        table.Write(3);
        if (response.Listings.Count == 0) console.WriteLine("No listing matches.");
        Say.NextPage(console, response.NextPageToken);
    }

    internal static string Distance(double km) => string.Create(CultureInfo.InvariantCulture, $"{km:0} km");
}
