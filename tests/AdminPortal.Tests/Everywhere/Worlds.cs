using AdminPortal.Tests.Host;

namespace AdminPortal.Tests.Everywhere;

/// <summary>The made-up agencies that tests of every page look at, each made once and only read from then on.</summary>
public sealed class Worlds(Portal portal) : IAsyncDisposable
{
    private readonly Lazy<Task<World>> full = new(() => World.FullAsync(portal, "everywhere", MadeUpWords.Usual));
    private readonly Lazy<Task<World>> wordy = new(() => World.FullAsync(portal, "everywhere-long", MadeUpWords.Long));
    private readonly Lazy<Task<World>> changing =
        new(() => World.FullAsync(portal, "everywhere-changing", MadeUpWords.Usual));

    private readonly Lazy<World> empty = new(() => World.Empty(portal, "everywhere-empty"));

    /// <summary>Something of everything.</summary>
    internal Task<World> FullAsync() => full.Value;

    /// <summary>The same with everything as long as the service takes it.</summary>
    internal Task<World> LongAsync() => wordy.Value;

    /// <summary>One that forms of a test may change.</summary>
    internal Task<World> ChangingAsync() => changing.Value;

    internal World Empty => empty.Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var world in new[] { full, wordy, changing })
            if (world is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) (await world.Value).Dispose();
        if (empty.IsValueCreated) empty.Value.Dispose();
    }
}

/// <summary>Classes that share <see cref="Worlds"/>; they take turns.</summary>
[CollectionDefinition(nameof(EveryPage))]
public sealed class EveryPage : ICollectionFixture<Worlds>;
