using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.ReferralDirectory;

/// <summary>
/// A service of its own with a random directory, some of it changed since it was first read, so that what is found lies
/// in the segment and beside it.
/// </summary>
public sealed class RandomDirectory : IAsyncLifetime
{
    private const int Count = 300;

    public ServiceHost Host { get; } = new();

    internal List<Listing> All { get; } = [];

    internal DateOnly Today => DateOnly.FromDateTime(Host.Clock.GetUtcNow().UtcDateTime);

    internal TestCaller Worker { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Worker = Host.Caller(agency: "searches");
        var random = new RandomListings(20, Today);
        All.AddRange(Enumerable.Range(0, Count).Select(i =>
            random.Listing(i % 2 == 0 ? ListingType.PerpetratorProgramme : null)));
        await DirectoryRows.AddAsync(Host, All);
        await Worker.Directory.SearchListingsAsync(new SearchListingsRequest());

        foreach (var changed in All.Where((_, i) => i % 7 == 0))
        {
            var fresh = random.Listing(changed.Type);
            (changed.Name, changed.Description, changed.Catchment, changed.Eligibility) =
                (fresh.Name, fresh.Description, fresh.Catchment, fresh.Eligibility);
            changed.State = fresh.State;
            await DirectoryRows.ChangeAsync(Host, row => row.State = fresh.State, changed.ListingId);
            await DirectoryRows.ChangeContentAsync(Host, content =>
            {
                (content.Name, content.Description, content.Catchment, content.Eligibility) =
                    (fresh.Name, fresh.Description, fresh.Catchment, fresh.Eligibility);
            }, changed.ListingId);
        }

        var more = Enumerable.Range(0, 20).Select(_ => random.Listing()).ToList();
        await DirectoryRows.AddAsync(Host, more);
        All.AddRange(more);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
