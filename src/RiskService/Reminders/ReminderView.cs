using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders;

internal static class ReminderView
{
    internal static Reminder ToProto(this ReminderRow row) => new()
    {
        ReminderId = row.Id.ToString(),
        Number = row.Number,
        CaseId = row.CaseId.ToString(),
        Kind = row.Kind,
        ConcernsId = row.ConcernsId.ToString(),
        Stage = row.Stage,
        Level = row.Level,
        DueTime = row.DueTime.ToTimestamp(),
        CreateTime = row.CreateTime.ToTimestamp(),
        Role = row.Role,
        WorkerId = row.WorkerId ?? "",
        TeamId = row.TeamId ?? "",
        AcknowledgeTime = row.AcknowledgeTime?.ToTimestamp(),
        AcknowledgedBy = row.AcknowledgedBy ?? "",
    };
}
