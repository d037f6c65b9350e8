using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Search;

/// <summary>Finds areas by the beginning of a word of their name, or by code; by name.</summary>
internal sealed class AreaSearch(
    AreaCatalogue areas, TimeProvider clock, Microsoft.Extensions.Options.IOptions<LimitsOptions> limits)
{
    private const int Standard = 20;
    private const int Most = 500;
    private const int LongestQuery = 100;

    internal SearchAreasResponse Search(SearchAreasRequest request)
    {
        Check(request);
        var size = PageToken.Size(request.PageSize, Standard, Most);
        var filters = Filters(request);
        IEnumerable<AreaEntry> found = areas.ByName;
        if (PageToken.Read(request.PageToken, filters) is { } last)
        {
            if (areas.Find(last) is null) throw PageToken.Invalid();
            found = found.SkipWhile(a => a.Code != last).Skip(1);
        }

        var query = WordFolding.Fold(request.Query);
        var page = found.Where(a => Takes(request, query, a)).Take(size + 1).ToList();
        var response = new SearchAreasResponse { Areas = { page.Take(size).Select(ToProto) } };
        if (page.Count > size) response.NextPageToken = PageToken.Make(filters, page[size - 1].Code);
        return response;
    }

    private void Check(SearchAreasRequest request)
    {
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.Text("query", request.Query, LongestQuery);
        if (checks.Count("kinds", request.Kinds.Count, checks.Limits.ListItems))
        {
            for (var i = 0; i < request.Kinds.Count; i++) checks.Code($"kinds[{i}]", request.Kinds[i]);
        }

        checks.ThrowIfAny();
    }

    private static bool Takes(SearchAreasRequest request, string query, AreaEntry area) =>
        (request.Kinds.Count == 0 || request.Kinds.Contains(area.Kind))
        && (query.Length == 0
            || string.Equals(area.Code, request.Query.Trim(), StringComparison.OrdinalIgnoreCase)
            || $" {WordFolding.Fold(area.Name)}".Contains($" {query}", StringComparison.Ordinal)
            || $" {WordFolding.Fold(area.OfficialName)}".Contains($" {query}", StringComparison.Ordinal));

    private static Area ToProto(AreaEntry area) =>
        new() { Code = area.Code, Name = area.Name, Kind = area.Kind, Within = { area.Within } };

    private static string Filters(SearchAreasRequest request)
    {
        var filters = request.Clone();
        (filters.PageSize, filters.PageToken) = (0, "");
        return filters.ToString();
    }
}
