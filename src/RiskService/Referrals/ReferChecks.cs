using RiskPlatform.RiskService.Assessments;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>What a plan to refer must be to be looked at. Whether it may go ahead is for the rules.</summary>
internal static class ReferChecks
{
    private const int NoteLength = 2_000;
    private const int MostLanguages = 50;
    private const int MostPastProgrammes = 50;
    private const int OldestAge = 120;

    internal static void Refer(this RequestChecks checks, ReferRequest request)
    {
        checks.WorkerId("continuing_worker_id", request.ContinuingWorkerId, required: false);
        if (request.ReviewDate.Length > 0 && Day(checks, "review_date", request.ReviewDate) is { } day
            && day < checks.Today)
        {
            checks.Add("review_date", "Lies in the past. Set today or a later day.", "REFER-4");
        }

        checks.Note("note", request.Note);
        checks.Agencies("agencies_consulted", request.AgenciesConsulted);
        if (request.Criteria is { } criteria) checks.Criteria("criteria", criteria);
        if (request.Override is { } decision)
        {
            checks.RequiredText("override.reason", decision.Reason, Math.Min(NoteLength, checks.Limits.TextLength));
        }
    }

    internal static void Note(this RequestChecks checks, string field, string note) =>
        checks.Text(field, note, Math.Min(NoteLength, checks.Limits.TextLength));

    private static void Criteria(this RequestChecks checks, string field, MatchCriteria value)
    {
        if (value.SubjectPlace is { } place) checks.Place($"{field}.subject_place", place);
        if (value.SurvivorPlace is { } other) checks.Place($"{field}.survivor_place", other);
        if (value.HasAge && value.Age is < 0 or > OldestAge)
        {
            checks.Add($"{field}.age", $"Is not an age from 0 to {OldestAge}.");
        }

        checks.OptionalCode($"{field}.gender", value.Gender);
        checks.Languages($"{field}.languages", value.Languages, MostLanguages);
        if (checks.Count($"{field}.delivery_modes", value.DeliveryModes.Count, checks.Limits.ListItems))
        {
            for (var i = 0; i < value.DeliveryModes.Count; i++)
                checks.Code($"{field}.delivery_modes[{i}]", value.DeliveryModes[i]);
        }

        checks.OptionalCode($"{field}.referrer", value.Referrer);
        checks.OptionalCode($"{field}.live_criminal_proceedings", value.LiveCriminalProceedings);
        checks.OptionalCode($"{field}.live_family_proceedings", value.LiveFamilyProceedings);
        if (!checks.Count($"{field}.past_programmes", value.PastProgrammes.Count, MostPastProgrammes)) return;
        for (var i = 0; i < value.PastProgrammes.Count; i++)
        {
            var past = value.PastProgrammes[i];
            if (!Guid.TryParseExact(past.ListingId, "D", out _))
                checks.Add($"{field}.past_programmes[{i}].listing_id", "Send the id as the service returned it.");
            Day(checks, $"{field}.past_programmes[{i}].end_date", past.EndDate);
        }
    }

    private static DateOnly? Day(RequestChecks checks, string field, string value)
    {
        if (ListingView.Day(value) is { } day) return day;
        checks.Add(field, "Is not a day, such as 2026-03-31.");
        return null;
    }
}
