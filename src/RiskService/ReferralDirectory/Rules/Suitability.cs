using System.Collections.Immutable;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Rules;

/// <summary>Whether a programme is for somebody like this person (REFER-5). Null where it sets no condition.</summary>
internal static class Suitability
{
    internal static Finding? Age(EligibilityFacts eligibility, int? age, bool explain)
    {
        var (least, most) = (eligibility.MinimumAge, eligibility.MaximumAge);
        if (least is null && most is null) return null;
        var takes = !explain ? "" : (least, most) switch
        {
            ({ } from, { } to) => $"Takes people of {from} to {to}",
            ({ } from, null) => $"Takes people of {from} and over",
            _ => $"Takes people of {most} and under",
        };
        if (age is not { } years) return Finding.Unknown(explain ? $"{takes}; the age is not known." : "");
        var why = explain ? $"{takes}; the age is {years}." : "";
        return years < least || years > most ? Finding.Missed(why) : Finding.Met(why);
    }

    internal static Finding? OfGender(EligibilityFacts eligibility, Gender gender, bool explain)
    {
        if (eligibility.Genders.IsEmpty) return null;
        var takes = explain ? $"Takes {Words.List(eligibility.Genders.Select(Words.Of))}" : "";
        if (gender == Gender.Unspecified) return Finding.Unknown($"{takes}; the gender is not known.");
        return eligibility.Genders.Contains(gender)
            ? Finding.Met($"{takes}.")
            : Finding.Missed($"{takes} only.");
    }

    internal static Finding? Language(ImmutableArray<string> offered, ImmutableArray<string> known, bool explain)
    {
        if (offered.IsEmpty)
            return known.IsEmpty ? null : Finding.Unknown("The directory does not say in which languages it runs.");
        var runs = explain ? $"Runs in {Words.List(offered)}" : "";
        if (known.IsEmpty)
            return Finding.Unknown(explain ? $"{runs}; the subject's languages are not known." : "");
        return AnyLanguage(offered, known)
            ? Finding.Met(explain ? $"{runs}." : "")
            : Finding.Missed(explain ? $"{runs}; the subject can take part in {Words.List(known)}." : "");
    }

    /// <summary>"en" is spoken wherever "en-GB" is, and the other way round; tags come in lower case.</summary>
    internal static bool AnyLanguage(ImmutableArray<string> offered, ImmutableArray<string> known)
    {
        foreach (var one in offered)
        {
            foreach (var other in known)
            {
                if (Same(one, other) || Same(other, one)) return true;
            }
        }

        return false;
    }

    internal static Finding? Referrer(EligibilityFacts eligibility, ReferrerKind sent, bool explain)
    {
        if (eligibility.Referrers.IsEmpty) return null;
        var referrer = sent == ReferrerKind.Unspecified ? ReferrerKind.Agency : sent;
        var takes = explain
            ? $"Takes people who are referred by {Words.List(eligibility.Referrers.Select(Words.Of))}"
            : "";
        if (eligibility.Referrers.Contains(referrer)
            || (referrer != ReferrerKind.Self && eligibility.Referrers.Contains(ReferrerKind.Agency)))
        {
            return Finding.Met(explain ? $"{takes}." : "");
        }

        // An agency of a kind that is not known may be one of those.
        return referrer == ReferrerKind.Agency && eligibility.Referrers.Any(r => r != ReferrerKind.Self)
            ? Finding.Unknown(explain ? $"{takes}; what kind of agency refers is not known." : "")
            : Finding.Missed(explain ? $"{takes}; here it is {Words.Of(referrer)}." : "");
    }

    internal static Finding? Delivery(
        ImmutableArray<DeliveryMode> offered, ImmutableArray<DeliveryMode> wanted, bool explain)
    {
        if (wanted.IsEmpty) return null;
        if (offered.IsEmpty) return Finding.Unknown("The directory does not say how it is delivered.");
        var runs = explain ? $"Runs {Words.List(offered.Select(Words.Of))}" : "";
        foreach (var mode in wanted)
        {
            if (offered.Contains(mode)) return Finding.Met(explain ? $"{runs}." : "");
        }

        return Finding.Missed(explain ? $"{runs}; wanted is {Words.List(wanted.Select(Words.Of))}." : "");
    }

    private static bool Same(string tag, string longer) =>
        longer.StartsWith(tag, StringComparison.Ordinal)
        && (longer.Length == tag.Length || longer[tag.Length] == '-');
}
