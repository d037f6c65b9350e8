namespace RiskPlatform.AdminPortal.Identity;

/// <summary>
/// The first address of a set-up link has its secret, and the line of a request has the address: so no log has those
/// lines, whatever is set for it. A rule that names a log wins over one that names none; hence one for each.
/// </summary>
internal static class RequestLines
{
    private const string Category = "Microsoft.AspNetCore.Hosting.Diagnostics";
    private const char Any = '*';

    internal static void Silence(LoggerFilterOptions options)
    {
        var logs = options.Rules.Select(r => r.ProviderName).Append(null).Distinct().ToList();
        foreach (var rule in options.Rules.Where(r => IsAsNarrow(r.CategoryName)).ToList()) options.Rules.Remove(rule);
        foreach (var log in logs) options.Rules.Add(new LoggerFilterRule(log, Category, LogLevel.Warning, null));
    }

    /// <summary>Whether a rule of this category would be taken in place of ours, which the longest is.</summary>
    private static bool IsAsNarrow(string? category)
    {
        if (category is null || category.Length < Category.Length) return false;
        var parts = category.Split(Any, 2);
        return Category.StartsWith(parts[0], StringComparison.OrdinalIgnoreCase)
            && Category.EndsWith(parts.ElementAtOrDefault(1) ?? "", StringComparison.OrdinalIgnoreCase);
    }
}
