using Microsoft.AspNetCore.Mvc.Rendering;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>
/// In which order the fields of a page come, so that what is wrong with them is listed in the same order. The body of
/// a page is made before the layout around it.
/// </summary>
internal static class FieldOrder
{
    private static readonly object Key = new();

    internal static void Note(ViewContext view, string name)
    {
        var names = Of(view);
        names.TryAdd(name, names.Count);
    }

    /// <summary>The place of a field; those that the page wrote by hand come last.</summary>
    internal static int PlaceOf(ViewContext view, string name) => Of(view).GetValueOrDefault(name, int.MaxValue);

    private static Dictionary<string, int> Of(ViewContext view)
    {
        var items = view.HttpContext.Items;
        if (items[Key] is Dictionary<string, int> known) return known;
        var names = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        items[Key] = names;
        return names;
    }
}
