using RiskPlatform.RiskService.Assessments;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>What a plan to refer must be to be looked at. Whether it may go ahead is for the rules.</summary>
internal static class ReferChecks
{
    private const int NoteLength = 2_000;

    internal static void Refer(this RequestChecks checks, ReferRequest request, CriteriaFacts criteria)
    {
        checks.WorkerId("continuing_worker_id", request.ContinuingWorkerId, required: false);
        if (request.ReviewDate.Length > 0 && Day(checks, "review_date", request.ReviewDate) is { } day
            && day < checks.Today)
        {
            checks.Add("review_date", "Lies in the past. Set today or a later day.", "REFER-4");
        }

        checks.Text("note", request.Note, Math.Min(NoteLength, checks.Limits.TextLength));
        checks.Agencies("agencies_consulted", request.AgenciesConsulted);
        criteria.Check(checks, "criteria", request.Criteria);
        if (request.Override is { } decision)
        {
            checks.RequiredText("override.reason", decision.Reason, Math.Min(NoteLength, checks.Limits.TextLength));
        }
    }

    private static DateOnly? Day(RequestChecks checks, string field, string value)
    {
        if (ListingView.Day(value) is { } day) return day;
        checks.Add(field, "Is not a day, such as 2026-03-31.");
        return null;
    }
}
