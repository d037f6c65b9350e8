using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Platform.Protection;

namespace RiskPlatform.RiskService.SubjectAccess;

/// <summary>Requests as callers of their own agency see them.</summary>
internal static class AccessView
{
    internal const string ReferenceField = "subject-access.reference";

    internal static V1.SubjectAccess ToProto(this SubjectAccessRow row, CaseKey key) => new()
    {
        SubjectAccessId = row.Id.ToString(),
        CaseId = row.CaseId.ToString(),
        State = row.State,
        ReceiveTime = row.ReceiveTime.ToTimestamp(),
        DueTime = row.DueTime.ToTimestamp(),
        Extended = row.Extended,
        CompleteTime = row.CompleteTime?.ToTimestamp(),
        AgencyReference = key.OpenText(row.Reference, ReferenceField, row.Id),
        DecidedCount = row.DecidedCount,
    };
}
