using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Reminders;

/// <summary>
/// Lets one of several copies of the service do a job at a time. It saves work and is never what makes a result right:
/// a process that stood still may go on after its lease has ended.
/// </summary>
internal sealed class JobLease(
    RiskDbContext db, CommitQueue commits, TimeProvider clock, IOptions<ReminderOptions> options)
{
    /// <summary>Null while somebody else has it.</summary>
    internal async Task<HeldLease?> TryTakeAsync(string name, CancellationToken cancellationToken)
    {
        var term = TimeSpan.FromSeconds(options.Value.LeaseSeconds);
        var now = clock.Now();
        var held = new HeldLease(this, name, Ids.Next(now), term);
        if (term == TimeSpan.Zero) return held;
        if (await ExtendAsync(held, now, cancellationToken)) return held;
        var known = await db.Set<JobLeaseRow>().AnyAsync(l => l.Name == name, cancellationToken);
        return !known && await AddAsync(held, now, cancellationToken) ? held : null;
    }

    /// <summary>
    /// Takes it where it has ended, or renews the own one. One that ends later than any could was given before the
    /// clock was set back, and counts as ended.
    /// </summary>
    internal async Task<bool> ExtendAsync(HeldLease held, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (until, implausible) = (now + held.Term, now + held.Term + held.Term);
        var changed = await commits.TogetherAsync(db, token => db.Set<JobLeaseRow>()
            .Where(l => l.Name == held.Name
                && (l.Holder == held.Holder || l.Until <= now || l.Until > implausible))
            .ExecuteUpdateAsync(
                l => l.SetProperty(x => x.Holder, held.Holder).SetProperty(x => x.Until, until), token),
            cancellationToken);
        if (changed == 1) held.Renewed = now;
        return changed == 1;
    }

    /// <summary>So that the next one need not wait for its end.</summary>
    internal Task EndAsync(HeldLease held)
    {
        var now = clock.Now();
        return commits.TogetherAsync(db, token => db.Set<JobLeaseRow>()
            .Where(l => l.Name == held.Name && l.Holder == held.Holder)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.Until, now), token), CancellationToken.None);
    }

    internal DateTimeOffset Now => clock.Now();

    private async Task<bool> AddAsync(HeldLease held, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.Add(new JobLeaseRow { Name = held.Name, Holder = held.Holder, Until = now + held.Term });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            held.Renewed = now;
            return true;
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}

/// <summary>A lease that this run of a job has, until it ends.</summary>
internal sealed class HeldLease(JobLease lease, string name, Guid holder, TimeSpan term) : IAsyncDisposable
{
    internal string Name => name;

    internal Guid Holder => holder;

    internal TimeSpan Term => term;

    internal DateTimeOffset Renewed { get; set; }

    /// <summary>
    /// Renews it where a third of it has gone. False where somebody else has it: the job is theirs now.
    /// </summary>
    internal async Task<bool> KeepAsync(CancellationToken cancellationToken)
    {
        if (term == TimeSpan.Zero) return true;
        var now = lease.Now;
        return (now >= Renewed && now - Renewed < term / 3) || await lease.ExtendAsync(this, now, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (term > TimeSpan.Zero) await lease.EndAsync(this);
    }
}
