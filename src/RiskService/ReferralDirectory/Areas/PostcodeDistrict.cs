using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Areas;

/// <summary>
/// The first half of a postcode, such as LS1. Never a whole one: that names a street, and the catchment of a service
/// does not need it (REFER-5).
/// </summary>
internal static class PostcodeDistrict
{
    internal const string Needed = "Send a postcode district, such as LS1.";

    /// <summary>Null if it is a district, written in whatever case.</summary>
    internal static string? Refusal(string sent)
    {
        var text = Normalise(sent);
        if (IsDistrict(text)) return null;
        return IsMore(text) ? "Is more than the district: send the district only, such as LS1." : Needed;
    }

    /// <summary>As it is stored and compared.</summary>
    internal static string Normalise(string sent) => sent.Trim().ToUpperInvariant();

    /// <summary>A place that was checked, as it is stored and compared; null of one that says nothing.</summary>
    internal static Place? Normalise(Place? place) =>
        place is null or { AreaCode.Length: 0, PostcodeDistrict.Length: 0 }
            ? null
            : new Place { AreaCode = place.AreaCode, PostcodeDistrict = Normalise(place.PostcodeDistrict) };

    /// <summary>One or two letters, a digit, and perhaps one more letter or digit.</summary>
    private static bool IsDistrict(ReadOnlySpan<char> text)
    {
        var letters = text is [_, >= 'A' and <= 'Z', ..] ? 2 : 1;
        return text.Length - letters is 1 or 2
            && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiDigit(text[letters])
            && (text.Length == letters + 1 || char.IsAsciiLetterUpper(text[^1]) || char.IsAsciiDigit(text[^1]));
    }

    /// <summary>A district and at least the digit of the rest, with or without a space.</summary>
    private static bool IsMore(string text)
    {
        for (var length = 2; length <= 4 && length < text.Length; length++)
        {
            if (!IsDistrict(text.AsSpan(0, length))) continue;
            var rest = text[length..].TrimStart();
            if (rest.Length is 1 or 2 or 3 && char.IsAsciiDigit(rest[0])) return true;
        }

        return false;
    }
}
