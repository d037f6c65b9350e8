using System.Globalization;
using AdminPortal.Tests.Directory;
using Google.Protobuf;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Everywhere;

internal sealed partial class World
{
    /// <summary>A listing with all that can be said of one, and an accreditation that ends soon.</summary>
    internal Listing Listing { get; private set; } = new();

    private async Task MakeDirectoryAsync(RiskPlatformClient all)
    {
        var shelf = new Shelf(Everybody);
        var draft = await shelf.PublishedAsync(change: Fill);
        var accredited = await all.DirectoryAdmin.AddAccreditationAsync(new AddAccreditationRequest
        {
            ListingId = draft.ListingId,
            Etag = draft.Etag,
            Reason = Short,
            Accreditation = new Accreditation
            {
                Scheme = words.Name,
                Number = words.Name[..Math.Min(100, words.Name.Length)],
                State = AccreditationState.Granted,
                ValidFromDate = Day(-30),
                ValidToDate = Day(20),
                Evidence = Short,
            },
        });
        Listing = accredited.Listing;
        var fresh = await shelf.DraftAsync("not yet published");
        var import = await ImportAsync(all);

        Page("/Directory/Match/Index", "/directory/match");
        Page("/Directory/Index", "/directory");
        Page("/Directory/Alerts/Index", "/directory/alerts");
        Page("/Directory/Imports/Index", "/directory/imports");
        Page("/Directory/Imports/Upload", "/directory/imports/upload");
        Page("/Directory/Imports/Show", "/directory/imports/" + import);
        Page("/Directory/Export/Index", "/directory/export");
        Page("/Directory/Listings/All", "/directory/listings");
        Page("/Directory/Listings/Add", "/directory/listings/add");
        Page("/Directory/Lifecycle/AssureMany", "/directory/assure");
        Page("/Directory/Organisations/Index", "/directory/organisations");
        Page("/Directory/Organisations/Add", "/directory/organisations/add");
        var organisation = "/directory/organisations/" + Listing.OrganisationId;
        Page("/Directory/Organisations/Show", organisation);
        Page("/Directory/Organisations/Edit", organisation + "/edit");
        Page("/Directory/Organisations/Archive", organisation + "/archive");
        var at = "/directory/listings/" + Listing.ListingId;
        Page("/Directory/Listings/Show", at);
        Page("/Directory/History/Changes", at + "/history");
        Page("/Directory/Accreditations/Edit", $"{at}/accreditations/{Listing.Accreditations[0].AccreditationId}");
        Page("/Directory/Edit/Place", $"{at}/places/{Listing.Locations[0].LocationId}");
        Page("/Directory/Lifecycle/Reveal", $"{at}/places/{Listing.Locations[1].LocationId}/address");
        Page("/Directory/Lifecycle/Move", $"/directory/listings/{fresh.ListingId}/publish");
        foreach (var part in new[] { "Capacity", "Assure" })
            Page("/Directory/Lifecycle/" + part, $"{at}/{part.ToLowerInvariant()}");
        foreach (var part in new[]
        {
            "Schedule", "Delivery", "Contact", "Support", "Basics", "Routes", "Eligibility", "Area",
        })
            Page("/Directory/Edit/" + part, $"{at}/{part.ToLowerInvariant()}");
    }

    private string Short => words.Account[..Math.Min(450, words.Account.Length)];

    private void Fill(Listing listing)
    {
        listing.Name = words.Name;
        listing.Description = Short;
        listing.IntegratedSupport = new IntegratedSupport
        {
            Provider = words.Name,
            Contact = "01632 960001",
            ConfirmedDate = Day(-20),
        };
        listing.Eligibility = new Eligibility { MinimumAge = 18, Genders = { Gender.Man } };
        listing.Languages.AddRange(["en", "pl"]);
        listing.DeliveryModes.Add(DeliveryMode.Group);
        listing.Schedule.Add(new Session { DayOfWeek = 2, OpensAt = "18:00", ClosesAt = "20:30", Note = Short });
        listing.Capacity = new Capacity { Available = 4, Maximum = 12, AsOfDate = Day(-1) };
        listing.Cost = new Cost { AmountPence = 1250, Note = Short };
        listing.Locations.Add(new Location
        {
            Name = words.Name,
            Address = new Address { Lines = { words.Name }, Town = "Leeds", Postcode = "LS1 4AP" },
            AreaCode = Leeds,
        });
        listing.Locations.Add(new Location { Name = "Second place", Confidential = true });
        listing.ReferralRoutes.Add(
            new ReferralRoute { Kind = ReferralRouteKind.Email, Value = "referrals@example.org", Note = Short });
    }

    private async Task<string> ImportAsync(RiskPlatformClient all)
    {
        using var call = all.DirectoryImports.StageImport();
        await call.RequestStream.WriteAsync(new StageImportRequest
        {
            Header = new ImportHeader
            {
                Source = words.Name[..Math.Min(100, words.Name.Length)],
                Format = DirectoryFormat.Json,
                RequestId = Id(),
            },
        });
        var file = $$$"""
            [{"id":"{{{Id()}}}","name":"{{{words.Name}}}","description":"Synthetic.","status":"active",
            "organization":{"id":"{{{Id()}}}","name":"{{{words.Name}}}","description":"Synthetic."}},
            {"id":"{{{Id()}}}","name":"","description":"Synthetic.","status":"active",
            "organization":{"id":"{{{Id()}}}","name":"Synthetic","description":"Synthetic."}}]
            """;
        await call.RequestStream.WriteAsync(new StageImportRequest { Chunk = ByteString.CopyFromUtf8(file) });
        await call.RequestStream.CompleteAsync();
        return (await call.ResponseAsync).Import.ImportId;
    }

    private static string Day(int fromToday) => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)
        .AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
