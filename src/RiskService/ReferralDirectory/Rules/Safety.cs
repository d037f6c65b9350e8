using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Rules;

/// <summary>
/// What REFER-1 asks of a programme, judged on the day: what has ended counts as ended from that day.
/// </summary>
internal static class Safety
{
    internal static Finding? Accreditation(ServiceFacts programme, DateOnly today, bool explain)
    {
        AccreditationFacts? latest = null;
        foreach (var held in programme.Accreditations)
        {
            if (held.HoldsOn(today))
            {
                return Finding.Met(
                    explain ? $"Accredited under {held.Scheme} until {Words.Day(held.To)}." : "");
            }

            if (latest is null || held.To > latest.To) latest = held;
        }

        return Finding.Missed(explain ? Why(latest, today) : "");
    }

    /// <summary>Who provides the support, and that somebody confirmed that it runs.</summary>
    internal static Finding? IntegratedSupport(ServiceFacts programme, DateOnly today, bool explain)
    {
        if (!programme.HasSupportProvider)
            return Finding.Missed("No support service for survivors goes with it.");
        if (programme.SupportConfirmed is not { } confirmed || confirmed > today)
            return Finding.Missed("Nobody has confirmed that its support service for survivors runs.");
        return Finding.Met(
            explain ? $"Its support service for survivors was confirmed on {Words.Day(confirmed)}." : "");
    }

    internal static Finding? Assurance(ServiceFacts programme, DateOnly today, bool explain)
    {
        if (programme is not { AssuredFrom: { } from, AssuredUntil: { } until })
            return Finding.Missed("Nobody has checked this listing.");
        if (from <= today && today <= until)
            return Finding.Met(explain ? $"Checked on {Words.Day(from)}; that holds until {Words.Day(until)}." : "");
        if (!explain) return Finding.Missed("");
        return Finding.Missed(today > until
            ? $"The check of this listing lapsed after {Words.Day(until)}."
            : $"The check of this listing holds from {Words.Day(from)} only.");
    }

    internal static bool IsAccredited(ServiceFacts service, DateOnly today)
    {
        foreach (var held in service.Accreditations)
        {
            if (held.HoldsOn(today)) return true;
        }

        return false;
    }

    private static string Why(AccreditationFacts? latest, DateOnly today) => latest switch
    {
        null => "It has no accreditation.",
        { State: AccreditationState.Suspended } => $"Its accreditation under {latest.Scheme} is suspended.",
        { State: AccreditationState.Withdrawn } => $"Its accreditation under {latest.Scheme} was withdrawn.",
        _ when latest.To < today => $"Its accreditation under {latest.Scheme} ended on {Words.Day(latest.To)}.",
        _ => $"Its accreditation under {latest.Scheme} begins on {Words.Day(latest.From)}.",
    };
}
