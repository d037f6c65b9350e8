using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases;

/// <summary>Local authorities to choose from. The same for everybody, and they do not change.</summary>
internal static class Areas
{
    private static IReadOnlyList<Choice>? known;

    internal static async Task<IReadOnlyList<Choice>> AllAsync(RiskPlatformClient client, CancellationToken stop)
    {
        if (known is { } had) return had;
        var answer = await client.Directory.SearchAreasAsync(
            new SearchAreasRequest { Kinds = { AreaKind.LocalAuthority }, PageSize = 500 }, cancellationToken: stop);
        return known = [.. answer.Areas.Select(a => new Choice(a.Code, a.Name))];
    }
}
