using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases.Rules;

/// <summary>
/// What the contact rules look at, whether the contact is planned or past. Attendances are in the order of the message,
/// so that a breach can name the one it is about; workers are counted once each.
/// </summary>
internal sealed record ContactSetting(
    ContactPurpose Purpose,
    ContactMode Mode,
    ImmutableArray<ContactAttendance> Attendances,
    int WorkerCount,
    bool SubjectIntoxicated)
{
    /// <summary>Everything but OTHER, and whatever nobody has said the purpose of.</summary>
    public bool IsAboutAbuse => Purpose != ContactPurpose.Other;

    public bool Participates(PartyRole party) => Attendances.Contains(new(party, AttendanceRole.Participant));

    public bool Attends(PartyRole party) => Attendances.Any(attendance => attendance.Party == party);
}

/// <summary>A person's part in the case, and in the contact.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ContactAttendance(PartyRole Party, AttendanceRole Role);

/// <summary>
/// How a contact breaches a rule, at which field of the request, and what can be done instead. A plan is refused for
/// it; a contact that took place is flagged.
/// </summary>
internal sealed record ContactBreach(string RuleId, string Field, string Why, string SafeAlternative);
