using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

internal static class ReferralTaskView
{
    internal const string InstructionField = "referral-task.instruction";
    internal const string DoneNoteField = "referral-task.done-note";

    internal static ReferralTask ToProto(this ReferralTaskRow row, CaseKey key) => new()
    {
        TaskId = row.Id.ToString(),
        CaseId = row.CaseId.ToString(),
        ReferralId = row.ReferralId.ToString(),
        Kind = row.Kind,
        Agency = row.Agency,
        Move = row.Move,
        Reason = row.Reason,
        Instruction = key.OpenText(row.Instruction, InstructionField, row.Id),
        DueTime = row.DueTime.ToTimestamp(),
        CreateTime = row.CreateTime.ToTimestamp(),
        DoneTime = row.DoneTime?.ToTimestamp(),
        DoneBy = row.DoneBy ?? "",
        DoneNote = key.OpenText(row.DoneNote, DoneNoteField, row.Id),
    };
}
