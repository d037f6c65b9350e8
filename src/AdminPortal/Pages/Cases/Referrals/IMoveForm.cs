using Microsoft.AspNetCore.Mvc.ModelBinding;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Referrals;

/// <summary>What is said with a move, on whichever side it is made.</summary>
internal interface IMoveForm
{
    /// <summary>The move that is made.</summary>
    Move Move { get; }

    ReferralReason Reason { get; }

    string? Note { get; }

    MomentInput OccurredTime { get; }
}

internal static class MoveForms
{
    /// <summary>What is sent; what is missing is said beside its field.</summary>
    internal static MoveDetails Read(this IMoveForm form, ModelStateDictionary state, DateTimeOffset now)
    {
        var when = form.OccurredTime.Read(state, nameof(form.OccurredTime), now);
        if (form.Reason == ReferralReason.Unspecified && form.Move.Reasons.Count > 0)
            state.AddModelError(nameof(form.Reason), "Choose why");
        var details = new MoveDetails { Reason = form.Reason, Note = form.Note ?? "", OccurredTime = when };
        if (details is { Reason: ReferralReason.Unspecified, Note.Length: > 0 }) details.Reason = ReferralReason.Other;
        return details;
    }
}
