using RiskPlatform.AdminPortal.Kit;

namespace RiskPlatform.AdminPortal.Pages.Home;

/// <summary>How many wait, in words, where only the first of them were read.</summary>
internal static class Waiting
{
    internal static string Say(int? count, string? next, string noun) => count switch
    {
        null => "Could not be read just now",
        0 => "None",
        _ when next is { Length: > 0 } => $"More than {Words.Count(count.Value, noun)}",
        _ => Words.Count(count.Value, noun),
    };
}
