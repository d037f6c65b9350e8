using System.Text.RegularExpressions;
using RiskPlatform.RiskService.Platform.Limits;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>Whether a GSS code is one.</summary>
internal static partial class AreaCodes
{
    internal static void AreaCode(this RequestChecks checks, string field, string value)
    {
        if (!Shape().IsMatch(value))
        {
            checks.Add(field, "Is no GSS code. Send one such as \"E08000035\"; SearchAreas finds them.");
        }
    }

    [GeneratedRegex(@"^[EWSNK][0-9]{8}\z", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Shape();
}
