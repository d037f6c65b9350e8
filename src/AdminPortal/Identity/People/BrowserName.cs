namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>A browser and its system in words that its user knows it by. Nothing finer is kept.</summary>
internal static class BrowserName
{
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"),
            ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    internal static string Of(string? agent) =>
        $"{Find(Browsers, agent, "A browser")} on {Find(Systems, agent, "an unknown system")}";

    private static string Find((string Mark, string Name)[] known, string? agent, string otherwise)
    {
        foreach (var (mark, name) in known)
            if (agent?.Contains(mark, StringComparison.Ordinal) == true) return name;
        return otherwise;
    }
}
