using System.Collections.Concurrent;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.ReferralDirectory;

/// <summary>
/// Puts listings into the directory as rows, as admins' changes would: each call is one change with a number of its
/// own.
/// </summary>
internal static class DirectoryRows
{
    private static readonly ConcurrentDictionary<ServiceHost, Task<string>> scenes = new();

    /// <summary>One published listing for each host, for tests that need any.</summary>
    internal static Task<string> SceneListingAsync(ServiceHost host) =>
        scenes.GetOrAdd(host, h => AddAsync(h, Listings.Programme("Example Programme of Scenes")));

    internal static async Task<string> AddAsync(ServiceHost host, Listing listing) =>
        (await AddAsync(host, [listing])).Single();

    /// <summary>With their states, accreditations and assurance; gives them their ids, and returns those.</summary>
    internal static Task<IReadOnlyList<string>> AddAsync(ServiceHost host, IReadOnlyList<Listing> listings) =>
        MeanwhileAsync(() => AddOnceAsync(host, listings));

    private static async Task<IReadOnlyList<string>> AddOnceAsync(ServiceHost host, IReadOnlyList<Listing> listings)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var (db, store) = Open(scope);
        var (number, now) = (await store.NextChangeAsync(CancellationToken.None), host.Clock.GetUtcNow());
        var organisations = new Dictionary<string, OrganisationRow>();
        foreach (var listing in listings)
        {
            if (!organisations.TryGetValue(listing.OrganisationName, out var organisation))
            {
                organisation = Organisation(listing.OrganisationName, now);
                db.Add(organisations[listing.OrganisationName] = organisation);
            }

            if (listing.ListingId.Length == 0) listing.ListingId = Guid.CreateVersion7().ToString();
            db.Add(Row(listing, organisation.Id, number, now));
            db.AddRange(listing.Accreditations.Select(a => Row(listing, a)));
        }

        await db.SaveChangesAsync();
        return [.. listings.Select(l => l.ListingId)];
    }

    /// <summary>One change of one or several listings.</summary>
    internal static Task ChangeAsync(ServiceHost host, Action<ListingRow> change, params string[] ids) =>
        MeanwhileAsync(() => ChangeOnceAsync(host, change, ids));

    /// <summary>Tests of other classes change the directory at the same time: then once more, as the service does.
    /// </summary>
    private static async Task<T> MeanwhileAsync<T>(Func<Task<T>> save)
    {
        while (true)
        {
            try
            {
                return await save();
            }
            catch (DbUpdateConcurrencyException)
            {
                // Once more, on fresh rows.
            }
        }
    }

    private static async Task<bool> ChangeOnceAsync(ServiceHost host, Action<ListingRow> change, string[] ids)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var (db, store) = Open(scope);
        var number = await store.NextChangeAsync(CancellationToken.None);
        var parsed = ids.Select(Guid.Parse).ToArray();
        foreach (var row in await db.Set<ListingRow>().AsTracking().Where(l => parsed.Contains(l.Id)).ToListAsync())
        {
            change(row);
            (row.ChangeNumber, row.Version) = (number, row.Version + 1);
        }

        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>One change of what a listing says.</summary>
    internal static Task ChangeContentAsync(ServiceHost host, Action<Listing> change, params string[] ids) =>
        ChangeAsync(host, row =>
        {
            var content = Listing.Parser.ParseFrom(row.Content);
            change(content);
            row.Content = content.ToByteArray();
        }, ids);

    private static (RiskDbContext Db, ListingStore Store) Open(AsyncServiceScope scope) =>
        (scope.ServiceProvider.GetRequiredService<RiskDbContext>(),
            scope.ServiceProvider.GetRequiredService<ListingStore>());

    private static OrganisationRow Organisation(string name, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        Name = name,
        NameKey = name.ToLowerInvariant(),
        Content = [],
        CreateTime = now,
        UpdateTime = now,
    };

    private static ListingRow Row(Listing listing, Guid organisationId, long number, DateTimeOffset now)
    {
        var content = listing.Clone();
        (content.ListingId, content.OrganisationId, content.OrganisationName) = ("", "", "");
        (content.Type, content.State, content.Assurance) = (default, default, null);
        content.Accreditations.Clear();
        return new ListingRow
        {
            Id = Guid.Parse(listing.ListingId),
            OrganisationId = organisationId,
            Type = listing.Type,
            State = listing.State,
            NameKey = listing.Name.ToLowerInvariant(),
            Content = content.ToByteArray(),
            AssuredDate = ListingView.Day(listing.Assurance?.AssuredDate ?? ""),
            AssuredUntil = ListingView.Day(listing.Assurance?.UntilDate ?? ""),
            CreateTime = now,
            UpdateTime = now,
            ChangeNumber = number,
        };
    }

    private static AccreditationRow Row(Listing listing, Accreditation held) => new()
    {
        ListingId = Guid.Parse(listing.ListingId),
        Id = Guid.CreateVersion7(),
        Scheme = held.Scheme,
        Edition = held.Edition,
        Number = held.Number,
        ValidFrom = ListingView.Day(held.ValidFromDate)!.Value,
        ValidTo = ListingView.Day(held.ValidToDate)!.Value,
        State = held.State,
        Evidence = "synthetic",
    };
}
