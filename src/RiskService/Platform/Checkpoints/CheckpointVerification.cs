using System.Globalization;
using RiskPlatform.Chain;
using RiskPlatform.RiskService.Platform.Audit;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Platform.Checkpoints;

/// <summary>
/// Goes through the checkpoints, the oldest first, and looks for cases of the caller's agency that are not what was
/// signed of them. A case that vanished as a whole shows nowhere else.
/// </summary>
internal sealed class CheckpointVerification(CheckpointBook book, LeafCheck leafCheck, ReadAudit audit)
{
    private const string Filters = "checkpoint leaves";
    private const int Standard = 200;
    private const int Most = 1_000;

    /// <summary>Checkpoints that one call goes through, even where they cover nothing of this agency.</summary>
    private const int MostCheckpoints = 1_000;

    internal async Task<VerifyCheckpointsResponse> VerifyAsync(
        VerifyCheckpointsRequest request, CancellationToken cancellationToken)
    {
        var size = PageToken.Size(request.PageSize, Standard, Most);
        var (from, after) = Start(request.PageToken);
        audit.OfAudit(null);
        var response = new VerifyCheckpointsResponse();
        var before = await book.FindAsync(from - 1, cancellationToken);
        foreach (var checkpoint in await book.FromAsync(from, MostCheckpoints + 1, cancellationToken))
        {
            var left = size - (int)response.CheckedCount;
            if (left == 0 || checkpoint.Number - from >= MostCheckpoints)
            {
                response.NextPageToken = Token(checkpoint.Number, -1);
                break;
            }

            if (after < 0) await CheckAsync(checkpoint, before, response, cancellationToken);
            var leaves = await book.LeavesOfAsync(checkpoint, ChainKind.Case, after, left + 1, cancellationToken);
            foreach (var leaf in leaves.Take(left)) await CheckAsync(checkpoint, leaf, response, cancellationToken);
            if (leaves.Count > left)
            {
                response.NextPageToken = Token(checkpoint.Number, leaves[left - 1].LeafIndex);
                break;
            }

            (before, after) = (checkpoint, -1);
        }

        return response;
    }

    /// <summary>The checkpoint itself; its problem is of no case.</summary>
    private async Task CheckAsync(
        CheckpointRow checkpoint, CheckpointRow? before, VerifyCheckpointsResponse response,
        CancellationToken cancellationToken)
    {
        var problem = book.Problem(checkpoint, before)
            ?? await book.LeavesProblemAsync(checkpoint, cancellationToken);
        if (problem is null) return;
        response.Problems.Add(new CheckpointProblem { CheckpointNumber = checkpoint.Number, Explanation = problem });
    }

    private async Task CheckAsync(
        CheckpointRow checkpoint, CheckpointLeafRow leaf, VerifyCheckpointsResponse response,
        CancellationToken cancellationToken)
    {
        response.CheckedCount++;
        if (await leafCheck.ProblemAsync(checkpoint, leaf, cancellationToken) is not { } problem) return;
        response.Problems.Add(new CheckpointProblem
        {
            CaseId = leaf.ChainId.ToString(),
            CheckpointNumber = checkpoint.Number,
            EntryCount = leaf.Count,
            Explanation = problem,
        });
    }

    private static (long Checkpoint, int AfterLeaf) Start(string token)
    {
        if (PageToken.Read(token, Filters) is not { } key) return (1, -1);
        var parts = key.Split(',');
        return parts.Length == 2
            && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var checkpoint) && checkpoint > 0
            && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var leaf)
            ? (checkpoint, leaf)
            : throw PageToken.Invalid();
    }

    private static string Token(long checkpoint, int afterLeaf) =>
        PageToken.Make(Filters, string.Create(CultureInfo.InvariantCulture, $"{checkpoint},{afterLeaf}"));
}
