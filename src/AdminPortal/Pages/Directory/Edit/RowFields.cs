using System.Globalization;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Directory.Edit;

/// <summary>Leads from a row of a list that was sent to the row of the page that it was taken from.</summary>
internal static class RowFields
{
    /// <param name="field">As the service names it, such as <c>listing.schedule[2].opens_at</c>.</param>
    /// <param name="list">The list there.</param>
    /// <param name="name">The list of the page.</param>
    /// <param name="taken">Which row of the page each row that was sent is.</param>
    /// <returns>Null for a field of something else.</returns>
    internal static string? Of(string field, string list, string name, IReadOnlyList<int> taken)
    {
        if (!field.StartsWith(list + "[", StringComparison.Ordinal)) return null;
        var number = field[(list.Length + 1)..].Split(']')[0];
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < taken.Count
            ? $"{name}[{taken[i]}].{ServiceErrors.LastPart(field)}"
            : null;
    }
}
