using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Referrals.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>What the request of a move must be, before anything is looked up.</summary>
internal static class MoveChecks
{
    internal const int NoteLength = 2_000;

    private static readonly MoveDetails None = new();

    internal static MoveDetails DetailsOf(IMoveRequest request) => request.Details ?? None;

    internal static void Move(this RequestChecks checks, ReferralMove move, IMoveRequest request)
    {
        if (request.Etag.Length == 0)
        {
            checks.Add("etag", "Send the etag of the referral that the move is based on.");
        }

        var (rule, details) = (MoveTable.Of(move), DetailsOf(request));
        if (!rule.Takes(details.Reason))
        {
            var choice = string.Join(", ", rule.Reasons.Append(ReferralReason.Other).Select(Name));
            checks.Add("details.reason",
                rule.Reasons.IsEmpty ? $"Leave it out, or send {choice}." : $"Send one of {choice}.", "REFER-7");
        }

        var most = Math.Min(NoteLength, checks.Limits.TextLength);
        if (details.Reason == ReferralReason.Other && string.IsNullOrWhiteSpace(details.Note))
        {
            checks.Add("details.note", "Is required with OTHER: say what the reason is.", "REFER-7");
        }

        checks.Text("details.note", details.Note, most);
        checks.PastTime("details.occurred_time", details.OccurredTime);
    }

    /// <summary>As the protocol spells it.</summary>
    private static string Name(ReferralReason reason) => ReferralNames.Of(reason);
}
