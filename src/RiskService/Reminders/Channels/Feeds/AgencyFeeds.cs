using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels.Feeds;

/// <summary>
/// The calendar feeds of an agency's people, for its managers: whose there are, and ending one of somebody who left. A
/// feed that has ended is none.
/// </summary>
internal sealed class AgencyFeeds(
    RiskDbContext db, Writes writes, DeskKeys desks, FeedTerm term, TimeProvider clock,
    IOptions<LimitsOptions> limits)
{
    private const int Standard = 50;
    private const int Most = 200;
    private const string Filters = "calendar feeds";

    internal async Task<ListCalendarFeedsResponse> ListAsync(
        ListCalendarFeedsRequest request, CancellationToken cancellationToken)
    {
        var size = PageToken.Size(request.PageSize, Standard, Most);
        var rows = Lasting();
        if (PageToken.Read(request.PageToken, Filters) is { } place)
        {
            var after = PageToken.Unescaped(place);
            rows = rows.Where(f => f.WorkerKey.CompareTo(after) > 0);
        }

        var found = await rows.OrderBy(f => f.WorkerKey).Take(size + 1).ToListAsync(cancellationToken);
        var response = new ListCalendarFeedsResponse();
        response.Feeds.AddRange(found.Take(size).Select(f => new CalendarFeed
        {
            WorkerId = f.WorkerId,
            CreateTime = f.CreateTime.ToTimestamp(),
            ReadTime = f.ReadTime?.ToTimestamp(),
            ExpireTime = term.EndOf(f).ToTimestamp(),
        }));
        if (found.Count > size)
            response.NextPageToken = PageToken.Make(Filters, PageToken.Escaped(found[size - 1].WorkerKey));
        return response;
    }

    internal Task<EndCalendarFeedResponse> EndAsync(
        EndCalendarFeedRequest request, CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.WorkerId("worker_id", request.WorkerId, required: true);
        checks.ThrowIfAny();
        var key = AllocationRow.Key(request.WorkerId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var row = await Lasting().AsTracking().SingleOrDefaultAsync(f => f.WorkerKey == key, token)
                ?? throw new Failure.NotFound("calendar feed").AsException();
            db.Remove(row);
            return new Written<EndCalendarFeedResponse>(new EndCalendarFeedResponse(), await desks.OpenAsync(token));
        }, cancellationToken);
    }

    private IQueryable<CalendarFeedRow> Lasting()
    {
        var until = term.EndedUntil;
        return db.Set<CalendarFeedRow>().Where(f => f.CreateTime > until);
    }
}
