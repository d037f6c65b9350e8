using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases.Rules;

/// <summary>
/// LOOK-5, RESPOND-3, RESPOND-4 and RESPOND-5 for contacts. The same list refuses a plan and flags what took place:
/// facts are never refused.
/// </summary>
internal static class ContactRules
{
    private static readonly ContactBreach Joint = new(
        "RESPOND-3",
        "contact.attendances",
        "Both partners would be together while abuse is discussed, which can put the survivor at risk.",
        "See each of them separately, at different times and without telling one about the other's appointment.");

    private static readonly ContactBreach Alone = new(
        "RESPOND-4",
        "contact.worker_ids",
        "One worker alone would speak with the subject about abuse at a home.",
        "Meet on the agency's premises, or visit with a second worker.");

    private static readonly ContactBreach Intoxicated = new(
        "RESPOND-5",
        "contact.purpose",
        "The subject is recorded as intoxicated; abuse is not discussed with the subject at such times.",
        "Choose a time when the subject is sober and record that first. If anyone is in danger now, act under the "
            + "safeguarding policy.");

    public static ImmutableArray<ContactBreach> Check(ContactSetting contact)
    {
        var breaches = ImmutableArray.CreateBuilder<ContactBreach>();
        SpeakingForSurvivor(contact, breaches);
        var withSubject = contact.Participates(PartyRole.Subject);
        if (!withSubject || !contact.IsAboutAbuse) return breaches.DrainToImmutable();

        // A survivor who interprets for, accompanies or speaks for the subject is in the room just the same.
        if (contact.Attends(PartyRole.Survivor)) breaches.Add(Joint);
        if (contact is { Mode: ContactMode.HomeVisit, WorkerCount: < 2 }) breaches.Add(Alone);
        if (contact.SubjectIntoxicated && IsDiscussion(contact.Purpose)) breaches.Add(Intoxicated);
        return breaches.DrainToImmutable();
    }

    // What a survivor can say depends on who is listening, whatever the purpose; a child is a victim in their own right
    // (LOOK-4), whom a parent may still bring to what is not about abuse (LOOK-5).
    private static void SpeakingForSurvivor(ContactSetting contact, ImmutableArray<ContactBreach>.Builder breaches)
    {
        var aboutChild = contact.IsAboutAbuse && contact.Participates(PartyRole.Child);
        if (!aboutChild && !contact.Participates(PartyRole.Survivor)) return;
        for (var i = 0; i < contact.Attendances.Length; i++)
        {
            var (party, role) = contact.Attendances[i];
            if (party != PartyRole.Subject || role == AttendanceRole.Participant) continue;
            breaches.Add(new(
                "LOOK-5",
                $"contact.attendances[{i}].role",
                "The subject would interpret for, accompany or speak for a survivor or child, who could not "
                    + "speak freely.",
                "See them without the subject, with an independent interpreter or supporter where one is needed."));
        }
    }

    private static bool IsDiscussion(ContactPurpose purpose) => purpose
        is ContactPurpose.DiscussBehaviour or ContactPurpose.Challenge or ContactPurpose.Assessment;
}
