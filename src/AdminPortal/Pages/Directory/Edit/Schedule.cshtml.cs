using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Edit;

/// <summary>When a service runs, as it is typed.</summary>
public sealed class SessionInput
{
    public string? DayOfWeek { get; set; }

    public string? OpensAt { get; set; }

    public string? ClosesAt { get; set; }

    public string? Note { get; set; }
}

/// <summary>When a service runs.</summary>
public sealed class ScheduleModel(RiskPlatformClient client) : ListingJourney(client)
{
    private const int Room = 3, Most = 50;
    private readonly List<int> taken = [];

    [BindProperty]
    public IList<SessionInput> Sessions { get; set; } = [];

    internal override string Heading => "Change when it runs";

    protected override ListingPart Part => ListingPart.Schedule;

    protected override string FieldOf(string field) =>
        RowFields.Of(field, "listing.schedule", nameof(Sessions), taken) ?? base.FieldOf(field);

    protected override void Fill(Listing listing)
    {
        Sessions = [.. listing.Schedule.Select(s => new SessionInput
        {
            DayOfWeek = s.DayOfWeek.ToString(CultureInfo.InvariantCulture),
            OpensAt = s.OpensAt,
            ClosesAt = s.ClosesAt,
            Note = s.Note,
        })];
        for (var i = 0; i < Room && Sessions.Count < Most; i++) Sessions.Add(new SessionInput());
    }

    protected override void Take(Listing listing)
    {
        listing.Schedule.Clear();
        taken.Clear();
        for (var i = 0; i < Sessions.Count; i++)
        {
            var typed = Sessions[i];
            var session = new Session
            {
                OpensAt = Typed.Text(typed.OpensAt),
                ClosesAt = Typed.Text(typed.ClosesAt),
                Note = Typed.Text(typed.Note),
            };
            if (Typed.Number(typed.DayOfWeek, ModelState, $"Sessions[{i}].DayOfWeek") is not { } day) continue;
            session.DayOfWeek = day;
            listing.Schedule.Add(session);
            taken.Add(i);
        }
    }
}
