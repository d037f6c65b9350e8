using RiskPlatform.AdminPortal.Kit;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Assessing;

/// <summary>Choices that several steps offer.</summary>
public static class Choose
{
    public static IReadOnlyList<Choice> Presence { get; } =
    [
        new(nameof(V1.Presence.Present), "Present"),
        new(nameof(V1.Presence.Absent), "Absent"),
        new(nameof(V1.Presence.Unknown), "Unknown"),
    ];

    public static IReadOnlyList<Choice> Levels { get; } =
    [
        new(nameof(V1.RiskLevel.Imminent), "Imminent"),
        new(nameof(V1.RiskLevel.High), "High"),
        new(nameof(V1.RiskLevel.Medium), "Medium"),
        new(nameof(V1.RiskLevel.Standard), "Standard"),
    ];
}
