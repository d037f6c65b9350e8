using System.Buffers.Text;
using System.Globalization;
using System.Text;
using RiskPlatform.RiskService.Platform.Limits;

namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>
/// A place in an order: numbers first, packed so that less is better, then the name, then the id, so that no two share
/// one. It is what a page token carries, and holds good while listings come and go around it.
/// </summary>
internal readonly record struct Rank(long Number, string SortName, Guid Id)
{
    /// <summary>So much of a name decides; more would not fit a page token.</summary>
    private const int NameLength = 40;

    internal static readonly IComparer<Rank> Best = Comparer<Rank>.Create(Compare);

    internal static string NameFor(string folded)
    {
        if (folded.Length <= NameLength) return folded;
        var length = char.IsHighSurrogate(folded[NameLength - 1]) ? NameLength - 1 : NameLength;
        return folded[..length];
    }

    internal static int Compare(Rank one, Rank other)
    {
        var order = one.Number.CompareTo(other.Number);
        if (order == 0) order = string.CompareOrdinal(one.SortName, other.SortName);
        return order == 0 ? one.Id.CompareTo(other.Id) : order;
    }

    internal string ToKey() => string.Create(
        CultureInfo.InvariantCulture, $"{Number},{Id:N},{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(SortName))}");

    internal static Rank? FromKey(string? key)
    {
        if (key is null) return null;
        var parts = key.Split(',');
        return parts.Length == 3 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var number)
            && Guid.TryParseExact(parts[1], "N", out var id) && Base64Url.IsValid(parts[2])
                ? new Rank(number, Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[2])), id)
                : throw PageToken.Invalid();
    }
}
