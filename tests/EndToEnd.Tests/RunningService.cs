using TestKit.Processes;

namespace EndToEnd.Tests;

/// <summary>One service for every test that leaves it running.</summary>
[CollectionDefinition(nameof(RunningService))]
public sealed class RunningServiceCollection : ICollectionFixture<RunningService>;

/// <summary>The service of the collection.</summary>
public sealed class RunningService : IAsyncLifetime
{
    public ServiceProcess Process { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Process = await ServiceProcess.StartAsync();

    public ValueTask DisposeAsync() => Process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
