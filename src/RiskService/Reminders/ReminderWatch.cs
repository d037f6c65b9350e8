using System.Globalization;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Audit;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders;

/// <summary>
/// Sends an agency's reminders as they are made. Their numbers are given in the order of the commits, so that
/// everything up to the count that was read is there to be read, and none is left out. It ends after a while, so that
/// nobody goes on reading with a token that has long expired.
/// </summary>
internal sealed class ReminderWatch(
    RiskDbContext db, CurrentCaller caller, ReminderScopes scopes, ReminderSignals signals, ReadAudit audit,
    TimeProvider clock, IOptions<ReminderOptions> options, IOptions<LimitsOptions> limits)
{
    private const int PageSize = 100;

    private string Filters => $"watch-reviews|{caller.Value.AgencyId}";

    internal async Task ExecuteAsync(
        WatchReviewsRequest request, IServerStreamWriter<WatchReviewsResponse> responses,
        CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.OptionalCode("scope", request.Scope);
        checks.ThrowIfAny();
        var scope = request.Scope == ReviewScope.Unspecified ? ReviewScope.Agency : request.Scope;
        var agency = caller.Value.AgencyId;
        var end = clock.GetUtcNow() + TimeSpan.FromMinutes(options.Value.WatchMinutes);
        var last = Place(request.ResumeToken, await CountAsync(cancellationToken));
        audit.Found([]);
        await responses.WriteAsync(new WatchReviewsResponse { ResumeToken = Token(last) }, cancellationToken);
        while (clock.GetUtcNow() < end)
        {
            // Asked for before looking, so that nothing that comes in between is missed.
            var change = signals.NextChange(agency);
            var count = await CountAsync(cancellationToken);
            var rows = await BetweenAsync(scope, last, count, cancellationToken);
            audit.Found(rows.Select(r => r.CaseId));
            foreach (var row in rows)
            {
                var response = new WatchReviewsResponse { Reminder = row.ToProto(), ResumeToken = Token(row.Number) };
                await responses.WriteAsync(response, cancellationToken);
            }

            last = rows.Count == PageSize ? rows[^1].Number : Math.Max(last, count);
            if (rows.Count < PageSize) await NextAsync(change, cancellationToken);
        }
    }

    private async Task<List<ReminderRow>> BetweenAsync(
        ReviewScope scope, long last, long count, CancellationToken cancellationToken)
    {
        if (count <= last) return [];
        var rows = new List<ReminderRow>();
        foreach (var part in await scopes.OfAsync(scope, cancellationToken))
        {
            rows.AddRange(await part.Where(r => r.Number > last && r.Number <= count).OrderBy(r => r.Number)
                .Take(PageSize).ToListAsync(cancellationToken));
        }

        rows.Sort((a, b) => a.Number.CompareTo(b.Number));
        return rows.Count <= PageSize ? rows : rows[..PageSize];
    }

    private Task<long> CountAsync(CancellationToken cancellationToken)
    {
        var agency = caller.Value.AgencyId;
        return db.Set<ReminderCountRow>().Where(c => c.AgencyId == agency).Select(c => c.Count)
            .SingleOrDefaultAsync(cancellationToken);
    }

    private string Token(long number) => PageToken.Make(Filters, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// A place that has not come yet is of a database that was put back since: from it some would be missed.
    /// </summary>
    private long Place(string token, long count)
    {
        if (token.Length == 0) return count;
        return long.TryParse(PageToken.Find(token, Filters), CultureInfo.InvariantCulture, out var number)
            && number >= 0 && number <= count
            ? number
            : throw Violations.One("resume_token",
                "Send the resume_token of the last answer as you received it, or none to begin from now on.");
    }

    private async Task NextAsync(Task change, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var poll = Task.Delay(TimeSpan.FromSeconds(options.Value.WatchPollSeconds), clock, done.Token);
        await Task.WhenAny(change, poll);
        await done.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
