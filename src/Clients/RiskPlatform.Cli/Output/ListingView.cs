using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>One listing, with everything about it.</summary>
internal static class ListingView
{
    internal static void Render(IAnsiConsole console, Listing listing)
    {
        if (listing.Synthetic)
            console.MarkupLine("[yellow]! SYNTHETIC: made up for demonstrations. Refer nobody to it.[/]");
        (string Name, string Text)[] pairs =
        [
            ("Listing", listing.ListingId),
            ("Name", listing.Name),
            ("Organisation", $"{listing.OrganisationName} {listing.OrganisationId}"),
            ("Kind", $"{Codes.Name(listing.Type)}: {Words.Of(listing.Type)}"),
            ("State", Codes.Name(listing.State)),
            ("What it does", listing.Description),
            ("Covers", ListingText.Covers(listing.Catchment)),
            ("For", ListingText.For(listing.Eligibility)),
            ("Languages", string.Join(" ", listing.Languages)),
            ("Given", string.Join(", ", listing.DeliveryModes.Select(Words.Of))),
            ("Starts", ListingText.Starts(listing.Intake)),
            ("Costs", ListingText.Costs(listing.Cost)),
            ("Places", ListingText.Places(listing.Capacity)),
            ("Reached by", ListingText.Reached(listing.Contact)),
            ("From", listing.Source is { } source ? $"{source.System}: {source.Id}" : ""),
            ("Etag", listing.Etag),
        ];
        console.Write(Say.Pairs([.. pairs.Where(p => p.Text.Length > 0).Select(p => (p.Name, Say.Safe(p.Text)))]));
        if (listing.Type == ListingType.PerpetratorProgramme) Safe(console, listing);
        Lines(console, "When", listing.Schedule.Select(ListingText.When));
        Lines(console, "How workers refer (not public)", listing.ReferralRoutes.Select(r =>
            $"{Codes.Name(r.Kind)} {r.Value} {r.Note}".TrimEnd()));
        Lines(console, "Where", listing.Locations.Select(Where));
    }

    // What REFER-1 asks of a programme.
    private static void Safe(IAnsiConsole console, Listing listing)
    {
        Say.Heading(console, "What a referral for abuse needs (REFER-1)");
        Say.Bullet(console, $"Support for survivors: {ListingText.Support(listing.IntegratedSupport)}");
        if (listing.IntegratedSupport?.Contact is { Length: > 0 } contact)
            Say.Bullet(console, $"Workers reach it by {contact}. Never through the subject (REFER-8).");
        Say.Bullet(console, $"Checked: {ListingText.Checked(listing.Assurance)}");
        if (listing.Accreditations.Count == 0) Say.Bullet(console, "Accreditation: none");
        foreach (var a in listing.Accreditations)
        {
            var named = string.Join(' ', new[] { a.Scheme, a.Edition, a.Number }.Where(p => p.Length > 0));
            Say.Whole(console, Say.Safe($"  • Accreditation {a.AccreditationId}: {named},"
                + $" {a.ValidFromDate} to {a.ValidToDate}, {Codes.Name(a.State)}, ")
                + (a.ValidToday ? "[green]valid today[/]" : "[yellow]not valid today[/]"));
        }
    }

    private static void Lines(IAnsiConsole console, string heading, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0) return;
        Say.Heading(console, heading);
        foreach (var line in all) Say.Bullet(console, Say.OneLine(line));
    }

    internal static string Where(Location location)
    {
        var address = location.Address is { } at
            ? string.Join(", ", at.Lines.Append(at.Town).Append(at.Postcode).Where(l => l.Length > 0))
            : "";
        string[] parts =
        [
            location.Name, address, location.AreaCode, location.Accessibility,
            location.Confidential ? $"where it is must not be known ({location.LocationId})" : "",
        ];
        return string.Join("; ", parts.Where(p => p.Length > 0));
    }
}
