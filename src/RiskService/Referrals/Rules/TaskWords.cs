using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals.Rules;

/// <summary>What to do about a move, in plain words for the worker.</summary>
internal static class TaskWords
{
    /// <param name="task">What is to be done.</param>
    /// <param name="move">The move that it comes from.</param>
    /// <param name="reason">Why that move was made.</param>
    /// <param name="provider">Who runs the programme's service for survivors; empty if not known.</param>
    /// <param name="contact">How workers reach it; empty if not known.</param>
    /// <param name="subjectChanged">The person referred is no longer the subject (LOOK-3).</param>
    public static string For(
        NeededTask task, ReferralMove move, ReferralReason reason, string provider, string contact,
        bool subjectChanged = false) =>
        $"{(subjectChanged ? OfAnother : Happened(move, reason))} " + task.Kind switch
        {
            ReferralTaskKind.SafetyPlan =>
                "Look at the safety plan of the survivor and the children anew, with the survivor and through their "
                + "own worker: their safety and their wishes come first. Do not confront the subject about it, and say "
                + "nothing to the subject that comes from the survivor or a child.",
            ReferralTaskKind.NotifyAgency =>
                "Tell this agency, and agree what each of you does now to keep the survivor and the children safe. "
                + "What protects a child is always shared. Nobody confronts the subject with what the survivor said.",
            _ => "Tell the survivor's service, through its own channel and never through the subject, the subject's "
                + $"telephone or post that the subject may see. {Reach(provider, contact)}",
        };

    private const string OfAnother =
        "A referral did not go on as planned. The roles in the case have changed since: the person referred is not its "
        + "subject any more, so say nothing of that referral to the subject.";

    private static string Happened(ReferralMove move, ReferralReason reason) => (move, reason) switch
    {
        (ReferralMove.Submit, _) => "The subject was referred to a programme.",
        (ReferralMove.StartProgramme, _) => "The subject has started on the programme.",
        (ReferralMove.Complete, ReferralReason.NoChange) =>
            "The subject came to the end of the programme, and their behaviour did not change.",
        (ReferralMove.Complete, _) =>
            "The subject completed the programme. That alone does not mean that the risk is lower.",
        (ReferralMove.Reject, _) => "The subject was not taken on.",
        (ReferralMove.Deselect, _) => "The subject was taken off the programme.",
        (ReferralMove.DropOut, _) => "The subject left the programme before its end.",
        (ReferralMove.PutOnHold, _) => "The subject did not attend, and the referral is on hold.",
        (ReferralMove.Withdraw, _) => "The referral of the subject was withdrawn.",
        _ => "The subject did not take up the referral.",
    };

    private static string Reach(string provider, string contact) => (provider, contact) switch
    {
        ("", "") => "The directory does not say how it is reached: ask the programme's provider for its survivors' "
            + "worker, or tell the survivor's own worker.",
        ("", _) => $"It is reached so: {contact}",
        (_, "") => $"It is run by {provider}; the directory does not say how it is reached.",
        _ => $"It is run by {provider} and reached so: {contact}",
    };
}
