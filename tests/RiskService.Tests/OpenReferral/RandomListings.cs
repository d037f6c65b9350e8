using RiskPlatform.V1;

namespace RiskService.Tests.OpenReferral;

/// <summary>Listings with any of what the profile can say, and with what it must not say.</summary>
internal static class RandomListings
{
    private static readonly string[] words =
        ["Example", "refuge", "support", "Ynys Môn", "\"quoted\"", "a, b", "x\ny", "£5", "=1+1"];

    internal static Listing Make(Random random)
    {
        var listing = new Listing
        {
            ListingId = Id(random),
            Name = Text(random),
            Description = Text(random, maybe: true),
            Type = (ListingType)random.Next(1, 13),
            Synthetic = Maybe(random),
            IntegratedSupport = new IntegratedSupport { Contact = "qzhidden" },
            ReferralRoutes = { new ReferralRoute { Value = "qzhidden" } },
        };
        if (Maybe(random))
        {
            listing.Contact = new ContactDetails { Phone = "01632 96" + random.Next(1000, 9999) };
            if (Maybe(random)) listing.Contact.Email = $"a{random.Next(9)}@example.org";
            if (Maybe(random)) listing.Contact.Website = $"https://example.org/{random.Next(9)}";
        }

        if (Maybe(random))
        {
            listing.Catchment = new Catchment { AreaCodes = { Some(random, "E08000035", "E08000032", "E07000223") } };
            listing.Catchment.PostcodeDistricts.AddRange(Some(random, "LS1", "W1A", "M60"));
        }

        if (Maybe(random))
        {
            listing.Eligibility = new Eligibility { Other = "qzhidden" };
            if (Maybe(random)) listing.Eligibility.MinimumAge = random.Next(0, 50);
            if (Maybe(random)) listing.Eligibility.MaximumAge = random.Next(50, 121);
        }

        listing.Languages.AddRange(Some(random, "en", "cy", "pl", "zh-Hant", "ur"));
        listing.DeliveryModes.AddRange(Some(random, DeliveryMode.Group, DeliveryMode.OneToOne, DeliveryMode.Online));
        for (var i = random.Next(4); i > 0; i--)
        {
            listing.Schedule.Add(new Session
            {
                DayOfWeek = random.Next(1, 8),
                OpensAt = $"{random.Next(24):00}:{random.Next(60):00}",
                ClosesAt = $"{random.Next(24):00}:{random.Next(60):00}",
                Note = Text(random, maybe: true),
            });
        }

        listing.Cost = random.Next(4) switch
        {
            0 => new Cost { Free = true, Note = Text(random, maybe: true) },
            1 => new Cost { AmountPence = random.Next(1, 100_000), Note = Text(random, maybe: true) },
            2 => new Cost { Note = Text(random) },
            _ => null,
        };
        for (var i = random.Next(3); i > 0; i--) listing.Locations.Add(Place(random));
        return listing;
    }

    private static Location Place(Random random)
    {
        if (random.Next(3) == 0)
        {
            return new Location
            {
                LocationId = Id(random),
                Name = "qzhidden",
                Confidential = true,
                Address = new Address { Lines = { "qzhidden" } },
            };
        }

        var place = new Location { LocationId = Id(random), Name = Text(random, maybe: true) };
        if (Maybe(random))
        {
            place.Address = new Address { Lines = { Text(random) }, Town = "Exampletown", Postcode = "LS1 4AP" };
            if (Maybe(random)) place.Address.Lines.Add("Floor 2");
        }

        if (Maybe(random)) place.AreaCode = "E08000035";
        if (Maybe(random))
        {
            place.Latitude = random.Next(-9000, 9000) / 100d;
            place.Longitude = random.Next(-18000, 18000) / 100d;
        }

        if (Maybe(random)) place.Accessibility = "Step-free.";
        return place;
    }

    private static bool Maybe(Random random) => random.Next(2) == 0;

    private static string Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    private static string Text(Random random, bool maybe = false) =>
        maybe && Maybe(random)
            ? ""
            : string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).Select(_ => words[random.Next(words.Length)]));

    private static IEnumerable<T> Some<T>(Random random, params T[] all) => all.Where(_ => Maybe(random));
}
