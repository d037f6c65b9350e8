using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Rules;

/// <summary>What goes on or went before that a programme excludes (REFER-5). Null where it excludes nothing.</summary>
internal static class History
{
    internal static Finding? Proceedings(EligibilityFacts eligibility, PersonFacts person)
    {
        if (eligibility is { ExcludesCriminal: false, ExcludesFamily: false }) return null;
        if (eligibility.ExcludesCriminal && person.Criminal == Presence.Present)
            return Finding.Missed("Takes nobody with live criminal proceedings; there are some.");
        if (eligibility.ExcludesFamily && person.Family == Presence.Present)
            return Finding.Missed("Takes nobody with live family proceedings; there are some.");
        if (eligibility.ExcludesCriminal && person.Criminal != Presence.Absent)
        {
            return Finding.Unknown(
                "Takes nobody with live criminal proceedings; whether there are some is not known.");
        }

        if (eligibility.ExcludesFamily && person.Family != Presence.Absent)
            return Finding.Unknown("Takes nobody with live family proceedings; whether there are some is not known.");
        return Finding.Met("There are no live proceedings for which it takes nobody.");
    }

    /// <summary>Who says nothing of earlier programmes may have been on this one.</summary>
    internal static Finding? SameProgramme(ServiceFacts programme, PersonFacts person, DateOnly today, bool explain)
    {
        var months = programme.Eligibility.SameProgrammeMonths;
        if (months <= 0) return null;
        var takes = explain ? $"Takes nobody who was on it in the last {months} months" : "";
        if (person.PastProgrammes.IsEmpty)
            return Finding.Unknown(explain ? $"{takes}; earlier programmes are not known." : "");
        DateOnly? latest = null;
        foreach (var (id, ended) in person.PastProgrammes)
        {
            if (id == programme.ListingId && (latest is null || ended > latest)) latest = ended;
        }

        if (latest is not { } end)
            return Finding.Met(explain ? $"{takes}; the subject is not known to have been." : "");
        var why = explain ? $"{takes}; the subject was until {Words.Day(end)}." : "";
        return IsWithin(end, months, today) ? Finding.Missed(why) : Finding.Met(why);
    }

    /// <summary>Counted back from today, which stays within the calendar whatever day was sent.</summary>
    private static bool IsWithin(DateOnly end, int months, DateOnly today) => end > today.AddMonths(-months);
}
