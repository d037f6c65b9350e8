using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.Platform.Idempotency;

/// <summary>
/// Removes answers that nobody will ask for again. In slices of time, so that no write waits long behind it; running
/// twice, late or on several machines at once removes the same.
/// </summary>
internal sealed class ForgetAnswers(
    RiskDbContext db, CommitQueue commits, TimeProvider clock, IOptions<IdempotencyOptions> options)
{
    private static readonly TimeSpan Slice = TimeSpan.FromMinutes(1);

    // For Hangfire, which gives the token.
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var cutoff = clock.Now().AddDays(-options.Value.KeepDays);
        while (await OldestAsync(cancellationToken) is { } oldest && oldest < cutoff)
        {
            var until = oldest + Slice < cutoff ? oldest + Slice : cutoff;
            await commits.SaveAsync(
                db, token => OfEveryAgency().Where(r => r.CreateTime < until).ExecuteDeleteAsync(token),
                cancellationToken);
        }
    }

    private Task<DateTimeOffset?> OldestAsync(CancellationToken cancellationToken) =>
        OfEveryAgency().OrderBy(r => r.CreateTime).Select(r => (DateTimeOffset?)r.CreateTime)
            .FirstOrDefaultAsync(cancellationToken);

#pragma warning disable RS0030 // A sweep has no caller; it removes by age alone and reads no content.
    private IQueryable<IdempotencyRow> OfEveryAgency() =>
        db.Set<IdempotencyRow>().IgnoreQueryFilters([RiskDbContext.AgencyFilter]);
#pragma warning restore RS0030
}
