using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace RiskPlatform.RiskService.Platform.Persistence;

/// <summary>
/// Group commit for SQLite. SQLite has one writer: callers that write each for themselves collide and wait for each
/// other's disk flush. Here saves queue up, those that wait share one transaction, each in a savepoint of its own, and
/// each is answered only after the shared commit has reached the disk. A save that fails takes nothing of the others
/// with it. On SQL Server saves run at once, each in its own transaction.
/// </summary>
internal sealed class CommitQueue : IAsyncDisposable
{
    private readonly Channel<PendingSave>? queue;
    private readonly string connectionString;
    private readonly int batchSize;
    private readonly bool rewriteFile;
    private readonly Task loop = Task.CompletedTask;

    public CommitQueue(IOptions<DatabaseOptions> options, IConfiguration configuration)
    {
        connectionString = PersistenceSetup.ConnectionString(configuration);
        batchSize = options.Value.CommitBatch;
        rewriteFile = options.Value.RewriteAfterDisposal;
        if (options.Value.Provider != DatabaseProvider.Sqlite) return;

        queue = Channel.CreateUnbounded<PendingSave>(new UnboundedChannelOptions { SingleReader = true });
        loop = Task.Run(RunAsync);
    }

    internal async Task<int> SaveAsync(
        RiskDbContext context, Func<CancellationToken, Task<int>> save, CancellationToken cancellationToken)
    {
        if (queue is null || context.Database.CurrentTransaction is not null) return await save(cancellationToken);

        var pending = new PendingSave(context, save, cancellationToken);
        ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(pending), this);

        // Not cancelled from here: once begun, the context is in use until the commit is decided. What still waits in
        // the queue when its caller leaves is dropped by the loop.
        return await pending.Done.Task;
    }

    /// <summary>Several statements, stored together or not at all.</summary>
    internal Task<int> TogetherAsync(
        RiskDbContext context, Func<CancellationToken, Task<int>> work, CancellationToken cancellationToken) =>
        SaveAsync(context, token => Together.RunAsync(context, work, token), cancellationToken);

    /// <summary>
    /// On SQLite: leaves nothing deleted in the file and the log (<see cref="SqliteCleaning"/>). False if readers were
    /// in the way; on another engine there is nothing to do.
    /// </summary>
    internal async Task<bool> CleanAsync()
    {
        if (queue is null) return true;
        var pending = PendingSave.Cleaning(rewriteFile);
        ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(pending), this);
        return await pending.Done.Task == 1;
    }

    public async ValueTask DisposeAsync()
    {
        queue?.Writer.TryComplete();
        await loop;
    }

    private async Task RunAsync()
    {
        SqliteConnection? connection = null;
        var batch = new List<PendingSave>(batchSize);
        while (await queue!.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < batchSize && queue.Reader.TryRead(out var pending)) batch.Add(pending);
            try
            {
                connection ??= await OpenAsync();
                await CommitAsync(connection, batch.FindAll(p => !p.IsCleaning));
                foreach (var pending in batch.Where(p => p.IsCleaning)) await pending.CleanAsync(connection);
            }
            catch (Exception exception)
            {
                // The commit itself failed, so nothing of the batch is stored. Begin afresh with the next.
                foreach (var pending in batch) pending.Fail(exception);
                await DiscardAsync(connection);
                connection = null;
            }
        }

        if (connection is not null) await connection.DisposeAsync();
    }

    /// <summary>
    /// A connection whose commit failed may still hold the lock of its transaction: it is closed for good, not pooled.
    /// That it can't even be closed must not end the loop, since every later save would wait for ever.
    /// </summary>
    private static async Task DiscardAsync(SqliteConnection? connection)
    {
        if (connection is null) return;
        try
        {
            SqliteConnection.ClearPool(connection);
            await connection.DisposeAsync();
        }
        catch (Exception e) when (e is SqliteException or InvalidOperationException)
        {
            // Nothing more can be done with it; the next batch opens another.
        }
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();

        // A full flush at each commit: what was acknowledged survives a power cut. What is deleted is overwritten, so
        // that no destroyed key is left in a page that is free (RECORD-5).
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000; "
            + "PRAGMA secure_delete=ON;";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private static async Task CommitAsync(SqliteConnection connection, List<PendingSave> batch)
    {
        if (batch.Count == 0) return;
        await using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var pending in batch) await pending.RunAsync(connection, transaction);
        await transaction.CommitAsync();

        // A save that lost to another of its batch is told so only now: sooner, it would read again what lay before
        // that one's commit, and lose to the same change once more.
        foreach (var pending in batch) pending.Complete();
    }

    private sealed class PendingSave(
        RiskDbContext context, Func<CancellationToken, Task<int>>? save, CancellationToken cancellationToken)
    {
        private int rows;
        private Exception? failure;

        private bool rewrite;

        /// <summary>No save, but cleaning between two batches.</summary>
        internal static PendingSave Cleaning(bool rewrite) =>
            new(null!, null, CancellationToken.None) { rewrite = rewrite };

        internal bool IsCleaning => save is null;

        internal async Task CleanAsync(SqliteConnection connection) =>
            Done.TrySetResult(await SqliteCleaning.RunAsync(connection, rewrite) ? 1 : 0);

        internal TaskCompletionSource<int> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal async Task RunAsync(SqliteConnection connection, SqliteTransaction transaction)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                Done.TrySetCanceled(cancellationToken);
                return;
            }

            context.Database.SetDbConnection(connection, contextOwnsConnection: false);
            try
            {
                await context.Database.UseTransactionAsync(transaction, CancellationToken.None);
                rows = await save!(CancellationToken.None);
            }
            catch (Exception exception)
            {
                failure = exception;
            }

            // Back to its own connection before its caller goes on with it.
            await context.Database.UseTransactionAsync(null, CancellationToken.None);
            context.Reading();
        }

        internal void Complete()
        {
            if (failure is null) Done.TrySetResult(rows);
            else Done.TrySetException(failure);
        }

        /// <summary>Nothing of the batch is stored; a save that failed by itself keeps its own reason.</summary>
        internal void Fail(Exception exception) => Done.TrySetException(failure ?? exception);
    }
}
