using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Records;

/// <summary>A history of any length: what it takes in memory does not grow with it.</summary>
[Collection(nameof(LargeStreamTests))]
[CollectionDefinition(nameof(LargeStreamTests), DisableParallelization = true)] // What others take is not measured.
public sealed class LargeStreamTests
{
    private const int Mebibyte = 1024 * 1024;

    [Fact]
    public async Task More_than_160_MiB_come_through_in_bounded_memory()
    {
        await using var host = RealConnection.Host();
        using var channel = RealConnection.Open(host);
        var token = host.Token("practitioner", "large-streams", "worker");
        var caller = new TestCaller(channel, token);
        var on = await caller.CreateCaseAsync();
        var entry = Note(new string('x', 10_000));
        entry.Opinion = new string('y', 10_000);
        for (var i = 0; i < 50; i++) entry.Quotes.Add(new Quote { Words = new string('z', 10_000) });
        var size = entry.CalculateSize();
        var count = (160 * Mebibyte / size) + 1;

        using var stream = await EntryStream.OpenAsync(caller.Records, on.CaseId, Id());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var sending = stream.TrySendAsync(Enumerable.Repeat(entry, count));
        var most = 0L;
        while (await stream.NextAsync())
        {
            host.Logs.Lines.Clear();

            // What is alive, without what merely waits to be collected.
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        await sending;
        Assert.Equal(count, stream.Stored);
        Assert.True((long)count * size > 160 * Mebibyte);
        Assert.InRange(most, 1, 80 * Mebibyte);
        await caller.AssertIntactAsync(on.CaseId, count + 1);
    }
}
