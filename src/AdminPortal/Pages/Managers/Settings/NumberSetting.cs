using System.Globalization;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Settings;

/// <summary>A setting that is a number, by its name in the protocol. Bounds are the service's to check.</summary>
/// <param name="Field">Its field in <see cref="ReviewSettings"/>.</param>
/// <param name="Label">What it is.</param>
/// <param name="Hint">The unit, and what can be entered.</param>
public sealed record NumberSetting(string Field, string Label, string Hint)
{
    /// <summary>How long until things are looked at again, or have to be done.</summary>
    internal static readonly IReadOnlyList<NumberSetting> Intervals =
    [
        new("imminent_hours", "Next review at imminent", "Hours, 1 to 168"),
        new("high_hours", "Next review at high", "Hours, 1 to 720"),
        new("medium_hours", "Next review at medium", "Hours, 1 to 2160"),
        new("standard_hours", "Next review at standard", "Hours, 1 to 8760"),
        new("never_assessed_hours", "First assessment of a new case", "Hours, 1 to 720"),
        new("trigger_hours", "Review after a change", "Hours, 1 to 24"),
        new("consultation_hours", "Consultation that is missing", "Hours, 1 to 24"),
        new("imminent_action_hours", "Safeguarding or self-harm action at imminent", "Hours, 1 to 4"),
        new("action_hours", "Safeguarding or self-harm action otherwise", "Hours, 1 to 72"),
        new("information_hours", "Information to ask others for", "Hours, 1 to 720"),
    ];

    /// <summary>When who is told.</summary>
    internal static readonly IReadOnlyList<NumberSetting> Ladder =
    [
        new("reminder_percent", "Reminder to the reviewer ahead of time", "Per cent of the interval, 10 to 95"),
        new("manager_after_hours", "The manager is told below high", "Hours past its time, 1 to 72"),
        new("lead_after_hours", "The safeguarding lead is told", "Hours past its time, 1 to 168"),
    ];

    internal static readonly IReadOnlyList<NumberSetting> All = [.. Intervals, .. Ladder];

    /// <summary>Its value; 0 for none.</summary>
    internal int In(ReviewSettings settings) =>
        (int)ReviewSettings.Descriptor.FindFieldByName(Field).Accessor.GetValue(settings);

    internal void Set(ReviewSettings settings, int value) =>
        ReviewSettings.Descriptor.FindFieldByName(Field).Accessor.SetValue(settings, value);

    internal string Text(ReviewSettings settings) =>
        In(settings) == 0 ? "" : In(settings).ToString(CultureInfo.InvariantCulture);

    /// <summary>With its unit: "72 hours (3 days)", "80 per cent".</summary>
    internal string Say(ReviewSettings settings)
    {
        var value = In(settings);
        if (Field == "reminder_percent") return $"{value} per cent of the interval";
        var days = value >= 48 && value % 24 == 0 ? $" ({value / 24} days)" : "";
        return Words.Count(value, "hour") + days;
    }
}
