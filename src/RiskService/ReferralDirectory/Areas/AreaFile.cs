using System.Globalization;
using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Areas;

/// <summary>
/// Makes the areas from the embedded tables. Where the source contradicts itself, districts are believed: a county's
/// region and point are its districts' (see README.md).
/// </summary>
internal sealed class AreaFile
{
    private const string England = "E92000001";

    private readonly Dictionary<string, AreaEntry> areas = [];
    private readonly ILookup<string, string> authoritiesOf;

    private AreaFile() => authoritiesOf = CsvLines.Embedded("combined-authorities.csv")
        .SelectMany(line => line["members"].Split(' ').Select(member => (Member: member, Of: line["gss_code"])))
        .ToLookup(pair => pair.Member, pair => pair.Of);

    internal static IReadOnlyDictionary<string, AreaEntry> Read()
    {
        var file = new AreaFile();
        var lines = CsvLines.Embedded("local-authorities.csv").ToList();
        file.AddWider();
        file.AddCounties(lines);
        file.AddLocalAuthorities(lines);
        file.AddCombinedAuthorities(lines);
        return file.areas;
    }

    private void AddWider()
    {
        foreach (var line in CsvLines.Embedded("wider-areas.csv"))
        {
            var kind = line["kind"] switch
            {
                "COUNTRY" => AreaKind.Country,
                "NATION" => AreaKind.Nation,
                _ => AreaKind.Region,
            };
            Add(line["gss_code"], line["name"], line["name"], kind, null, Up(line["within"]));
        }
    }

    private void AddCounties(IReadOnlyList<IReadOnlyDictionary<string, string>> lines)
    {
        foreach (var line in lines.Where(l => KindOf(l) == AreaKind.County))
        {
            var districts = lines.Where(l => l["county"] == line["name"]).ToList();
            var region = districts.Select(d => d["region"]).Distinct().Single();
            Add(line["gss_code"], line["name"], line["official_name"], AreaKind.County,
                GeoPoint.Middle([.. districts.Select(PointOf).OfType<GeoPoint>()]),
                [.. authoritiesOf[line["gss_code"]], .. Up(Region(region))]);
        }
    }

    private void AddLocalAuthorities(IReadOnlyList<IReadOnlyDictionary<string, string>> lines)
    {
        var counties = areas.Values.Where(a => a.Kind == AreaKind.County).ToDictionary(a => a.Name, a => a.Code);
        foreach (var line in lines.Where(l => KindOf(l) == AreaKind.LocalAuthority))
        {
            string[] within = line["county"] is { Length: > 0 } county
                ? [.. Up(counties[county])]
                : [.. authoritiesOf[line["gss_code"]], .. Up(Region(line["region"]))];
            Add(line["gss_code"], line["name"], line["official_name"], AreaKind.LocalAuthority, PointOf(line), within);
        }
    }

    /// <summary>After their members, which tell where they lie.</summary>
    private void AddCombinedAuthorities(IReadOnlyList<IReadOnlyDictionary<string, string>> lines)
    {
        var members = CsvLines.Embedded("combined-authorities.csv")
            .ToDictionary(l => l["gss_code"], l => l["members"].Split(' ').Select(m => areas[m]).ToList());
        foreach (var line in lines.Where(l => KindOf(l) == AreaKind.CombinedAuthority))
        {
            var own = members[line["gss_code"]];
            var regions = own.SelectMany(m => m.Within).Where(c => areas.GetValueOrDefault(c)?.Kind == AreaKind.Region)
                .Distinct().ToList();
            var london = line["gss_code"].StartsWith("E61", StringComparison.Ordinal);
            Add(line["gss_code"], london ? line["name"] : line["official_name"], line["official_name"],
                AreaKind.CombinedAuthority, GeoPoint.Middle([.. own.Select(m => m.Point).OfType<GeoPoint>()]),
                Up(regions.Count == 1 ? regions[0] : England));
        }
    }

    private void Add(
        string code, string name, string official, AreaKind kind, GeoPoint? point, IEnumerable<string> within) =>
        areas.Add(code, new AreaEntry(code, name, official, kind, point, [.. within]));

    /// <summary>An area that is there, and what it lies in.</summary>
    private IEnumerable<string> Up(string code) => code.Length == 0 ? [] : [code, .. areas[code].Within];

    /// <summary>The other nations have no regions: a region of the nation's name is the nation.</summary>
    private string Region(string name) => areas.Values
        .Single(a => a.Name == name && a.Kind is AreaKind.Region or AreaKind.Nation).Code;

    private static AreaKind KindOf(IReadOnlyDictionary<string, string> line) => line["gss_code"][..3] switch
    {
        "E10" => AreaKind.County,
        "E47" or "E61" => AreaKind.CombinedAuthority,
        _ => AreaKind.LocalAuthority,
    };

    private static GeoPoint? PointOf(IReadOnlyDictionary<string, string> line) =>
        line["latitude"] is { Length: > 0 } latitude && line["longitude"] is { Length: > 0 } longitude
            ? GeoPoint.At(
                double.Parse(latitude, CultureInfo.InvariantCulture),
                double.Parse(longitude, CultureInfo.InvariantCulture))
            : null;
}
