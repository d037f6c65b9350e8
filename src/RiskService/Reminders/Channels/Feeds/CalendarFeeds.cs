using System.Buffers.Text;
using System.Security.Cryptography;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders.Channels.Feeds;

/// <summary>The caller's own calendar feed: made, asked for, ended.</summary>
internal sealed class CalendarFeeds(
    RiskDbContext db, Writes writes, DeskKeys desks, CurrentCaller caller, FeedTerm term, TimeProvider clock,
    IOptions<WebOptions> options)
{
    private const int SecretLength = 32;

    private string WorkerKey => AllocationRow.Key(caller.Value.Subject);

    internal Task<CreateCalendarFeedResponse> CreateAsync(
        CreateCalendarFeedRequest request, CancellationToken cancellationToken) =>
        writes.RunAsync(request, request.RequestId, async token =>
        {
            if (await MineAsync(token) is { } earlier) db.Remove(earlier);
            var secret = RandomNumberGenerator.GetBytes(SecretLength);
            var feed = new CalendarFeedRow
            {
                SecretHash = SHA256.HashData(secret),
                AgencyId = caller.Value.AgencyId,
                WorkerId = caller.Value.Subject,
                WorkerKey = WorkerKey,
                CreateTime = clock.Now(),
            };
            db.Add(feed);
            var url = $"{options.Value.PublicUrl.TrimEnd('/')}{CalendarEndpoint.Base}/"
                + $"{Base64Url.EncodeToString(secret)}.ics";
            return new Written<CreateCalendarFeedResponse>(
                new CreateCalendarFeedResponse { Url = url, ExpireTime = term.EndOf(feed).ToTimestamp() },
                await desks.OpenAsync(token));
        }, cancellationToken);

    internal async Task<GetCalendarFeedResponse> GetAsync(CancellationToken cancellationToken)
    {
        var response = new GetCalendarFeedResponse { LifetimeDays = term.Days };
        if (await MineAsync(cancellationToken) is { } row && !term.HasEnded(row))
        {
            response.Exists = true;
            response.CreateTime = row.CreateTime.ToTimestamp();
            response.ReadTime = row.ReadTime?.ToTimestamp();
            response.ExpireTime = term.EndOf(row).ToTimestamp();
        }

        return response;
    }

    internal Task<RevokeCalendarFeedResponse> RevokeAsync(
        RevokeCalendarFeedRequest request, CancellationToken cancellationToken) =>
        writes.RunAsync(request, request.RequestId, async token =>
        {
            if (await MineAsync(token) is { } row) db.Remove(row);
            return new Written<RevokeCalendarFeedResponse>(
                new RevokeCalendarFeedResponse(), await desks.OpenAsync(token));
        }, cancellationToken);

    /// <summary>Null for what can be no secret of ours.</summary>
    internal static byte[]? HashOf(string secret)
    {
        Span<byte> bytes = stackalloc byte[SecretLength + 2];
        return secret.Length == Base64Url.GetEncodedLength(SecretLength) && Base64Url.IsValid(secret)
            && Base64Url.TryDecodeFromChars(secret, bytes, out var length) && length == SecretLength
            ? SHA256.HashData(bytes[..length]) : null;
    }

    private Task<CalendarFeedRow?> MineAsync(CancellationToken cancellationToken)
    {
        var key = WorkerKey;
        return db.Set<CalendarFeedRow>().SingleOrDefaultAsync(f => f.WorkerKey == key, cancellationToken);
    }
}
