using Google.Protobuf;
using RiskPlatform.Cli.App;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Referrals;

/// <summary>The referral, what is said about the move, and the etag that the move is based on.</summary>
internal sealed record MoveCall(string Id, MoveDetails? Details, string Etag);

/// <summary>
/// A move as the command line offers it. Which state has it and who may make it is the service's to decide (REFER-7).
/// </summary>
/// <param name="Name">The command.</param>
/// <param name="Kind">The move.</param>
/// <param name="Description">What it does.</param>
/// <param name="Reasons">The reasons that it takes; where there are any, one is required.</param>
/// <param name="SendAsync">Sends it.</param>
internal sealed record Move(
    string Name, ReferralMove Kind, string Description, IReadOnlyList<ReferralReason> Reasons,
    Func<Call, MoveCall, Task<(IMessage Response, ReferralStanding Standing)>> SendAsync);

/// <summary>Every move.</summary>
internal static class Moves
{
    internal static readonly IReadOnlyList<Move> All = [.. ReferrerMoves.All, .. ProgrammeMoves.All];

    internal static string NameOf(ReferralMove kind) => All.FirstOrDefault(m => m.Kind == kind)?.Name ?? "";
}
