using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews.Settings;

/// <summary>Lists who receives reminders, by their identifiers.</summary>
internal sealed class RecipientList(
    RiskDbContext db, DeskKeys desks, TimeProvider clock, IOptions<LimitsOptions> limits)
{
    private const int Standard = 50;
    private const int Most = 200;

    internal async Task<ListRecipientsResponse> ListAsync(
        ListRecipientsRequest request, CancellationToken cancellationToken)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.Text("team_id", request.TeamId, RecipientView.TeamLength);
        checks.ThrowIfAny();
        var size = PageToken.Size(request.PageSize, Standard, Most);
        var filters = $"recipients {request.TeamId}";
        IQueryable<RecipientRow> rows = db.Set<RecipientRow>();
        if (request.TeamId.Length > 0) rows = rows.Where(r => r.TeamId == request.TeamId);
        if (PageToken.Read(request.PageToken, filters) is { } place)
        {
            var after = PageToken.Unescaped(place);
            rows = rows.Where(r => r.WorkerKey.CompareTo(after) > 0);
        }

        var found = await rows.OrderBy(r => r.WorkerKey).Take(size + 1).ToListAsync(cancellationToken);
        var response = new ListRecipientsResponse();
        if (found.Count == 0) return response;
        var desk = await desks.OpenAsync(cancellationToken);
        response.Recipients.AddRange(found.Take(size).Select(r => RecipientView.Make(r, desk)));
        if (found.Count > size)
        {
            response.NextPageToken = PageToken.Make(filters, PageToken.Escaped(found[size - 1].WorkerKey));
        }

        return response;
    }
}
