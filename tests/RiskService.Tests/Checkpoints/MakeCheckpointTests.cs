using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Checkpoints;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;
using RiskService.Tests.Audit;
using RiskService.Tests.Data;
using RiskService.Tests.Host;

namespace RiskService.Tests.Checkpoints;

/// <summary>A checkpoint covers what grew, in order, and anybody can check it.</summary>
public sealed class MakeCheckpointTests : IAsyncDisposable
{
    private const string Agency = "checkpoints";

    private readonly ServiceHost host = new();

    [Fact]
    public async Task Each_covers_what_grew_since_the_one_before_and_nothing_makes_none()
    {
        var caller = host.Caller(agency: Agency);
        await host.MakeCheckpointAsync();
        Assert.Empty(await RowsAsync<CheckpointRow>());

        var (a, b) = ((await caller.CreateCaseAsync()).CaseId, (await caller.CreateCaseAsync()).CaseId);
        await caller.GetCaseAsync(a);
        await host.MakeCheckpointAsync();
        await host.MakeCheckpointAsync();
        var first = await RowsAsync<CheckpointLeafRow>();
        Assert.Equal([ChainKind.Audit, ChainKind.Case, ChainKind.Case], first.Select(l => l.ChainKind));
        Assert.Equal(new[] { a, b }.Order(), first.Skip(1).Select(l => l.ChainId.ToString()));
        Assert.All(first, l => Assert.Equal((Agency, 1L, 1L), (l.AgencyId, l.Count, l.CheckpointNumber)));

        // What is recorded in the same moment as the checkpoint, or a little before it, comes into the next.
        await caller.AssessAsync(b, Requests.AllAbsent());
        await host.MakeCheckpointAsync();
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.MakeCheckpointAsync();
        var second = Assert.Single(await RowsAsync<CheckpointLeafRow>(), l => l.CheckpointNumber == 2);
        Assert.Equal((b, 2L), (second.ChainId.ToString(), second.Count));
        Assert.Equal([1, 2], (await RowsAsync<CheckpointRow>()).Select(c => c.Number).Order());
    }

    [Fact]
    public async Task What_is_recorded_after_the_clock_was_set_back_is_covered_too()
    {
        await host.Caller(agency: Agency).CreateCaseAsync();
        await host.MakeCheckpointAsync();
        host.Clock.AdjustTime(host.Clock.GetUtcNow().AddHours(-3));
        var late = (await host.Caller(agency: Agency).CreateCaseAsync()).CaseId;
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await host.MakeCheckpointAsync();
        Assert.Contains(await RowsAsync<CheckpointLeafRow>(), l => l.ChainId.ToString() == late);
    }

    /// <summary>By nothing of the service's, from the words of docs/chain-format.md.</summary>
    [Fact]
    public async Task Anybody_can_check_one_with_the_public_key_alone()
    {
        for (var round = 0; round < 3; round++)
        {
            var caller = host.Caller(agency: Agency);
            for (var i = 0; i <= round * 2; i++) await caller.CreateCaseAsync();
            host.Clock.Advance(TimeSpan.FromHours(1));
            await host.MakeCheckpointAsync();
        }

        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(
            Path.Combine(Path.GetDirectoryName(host.DatabaseFile)!, "checkpoint-signing-key.pem"),
            TestContext.Current.CancellationToken));
        var id = SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..16];
        var leaves = await RowsAsync<CheckpointLeafRow>();
        var previous = new byte[32];
        var checkpoints = await host.Auditor(Agency).CheckpointsAsync(1);
        Assert.Equal([3, 2, 1], checkpoints.Select(c => c.Number));
        foreach (var checkpoint in Enumerable.Reverse(checkpoints))
        {
            var its = leaves.Where(l => l.CheckpointNumber == checkpoint.Number).OrderBy(l => l.LeafIndex).ToList();
            Assert.Equal(checkpoint.ChainCount, its.Count);
            var root = Root([.. its.Select(Leaf)]);
            Assert.Equal(checkpoint.RootHash.ToByteArray(), root);
            byte[] statement =
            [
                .. "riskplatform checkpoint 1\n"u8, .. Long(checkpoint.Number),
                .. Long(checkpoint.CreateTime.ToDateTimeOffset().ToUnixTimeMilliseconds()), .. Long(its.Count), .. root,
                .. previous,
            ];
            Assert.Equal(64, checkpoint.Signature.Length);
            Assert.True(key.VerifyData(statement, checkpoint.Signature.Span, HashAlgorithmName.SHA256));
            Assert.Equal(id, checkpoint.KeyId.ToByteArray());
            Assert.True(checkpoint.Intact);
            previous = SHA256.HashData(statement);
        }

        Assert.Contains(host.Logs.Lines, line => line.Contains(
            Convert.ToHexStringLower(previous), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_machines_that_make_one_at_once_one_does()
    {
        await host.Caller(agency: Agency).CreateCaseAsync();
        Task[] making;
        using (new HeldWriter(host.DatabaseFile))
        {
            making = [.. Enumerable.Range(0, 3).Select(_ => host.MakeCheckpointAsync())];
        }

        await Task.WhenAll(making);
        Assert.Equal(1, Assert.Single(await RowsAsync<CheckpointRow>()).Number);
        Assert.Single(await RowsAsync<CheckpointLeafRow>());
        Assert.DoesNotContain(host.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_book_gives_a_chain_its_checkpoints_in_order_and_no_other_agencys()
    {
        var caller = host.Caller(agency: Agency);
        var id = Guid.Parse((await caller.CreateCaseAsync()).CaseId);
        await host.MakeCheckpointAsync();
        await caller.AssessAsync(id.ToString(), Requests.AllAbsent());
        await host.MakeCheckpointAsync();

        var covered = await LeavesAsync(Agency, id);
        Assert.Equal([(1, 1), (2, 2)], covered.Select(c => (c.Checkpoint.Number, c.Leaf.Count)));
        Assert.All(covered, c => Assert.Null(CheckpointBook.Problem(c.Checkpoint, c.Leaf)));
        Assert.Empty(await LeavesAsync("another-agency", id));

        async Task<List<CoveredChain>> LeavesAsync(string agency, Guid chain)
        {
            await using var scope = host.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentCaller>().Set(Caller.Service(agency));
            return await scope.ServiceProvider.GetRequiredService<CheckpointBook>()
                .LeavesAsync(ChainKind.Case, chain, TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task<List<T>> RowsAsync<T>()
        where T : class
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RiskDbContext>().Set<T>().ToListAsync(
            TestContext.Current.CancellationToken);
    }

    private static byte[] Leaf(CheckpointLeafRow leaf) => SHA256.HashData(
        [0, (byte)leaf.ChainKind, .. leaf.ChainId.ToByteArray(bigEndian: true), .. Long(leaf.Count), .. leaf.Head]);

    private static byte[] Root(byte[][] leaves)
    {
        if (leaves.Length == 1) return leaves[0];
        var left = 1;
        while (left * 2 < leaves.Length) left *= 2;
        return SHA256.HashData([1, .. Root(leaves[..left]), .. Root(leaves[left..])]);
    }

    private static byte[] Long(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }
}
