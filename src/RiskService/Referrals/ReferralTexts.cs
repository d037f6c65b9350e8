namespace RiskPlatform.RiskService.Referrals;

/// <summary>What is said of services by their names.</summary>
internal static class ReferralTexts
{
    /// <summary>A refusal travels in trailers, of which many clients take 8 KiB.</summary>
    private const int LongestName = 80;

    /// <summary>What to refer to in the place of what is no response to abuse (REFER-3).</summary>
    internal static string Instead(IReadOnlyList<string> programmes) => programmes.Count == 0
        ? "No programme in the directory fits what is known of the person. Search again with wider criteria, such as "
            + "other ways of delivery or areas nearby, and ask the Respect Phoneline, which the directory lists."
        : $"Refer to a programme that addresses the abuse: {string.Join("; ", programmes.Select(Short))}.";

    private static string Short(string name) => name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…";
}
