using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases;

/// <summary>What happens to a closed case when its term ends (RECORD-5).</summary>
internal enum AfterTerm
{
    /// <summary>The case is open: no term runs.</summary>
    None = 0,

    /// <summary>The job disposes of it.</summary>
    Dispose = 1,

    /// <summary>It waits for a person's decision.</summary>
    Decide = 2,

    /// <summary>Nothing, while a legal hold stands.</summary>
    Hold = 3,
}

/// <summary>The one place that says what becomes of a case when its term ends.</summary>
internal static class CaseRetention
{
    /// <summary>Somebody is at work on it: no term runs. Legal holds stay.</summary>
    internal static void Reopen(this CaseRow row)
    {
        row.State = CaseState.Open;
        (row.CloseTime, row.RetainUntil) = (null, null);
        (row.DisposalNeedsDecision, row.DisposalDecidedBy) = (false, null);
        row.SettleAfterTerm();
    }

    /// <summary>
    /// Something was recorded after closure. Neither the term that runs nor who decided knew of it, so a person decides
    /// before it is destroyed.
    /// </summary>
    internal static void RecordedSince(this CaseRow row)
    {
        if (row.RetainUntil is null) return;
        (row.DisposalNeedsDecision, row.DisposalDecidedBy) = (true, null);
        row.SettleAfterTerm();
    }

    /// <summary>To be called after a change of anything that it rests on.</summary>
    internal static void SettleAfterTerm(this CaseRow row) => row.AfterTerm =
        row.RetainUntil is null ? AfterTerm.None
        : row.LegalHolds > 0 ? AfterTerm.Hold
        : row.DisposalNeedsDecision && row.DisposalDecidedBy is null ? AfterTerm.Decide
        : AfterTerm.Dispose;
}
