using System.Text.RegularExpressions;
using RiskPlatform.RiskService.OpenReferral.Hsds;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Mapping;

/// <summary>A catchment, from codes where there are any, else from names. What is not known is said, never guessed.
/// </summary>
internal static partial class AreaReader
{
    private const int Most = 400;

    /// <summary>Null if no area is known.</summary>
    internal static Catchment? Read(List<HsdsServiceArea?>? serviceAreas, AreaFinder areas, RowNotes notes)
    {
        var catchment = new Catchment();
        foreach (var area in serviceAreas.Each())
        {
            if (Code(area, areas) is { } code) AddOnce(catchment.AreaCodes, code);
            else if (District(area) is { } district) AddOnce(catchment.PostcodeDistricts, district);
            else notes.Remark("service_areas", $"'{Short(area.Name ?? area.ServiceArea)}' is not an area known here.");
        }

        foreach (var (what, count) in new[]
        {
            ("areas", catchment.AreaCodes.Count), ("postcode districts", catchment.PostcodeDistricts.Count),
        })
        {
            if (count > Most) notes.Problem("service_areas", $"Name {count} {what}; at most {Most} are taken.");
        }

        return catchment.AreaCodes.Count + catchment.PostcodeDistricts.Count == 0 ? null : catchment;
    }

    private static string? Code(HsdsServiceArea area, AreaFinder areas) =>
        areas.CodeIn(area.Uri) ?? areas.CodeIn(area.Extent) ?? areas.CodeIn(area.Name)
            ?? areas.CodeOf(area.Name) ?? areas.CodeOf(area.ServiceArea);

    private static string? District(HsdsServiceArea area)
    {
        var name = (area.Name ?? area.ServiceArea ?? "").Trim();
        if (name.StartsWith(AreaWriter.DistrictPrefix, StringComparison.OrdinalIgnoreCase))
        {
            name = name[AreaWriter.DistrictPrefix.Length..];
        }

        name = name.ToUpperInvariant();
        return Districts().IsMatch(name) ? name : null;
    }

    private static void AddOnce(Google.Protobuf.Collections.RepeatedField<string> list, string item)
    {
        if (!list.Contains(item)) list.Add(item);
    }

    private static string Short(string? text) =>
        text is null ? "" : text.Trim() is { Length: > 80 } longer ? longer[..80] + "…" : text.Trim();

    [GeneratedRegex(@"^[A-Z]{1,2}[0-9][0-9A-Z]?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Districts();
}
