using System.Globalization;
using RiskPlatform.RiskService.OpenReferral.Hsds;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Mapping;

/// <summary>When a service runs: one session for each day that a schedule names.</summary>
internal static class ScheduleReader
{
    private const int Most = 50;
    private const int NoteLength = 500;

    internal static IEnumerable<Session> Read(List<HsdsSchedule?>? schedules, RowNotes notes)
    {
        var sessions = schedules.Each().SelectMany(s => Sessions(s, notes)).ToList();
        if (sessions.Count > Most)
        {
            notes.Problem("schedules", $"Make {sessions.Count} sessions; at most {Most} are taken.");
        }

        return sessions.Take(Most);
    }

    private static IEnumerable<Session> Sessions(HsdsSchedule schedule, RowNotes notes)
    {
        var days = (schedule.Byday ?? "").Split(
            ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var opens = Time("schedules.opens_at", schedule.OpensAt, notes);
        var closes = Time("schedules.closes_at", schedule.ClosesAt, notes);
        if (days.Length == 0 || opens is null || closes is null)
        {
            notes.Remark("schedules", "One has no byday, opens_at and closes_at, and is left out.");
            yield break;
        }

        var words = string.Join(" ", new[] { schedule.Description?.Trim(), schedule.Notes?.Trim() }
            .Where(w => !string.IsNullOrEmpty(w)));
        if (words.Length > NoteLength)
        {
            notes.Remark("schedules", $"The words of one are {words.Length} characters; {NoteLength} are kept.");
            words = words[..NoteLength];
        }

        foreach (var part in days)
        {
            // "2MO" is the second Monday of a month.
            var name = part.TrimStart('+', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
            if (Days.Find(name) is not { } day)
            {
                notes.Problem("schedules.byday", "Send days as MO, TU, WE, TH, FR, SA or SU, with commas between.");
                continue;
            }

            var which = part.Length == name.Length ? "" : $"({part} of the month) ";
            yield return new Session
            {
                DayOfWeek = day,
                OpensAt = opens,
                ClosesAt = closes,
                Note = (which + words).Trim() is var note && note.Length > NoteLength ? note[..NoteLength] : note,
            };
        }
    }

    /// <summary>Local time. Null if nothing is said, or what is said is no time.</summary>
    private static string? Time(string field, string? value, RowNotes notes)
    {
        var text = value?.Trim() ?? "";
        if (text.Length == 0) return null;
        var clock = text.Split('Z', '+', '-')[0];
        if (clock.Length < text.Length)
        {
            notes.Remark(field, "Names a time zone; the time is taken as local time.");
        }

        if (TimeOnly.TryParseExact(
            clock, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time.ToString("HH:mm", CultureInfo.InvariantCulture);
        }

        notes.Problem(field, "Send a time as HH:MM.");
        return null;
    }
}
