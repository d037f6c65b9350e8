using Microsoft.EntityFrameworkCore;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Platform.Checkpoints;

/// <summary>
/// Checks every checkpoint and every chain that one covers, of all agencies, so that what vanished is found without
/// anybody asking. Logs ids alone; the health page says that something does not fit.
/// </summary>
internal sealed partial class VerifyCheckpointsJob(
    RiskDbContext db, CheckpointKey key, CheckpointFindings findings, IServiceScopeFactory scopes,
    ILogger<VerifyCheckpointsJob> log)
{
    private const int Slice = 1_000;
    private const int MostLogged = 100;

    private int problems;

    // For Hangfire, which gives the token.
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        problems = 0;
        var checkpoints = 0;
        CheckpointRow? before = null;
        while (await NextAsync(before?.Number ?? long.MinValue, cancellationToken) is { } checkpoint)
        {
            checkpoints++;
            if (CheckpointBook.Problem(checkpoint, before, key) is { } problem) Found(checkpoint.Number, null, problem);
            await CheckLeavesAsync(checkpoint, cancellationToken);
            before = checkpoint;
        }

        findings.Set(problems);
        if (problems > 0) LogSummary(problems, checkpoints);
    }

    private Task<CheckpointRow?> NextAsync(long after, CancellationToken cancellationToken) =>
        db.Set<CheckpointRow>().Where(c => c.Number > after).OrderBy(c => c.Number)
            .FirstOrDefaultAsync(cancellationToken);

    private async Task CheckLeavesAsync(CheckpointRow checkpoint, CancellationToken cancellationToken)
    {
        var hashes = new List<byte[]>();
        List<CheckpointLeafRow> slice;
        var last = -1;
        do
        {
            slice = await db.Set<CheckpointLeafRow>()
                .Where(l => l.CheckpointNumber == checkpoint.Number && l.LeafIndex > last)
                .OrderBy(l => l.LeafIndex).Take(Slice).ToListAsync(cancellationToken);
            hashes.AddRange(slice.Select(l => l.LeafHash()));
            foreach (var ofAgency in slice.GroupBy(l => l.AgencyId, StringComparer.Ordinal))
            {
                await CheckAgencyAsync(checkpoint, ofAgency, cancellationToken);
            }

            last = slice.Count == 0 ? last : slice[^1].LeafIndex;
        }
        while (slice.Count == Slice);

        if (hashes.Count != checkpoint.ChainCount
            || !MerkleTree.Root([.. hashes]).AsSpan().SequenceEqual(checkpoint.Root))
        {
            Found(checkpoint.Number, null, "The chains stored beside it are not those that it covers.");
        }
    }

    /// <summary>As somebody of the agency, so that the context's filter holds.</summary>
    private async Task CheckAgencyAsync(
        CheckpointRow checkpoint, IGrouping<string, CheckpointLeafRow> leaves, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Set(Caller.Service(leaves.Key));
        var check = scope.ServiceProvider.GetRequiredService<LeafCheck>();
        foreach (var leaf in leaves)
        {
            if (await check.ProblemAsync(checkpoint, leaf, cancellationToken) is { } problem)
            {
                Found(checkpoint.Number, leaf.ChainId, problem);
            }
        }
    }

    private void Found(long checkpoint, Guid? chain, string problem)
    {
        if (++problems <= MostLogged) LogProblem(checkpoint, chain, problem);
    }

    [LoggerMessage(1, LogLevel.Error, "Checkpoint {Number}, chain {ChainId}: {Problem}")]
    private partial void LogProblem(long number, Guid? chainId, string problem);

    [LoggerMessage(2, LogLevel.Error, "{Count} things do not fit in {Checkpoints} checkpoints")]
    private partial void LogSummary(int count, int checkpoints);
}
