using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases;

/// <summary>What a contact must be to be planned or recorded. Form only: what it was is never refused.</summary>
internal static class ContactChecks
{
    internal static void Contact(this RequestChecks checks, string field, Contact? value, bool past)
    {
        if (value is null)
        {
            checks.Add(field, "Is required.");
            return;
        }

        checks.Code($"{field}.purpose", value.Purpose);
        checks.Code($"{field}.mode", value.Mode);
        if (past) checks.PastTime($"{field}.contact_time", value.ContactTime, required: true);
        else checks.Time($"{field}.contact_time", value.ContactTime, required: true);
        Attendances(checks, $"{field}.attendances", value);
        if (value.WorkerIds.Count == 0) checks.Add($"{field}.worker_ids", "Name at least one worker.");
        if (!checks.Count($"{field}.worker_ids", value.WorkerIds.Count, checks.Limits.ListItems)) return;
        for (var i = 0; i < value.WorkerIds.Count; i++)
        {
            checks.WorkerId($"{field}.worker_ids[{i}]", value.WorkerIds[i], required: true);
        }
    }

    private static void Attendances(RequestChecks checks, string field, Contact value)
    {
        if (!checks.Count(field, value.Attendances.Count, checks.Limits.Parties)) return;
        for (var i = 0; i < value.Attendances.Count; i++) checks.Code($"{field}[{i}].role", value.Attendances[i].Role);
        if (!value.Attendances.Any(a => a.Role == AttendanceRole.Participant))
        {
            checks.Add(field, "Name at least one party of the case with ATTENDANCE_ROLE_PARTICIPANT.");
        }
    }
}
