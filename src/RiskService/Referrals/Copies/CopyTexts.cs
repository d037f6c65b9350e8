using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals.Copies;

/// <summary>What the copies say in words. Nothing in them depends on a case, a child being held apart.</summary>
internal static class CopyTexts
{
    internal const string SubjectTitle = "Your referral";

    internal const string ProgrammeTitle = "Referral";

    internal const string ProgrammeFooter = "For the service's workers alone. Not for the person referred.";

    internal const string Permitted = "May be used with the person";

    internal const string NotPermitted = "Must not be used with the person";

    /// <summary>The same for everybody, so that nothing can be told from it (RESPOND-2).</summary>
    internal static readonly ImmutableArray<string> ForSubject =
    [
        "A worker has talked with you about the service named here and refers you to it. The service gets in touch "
            + "with you. You can also get in touch with it yourself.",
        "At the first meeting the service finds out with you whether it is right for you. It then tells you what comes "
            + "next and when.",
        "Taking part is your choice. The worker who referred you stays in contact with you, whatever you choose.",
        "Ask that worker if something here is not clear, or if you need it in another language or format.",
        "If somebody is in danger now, call 999.",
    ];

    /// <summary>
    /// What stays of a copy after a role swap: which referral it is, and to stop. It names nobody (LOOK-3).
    /// </summary>
    internal static ProgrammeCopy Paused(ProgrammeCopy copy) => new()
    {
        ReferralId = copy.ReferralId,
        ListingName = copy.ListingName,
        ContinuingWorkerId = copy.ContinuingWorkerId,
        SafetyNotes =
        {
            "Stop: do nothing more with this referral before you have spoken with the referring worker. What it said "
                + "of the person does not hold any more.",
            Emergency,
        },
        SubmitTime = copy.SubmitTime,
    };

    internal static IEnumerable<string> SafetyNotes(bool childHeld) =>
        childHeld ? OfProgramme.Append(WithChild) : OfProgramme;

    /// <summary>For a service that helps with something else beside a programme (REFER-4).</summary>
    internal static readonly ImmutableArray<string> OfOtherService =
    [
        "This referral is for what your service helps with. The referring worker goes on with the person about their "
            + "behaviour: what you help with neither explains nor excuses it.",
        OwnCopy,
        Alone,
        Tell,
        Emergency,
    ];

    private static readonly ImmutableArray<string> OfProgramme =
    [
        "Never use with the person what is marked as not permitted: do not mention it, hint at it, or ask what only it "
            + "explains. It may be known from nobody but those who were harmed, and could be held against them.",
        "Nor pass on that anybody told anything. What is marked as permitted is known from somebody else too.",
        OwnCopy,
        "Those who were harmed are told of this referral by the service that supports them, apart from the person "
            + "referred. Send no message to them, or about them, by way of that person.",
        Alone,
        Tell,
        "The level is a prompt to act in time and no forecast. It can rise on any day; being on a programme does not "
            + "make anybody safe.",
        Emergency,
    ];

    private const string OwnCopy = "The person gets a copy of their own. Show or give them nothing of this one.";

    private const string Alone = "See the person by themselves. Partners are not seen together about abuse.";

    private const string Tell =
        "Tell the referring worker at once of new abuse, a threat, a missed session, or an early end, and of anything "
        + "else that changes the risk. Do not wait for a meeting.";

    private const string Emergency = "If somebody is in danger now, call 999 first.";

    private const string WithChild =
        "A child is held as a victim in this case. What puts a child at risk is shared with children's social care, "
        + "whatever was said about confidentiality.";
}
