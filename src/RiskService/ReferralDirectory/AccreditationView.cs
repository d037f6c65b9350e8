using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

internal static class AccreditationView
{
    /// <summary>What was sent of it.</summary>
    internal static Accreditation Kept(AccreditationRow row) => new()
    {
        Scheme = row.Scheme,
        Edition = row.Edition,
        Number = row.Number,
        ValidFromDate = ListingView.Text(row.ValidFrom),
        ValidToDate = ListingView.Text(row.ValidTo),
        State = row.State,
        Evidence = row.Evidence,
    };

    /// <summary>When those hold that are granted.</summary>
    internal static IReadOnlyList<Term> Terms(IEnumerable<AccreditationRow> rows) =>
        [.. rows.Where(a => a.State == AccreditationState.Granted).Select(a => new Term(a.ValidFrom, a.ValidTo))];
}
