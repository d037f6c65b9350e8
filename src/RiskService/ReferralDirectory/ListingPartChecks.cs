using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>What the parts of a listing must be: whom it is for, and how it is reached.</summary>
internal static class ListingPartChecks
{
    private const int OldestAge = 120;
    private const int NoteLength = 500;

    internal static void Eligibility(this RequestChecks checks, string field, Eligibility? value)
    {
        if (value is null) return;
        checks.Between($"{field}.minimum_age", value.MinimumAge, 0, OldestAge);
        checks.Between($"{field}.maximum_age", value.MaximumAge, 0, OldestAge);
        if (value is { HasMinimumAge: true, HasMaximumAge: true } && value.MinimumAge > value.MaximumAge)
        {
            checks.Add($"{field}.maximum_age", "Is below minimum_age.");
        }

        checks.Codes($"{field}.genders", value.Genders);
        checks.Codes($"{field}.who_may_refer", value.WhoMayRefer);
        checks.OptionalCode($"{field}.residence", value.Residence);
        checks.Between($"{field}.same_programme_within_months", value.SameProgrammeWithinMonths, 0, 120);
        checks.Text($"{field}.other", value.Other, 2_000);
    }

    internal static void Support(this RequestChecks checks, string field, IntegratedSupport value, DateOnly today)
    {
        checks.RequiredText($"{field}.provider", value.Provider, 200);
        checks.Text($"{field}.contact", value.Contact, NoteLength);
        checks.PastDay($"{field}.confirmed_date", value.ConfirmedDate, today);
    }

    internal static void Contact(this RequestChecks checks, string field, ContactDetails value)
    {
        checks.Text($"{field}.phone", value.Phone, 50);
        checks.Email($"{field}.email", value.Email, 200);
        checks.Link($"{field}.website", value.Website, 500);
    }

    internal static void Route(this RequestChecks checks, string field, ReferralRoute value)
    {
        checks.Code($"{field}.kind", value.Kind);
        checks.Text($"{field}.note", value.Note, NoteLength);
        var path = $"{field}.value";
        switch (value.Kind)
        {
            case ReferralRouteKind.Platform:
                checks.Text(path, value.Value, 500);
                return;
            case ReferralRouteKind.Email:
                checks.Email(path, value.Value, 500);
                break;
            case ReferralRouteKind.Form:
                checks.Link(path, value.Value, 500);
                break;
            default:
                checks.Text(path, value.Value, 500);
                break;
        }

        if (string.IsNullOrWhiteSpace(value.Value)) checks.Add(path, "Is required unless the kind is PLATFORM.");
    }

    /// <summary>When it runs, what it costs, what is free.</summary>
    internal static void Offer(this RequestChecks checks, string field, Listing value, DateOnly today)
    {
        if (value.Intake is { } intake)
        {
            checks.Day($"{field}.intake.next_start_date", intake.NextStartDate);
            checks.Text($"{field}.intake.note", intake.Note, NoteLength);
        }

        if (checks.Count($"{field}.schedule", value.Schedule.Count, 50))
        {
            for (var i = 0; i < value.Schedule.Count; i++)
            {
                var session = value.Schedule[i];
                checks.Between($"{field}.schedule[{i}].day_of_week", session.DayOfWeek, 1, 7);
                checks.Time($"{field}.schedule[{i}].opens_at", session.OpensAt);
                checks.Time($"{field}.schedule[{i}].closes_at", session.ClosesAt);
                checks.Text($"{field}.schedule[{i}].note", session.Note, NoteLength);
            }
        }

        if (value.Cost is { } cost)
        {
            if (cost.AmountPence < 0) checks.Add($"{field}.cost.amount_pence", "Send 0 or more.");
            if (cost is { Free: true, AmountPence: > 0 })
            {
                checks.Add($"{field}.cost.amount_pence", "Leave it out for what is free.");
            }

            checks.Text($"{field}.cost.note", cost.Note, NoteLength);
        }

        if (value.Capacity is { } capacity) checks.Capacity($"{field}.capacity", capacity, today);
    }

    internal static void Capacity(this RequestChecks checks, string field, Capacity? value, DateOnly today)
    {
        if (value is null)
        {
            checks.Add(field, "Is required.");
            return;
        }

        checks.Between($"{field}.available", value.Available, 0, int.MaxValue);
        checks.Between($"{field}.maximum", value.Maximum, 0, int.MaxValue);
        if (value is { HasAvailable: true, HasMaximum: true } && value.Available > value.Maximum)
        {
            checks.Add($"{field}.available", "Is more than maximum.");
        }

        checks.Between($"{field}.waiting_weeks", value.WaitingWeeks, 0, 520);
        var says = value.HasAvailable || value.HasMaximum || value.HasWaitingWeeks;
        checks.PastDay($"{field}.as_of_date", value.AsOfDate, today, required: says);
    }
}
