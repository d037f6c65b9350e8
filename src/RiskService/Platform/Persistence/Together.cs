namespace RiskPlatform.RiskService.Platform.Persistence;

/// <summary>
/// Makes one of several statements: in a transaction of its own, or within one that is shared with others, who must
/// not get a part of what failed.
/// </summary>
internal static class Together
{
    private const string Before = "before_together";

    internal static async Task<int> RunAsync(
        RiskDbContext context, Func<CancellationToken, Task<int>> work, CancellationToken cancellationToken)
    {
        if (context.Database.CurrentTransaction is not { } shared)
        {
            await using var own = await context.Database.BeginTransactionAsync(cancellationToken);
            var stored = await work(cancellationToken);
            await own.CommitAsync(cancellationToken);
            return stored;
        }

        await shared.CreateSavepointAsync(Before, cancellationToken);
        try
        {
            var stored = await work(cancellationToken);
            await shared.ReleaseSavepointAsync(Before, cancellationToken);
            return stored;
        }
        catch
        {
            await shared.RollbackToSavepointAsync(Before, CancellationToken.None);
            throw;
        }
    }
}
