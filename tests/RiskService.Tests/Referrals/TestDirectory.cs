using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Referrals;

/// <summary>A directory of made-up services, put straight into the database.</summary>
internal static class TestDirectory
{
    internal const string Leeds = "E08000035";
    internal const string Bradford = "E08000032";

    /// <summary>A programme that REFER-1 allows, for anybody in Leeds.</summary>
    internal static Listing Programme(string name = "Example programme") => new()
    {
        Type = ListingType.PerpetratorProgramme,
        Name = name,
        Synthetic = true,
        Catchment = new Catchment { AreaCodes = { Leeds } },
        IntegratedSupport = new IntegratedSupport
        {
            Provider = "Example integrated support",
            Contact = "01632 960123, by workers alone",
            ConfirmedDate = "2025-12-01",
        },
        Languages = { "en" },
        DeliveryModes = { DeliveryMode.Group },
        Contact = new ContactDetails { Phone = "01632 960001", Website = "https://programme.example" },
        Capacity = new Capacity { Available = 3, AsOfDate = "2026-01-02" },
    };

    internal static Listing Service(ListingType type, string name = "Example service") => new()
    {
        Type = type,
        Name = name,
        Synthetic = true,
        Catchment = new Catchment { AreaCodes = { Leeds } },
        Contact = new ContactDetails { Phone = "01632 960002" },
    };

    internal static async Task<string> ListAsync(
        this ServiceHost host, Listing listing, bool accredited = true, bool assured = true, string? connected = null,
        ListingState state = ListingState.Published)
    {
        var now = host.Clock.Now();
        var (id, organisation) = (Ids.Next(now), Ids.Next(now));
        await host.ChangeAsync((db, number) =>
        {
            db.Add(new OrganisationRow
            {
                Id = organisation,
                Name = "Example organisation",
                NameKey = "example organisation",
                ConnectedAgencyId = connected,
                Content = [],
                CreateTime = now,
                UpdateTime = now,
            });
            db.Add(new ListingRow
            {
                Id = id,
                OrganisationId = organisation,
                Type = listing.Type,
                State = state,
                NameKey = listing.Name.ToLowerInvariant(),
                Content = listing.ToByteArray(),
                AssuredDate = assured ? new DateOnly(2025, 6, 1) : null,
                AssuredUntil = assured ? new DateOnly(2026, 6, 1) : null,
                CreateTime = now,
                UpdateTime = now,
                ChangeNumber = number,
            });
            if (!accredited) return Task.CompletedTask;
            db.Add(new AccreditationRow
            {
                ListingId = id,
                Id = Ids.Next(now),
                Scheme = "Example standard",
                Edition = "1",
                Number = "EX-1",
                ValidFrom = new DateOnly(2025, 1, 1),
                ValidTo = new DateOnly(2026, 12, 31),
                State = AccreditationState.Granted,
                Evidence = "Example register",
            });
            return Task.CompletedTask;
        });
        return id.ToString();
    }

    internal static Task SetAsync(this ServiceHost host, string listingId, ListingState state) =>
        host.ChangeListingAsync(listingId, row => row.State = state);

    internal static Task SetAsync(this ServiceHost host, string listingId, Listing content) =>
        host.ChangeListingAsync(listingId, row => row.Content = content.ToByteArray());

    internal static Task EndAccreditationAsync(this ServiceHost host, string listingId, DateOnly lastDay) =>
        host.ChangeAsync(async (db, number) =>
        {
            var id = Guid.Parse(listingId);
            (await db.Set<ListingRow>().AsTracking().SingleAsync(l => l.Id == id)).ChangeNumber = number;
            (await db.Set<AccreditationRow>().AsTracking().SingleAsync(a => a.ListingId == id)).ValidTo = lastDay;
        });

    internal static Task SetAsync(this ServiceHost host, string listingId, AccreditationState state) =>
        host.ChangeAsync(async (db, number) =>
        {
            var id = Guid.Parse(listingId);
            (await db.Set<ListingRow>().AsTracking().SingleAsync(l => l.Id == id)).ChangeNumber = number;
            (await db.Set<AccreditationRow>().AsTracking().SingleAsync(a => a.ListingId == id)).State = state;
        });

    private static Task ChangeListingAsync(this ServiceHost host, string listingId, Action<ListingRow> change) =>
        host.ChangeAsync(async (db, number) =>
        {
            var id = Guid.Parse(listingId);
            var row = await db.Set<ListingRow>().AsTracking().SingleAsync(l => l.Id == id);
            row.ChangeNumber = number;
            change(row);
        });

    private static async Task ChangeAsync(this ServiceHost host, Func<RiskDbContext, long, Task> change)
    {
        while (true)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<RiskDbContext>();
            var number = await scope.ServiceProvider.GetRequiredService<ListingStore>()
                .NextChangeAsync(CancellationToken.None);
            await change(db, number);
            try
            {
                await db.SaveChangesAsync();
                return;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another class changed the directory meanwhile: once more, on fresh rows.
            }
        }
    }
}
