using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.RiskService.Retention.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Retention;

internal static class RetentionView
{
    /// <summary>Holds in a view; the newest.</summary>
    internal const int HoldsShown = 50;

    internal static V1.Retention Make(
        CaseRow row, CaseKey key, IEnumerable<LegalHoldRow> newestHolds, DateTimeOffset now)
    {
        var view = new V1.Retention
        {
            CaseId = row.Id.ToString(),
            State = RetentionStates.Of(row.RetainUntil, row.LegalHolds, row.AfterTerm == AfterTerm.Decide, now),
            CloseTime = row.CloseTime?.ToTimestamp(),
            RetainUntilTime = row.RetainUntil?.ToTimestamp(),
            DecisionRequired = row.DisposalNeedsDecision && row.DisposalDecidedBy is null,
        };
        view.LegalHolds.AddRange(newestHolds.Take(HoldsShown).Select(h => ToProto(h, key)));
        return view;
    }

    internal static Disposal ToProto(this DisposalRow row) => new()
    {
        CaseId = row.CaseId.ToString(),
        DisposeTime = row.DisposeTime.ToTimestamp(),
        Basis = row.Basis,
        DecidedBy = row.DecidedBy ?? "",
        CloseTime = row.CloseTime?.ToTimestamp(),
        EntryCount = row.EntryCount,
        HeadHash = ByteString.CopyFrom(row.HeadHash),
    };

    private static LegalHold ToProto(LegalHoldRow row, CaseKey key) => new()
    {
        LegalHoldId = row.Id.ToString(),
        Reason = key.OpenText(row.Reason, LegalHolds.ReasonField, row.Id),
        PlaceTime = row.CreateTime.ToTimestamp(),
        PlacedBy = row.CreatedBy,
        LiftTime = row.LiftTime?.ToTimestamp(),
        LiftedBy = row.LiftedBy ?? "",
        LiftReason = key.OpenText(row.LiftReason, LegalHolds.LiftReasonField, row.Id),
    };
}
