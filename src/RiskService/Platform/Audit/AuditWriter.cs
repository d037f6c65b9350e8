using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Platform.Audit;

/// <summary>A read that is to be audited; its place in the chain is not known yet.</summary>
internal sealed record Read(
    DateTimeOffset Time, string ReaderId, string ClientId, string Operation, Guid? CaseId, AccessPurpose Purpose,
    AuditOutcome Outcome);

/// <summary>
/// Stores what calls have read, in chains of this running copy of the service: one for each agency, so that a read
/// waits neither for a case's writers nor for other copies. Stopping waits until everything handed in is stored.
/// </summary>
internal sealed class AuditWriter(IServiceScopeFactory scopes, CommitQueue commits, TimeProvider clock)
    : IHostedService
{
    private readonly ConcurrentDictionary<string, Lazy<AuditChain>> chains = new(StringComparer.Ordinal);
    private volatile bool stopping;

    /// <summary>Ends when these reads are durable; fails if they are not.</summary>
    internal Task StoreAsync(string agencyId, IReadOnlyList<Read> reads)
    {
        ObjectDisposedException.ThrowIf(stopping, this);
        var chain = chains.GetOrAdd(agencyId, agency => new Lazy<AuditChain>(
            () => new AuditChain(agency, clock, rows => SaveAsync(agency, rows))));
        return chain.Value.StoreAsync(reads);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        stopping = true;
        foreach (var chain in chains.Values) await chain.Value.EndAsync().WaitAsync(cancellationToken);
    }

    private async Task SaveAsync(string agencyId, IReadOnlyList<AuditRow> rows)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Set(Caller.Service(agencyId));
        var db = scope.ServiceProvider.GetRequiredService<RiskDbContext>();
        if (db.Database.IsSqlite())
        {
            await commits.SaveAsync(db, token => SqliteInsert.RunAsync(db, rows, token), CancellationToken.None);
            return;
        }

        db.AddRange(rows);
        await db.SaveChangesAsync();
    }
}
