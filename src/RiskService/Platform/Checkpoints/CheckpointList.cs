using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Audit;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Platform.Checkpoints;

/// <summary>Lists checkpoints, newest first, each with whether its signature and its place fit.</summary>
internal sealed class CheckpointList(RiskDbContext db, CheckpointBook book, ReadAudit audit)
{
    private const string Filters = "checkpoints";
    private const int Standard = 50;
    private const int Most = 200;

    internal async Task<ListCheckpointsResponse> ListAsync(
        ListCheckpointsRequest request, CancellationToken cancellationToken)
    {
        var size = PageToken.Size(request.PageSize, Standard, Most);
        var before = long.MaxValue;
        if (PageToken.Read(request.PageToken, Filters) is { } key
            && !long.TryParse(key, CultureInfo.InvariantCulture, out before))
        {
            throw PageToken.Invalid();
        }

        audit.OfAudit(null);
        var found = await db.Set<CheckpointRow>().Where(c => c.Number < before)
            .OrderByDescending(c => c.Number).Take(size + 1).ToListAsync(cancellationToken);
        var response = new ListCheckpointsResponse();
        for (var i = 0; i < Math.Min(size, found.Count); i++)
        {
            response.Checkpoints.Add(View(found[i], i + 1 < found.Count ? found[i + 1] : null));
        }

        if (found.Count > size)
        {
            response.NextPageToken =
                PageToken.Make(Filters, found[size - 1].Number.ToString(CultureInfo.InvariantCulture));
        }

        return response;
    }

    private Checkpoint View(CheckpointRow row, CheckpointRow? before) => new()
    {
        Number = row.Number,
        CreateTime = row.CreateTime.ToTimestamp(),
        ChainCount = row.ChainCount,
        RootHash = ByteString.CopyFrom(row.Root),
        Signature = ByteString.CopyFrom(row.Signature),
        KeyId = ByteString.CopyFrom(row.KeyId),
        Intact = book.Problem(row, before) is null,
    };
}
