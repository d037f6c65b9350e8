using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Settings;

/// <summary>Changes when people work and when messages come.</summary>
public sealed class HoursModel(RiskPlatformClient client) : SettingsForm(client)
{
    internal static readonly IReadOnlyList<Weekday> Days =
        [.. Enum.GetValues<Weekday>().Where(d => d != Weekday.Unspecified)];

    [BindProperty]
    public string? TimeZone { get; set; }

    /// <summary>For each day of the week, from when people work.</summary>
    [BindProperty]
    public IList<string?> Starts { get; set; } = [];

    /// <summary>Until when.</summary>
    [BindProperty]
    public IList<string?> Ends { get; set; } = [];

    [BindProperty]
    public BankHolidays? BankHolidays { get; set; }

    [BindProperty]
    public string? ClosedDays { get; set; }

    [BindProperty]
    public string? QuietTimes { get; set; }

    [BindProperty]
    public string? DigestFrom { get; set; }

    [BindProperty]
    public Weekday? WeeklyDigestDay { get; set; }

    [BindProperty]
    public string? WeeklyDigestHour { get; set; }

    [BindProperty]
    public string? DefaultReviewerId { get; set; }

    internal IReadOnlyList<Choice> Reviewers { get; private set; } = [];

    internal IReadOnlyList<Choice> HolidayChoices { get; } = Words.Choices<BankHolidays>();

    internal IReadOnlyList<Choice> DayChoices { get; } = Words.Choices<Weekday>();

    protected override async Task LoadAsync()
    {
        var recipients = Recipients.AllAsync(Client, HttpContext.RequestAborted);
        await base.LoadAsync();
        Reviewers = [.. (await recipients).Select(r => new Choice(r.WorkerId, r.WorkerId))];
    }

    protected override void Fill(ReviewSettings own)
    {
        WorkingHours? Of(Weekday day) => own.WorkingHours.FirstOrDefault(h => h.Day == day);
        TimeZone = own.TimeZone;
        Starts = [.. Days.Select(d => Of(d)?.Start)];
        Ends = [.. Days.Select(d => Of(d)?.End)];
        BankHolidays = own.BankHolidays;
        ClosedDays = string.Join('\n', own.ClosedDays);
        QuietTimes = string.Join('\n', own.QuietTimes.Select(q => $"{q.Start} to {q.End}"));
        DigestFrom = Text(own.DigestFrom);
        WeeklyDigestDay = own.WeeklyDigestDay;
        WeeklyDigestHour = Text(own.WeeklyDigestHour);
        DefaultReviewerId = own.DefaultReviewerId;
    }

    protected override void Apply(ReviewSettings own)
    {
        own.TimeZone = TimeZone?.Trim() ?? "";
        own.BankHolidays = BankHolidays.GetValueOrDefault();
        own.WeeklyDigestDay = WeeklyDigestDay.GetValueOrDefault();
        own.DefaultReviewerId = DefaultReviewerId ?? "";
        own.DigestFrom = Number(DigestFrom, nameof(DigestFrom));
        own.WeeklyDigestHour = Number(WeeklyDigestHour, nameof(WeeklyDigestHour));
        own.ClosedDays.Clear();
        own.ClosedDays.AddRange(Lines(ClosedDays));
        ApplyHours(own);
        ApplyQuietTimes(own);
    }

    /// <summary>An error of one day of the list is said at the list.</summary>
    protected override string FieldOf(string field)
    {
        string[] lists = ["closed_days", "quiet_times"];
        if (lists.FirstOrDefault(l => field.Contains(l, StringComparison.Ordinal)) is { } list)
            return base.FieldOf(list);
        return field.Contains("working_hours", StringComparison.Ordinal) ? $"{nameof(Starts)}[0]" : base.FieldOf(field);
    }

    private void ApplyHours(ReviewSettings own)
    {
        own.WorkingHours.Clear();
        for (var i = 0; i < Days.Count && i < Starts.Count && i < Ends.Count; i++)
        {
            var (start, end) = (Starts[i]?.Trim() ?? "", Ends[i]?.Trim() ?? "");
            if (start.Length == 0 && end.Length == 0) continue;
            if (start.Length == 0 || end.Length == 0)
            {
                ModelState.AddModelError($"{(start.Length == 0 ? nameof(Starts) : nameof(Ends))}[{i}]",
                    $"{Words.Of(Days[i])}: enter both times, or neither");
            }

            own.WorkingHours.Add(new WorkingHours { Day = Days[i], Start = start, End = end });
        }
    }

    private void ApplyQuietTimes(ReviewSettings own)
    {
        own.QuietTimes.Clear();
        foreach (var line in Lines(QuietTimes))
        {
            var parts = line.Split(["to", "-", "–"], StringSplitOptions.TrimEntries);
            if (parts.Length != 2)
            {
                ModelState.AddModelError(
                    nameof(QuietTimes), "Enter each quiet time as two times, such as 22:00 to 07:00");
                return;
            }

            own.QuietTimes.Add(new QuietTime { Start = parts[0], End = parts[1] });
        }
    }

    private int Number(string? typed, string field)
    {
        if (string.IsNullOrWhiteSpace(typed)) return 0;
        if (int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        ModelState.AddModelError(field, "Enter a whole number");
        return 0;
    }

    private static string[] Lines(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Text(int number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);
}
