using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Contacts;

/// <summary>A person of the case in a contact, as a form has them.</summary>
public sealed class AttendanceForm
{
    public string? PartyId { get; set; }

    /// <summary>What they do; unspecified for not taking part.</summary>
    public AttendanceRole? Role { get; set; }
}

/// <summary>What planning and recording a contact have in common.</summary>
public abstract class ContactForm(RiskPlatformClient client) : CasePage(client)
{
    internal static readonly IReadOnlyList<Choice> Purposes = Words.Choices<ContactPurpose>();

    internal static readonly IReadOnlyList<Choice> Modes = Words.Choices<ContactMode>();

    internal static readonly IReadOnlyList<Choice> Roles = Words.Choices<AttendanceRole>();

    [BindProperty]
    public ContactPurpose ContactFor { get; set; }

    [BindProperty]
    public ContactMode Mode { get; set; }

    [BindProperty]
    public IList<AttendanceForm> Attendances { get; set; } = [];

    /// <summary>The agency's own identifiers, with commas between them.</summary>
    [BindProperty]
    public string? WorkerIds { get; set; }

    [BindProperty]
    public MomentInput ContactTime { get; set; } = new();

    /// <summary>The rules that refuse the plan, each with the safe alternative.</summary>
    public IReadOnlyList<Violation> Refused { get; private set; } = [];

    public async Task OnGetAsync()
    {
        WorkerIds = Me.Subject;
        await LoadAsync();
        await StartAsync();
        if (Attendances.Count == 0)
        {
            foreach (var party in Held.Parties) Attendances.Add(new AttendanceForm { PartyId = party.PartyId });
        }
    }

    protected override string FieldOf(string field) => ServiceErrors.LastPart(field) switch
    {
        "Purpose" => nameof(ContactFor),
        "ContactTime" => $"{nameof(ContactTime)}.{nameof(MomentInput.At)}",
        var last => last,
    };

    /// <summary>Fills in what is known before.</summary>
    protected virtual Task StartAsync() => Task.CompletedTask;

    /// <summary>Fills in the form from a contact.</summary>
    protected void Fill(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        (ContactFor, Mode, WorkerIds) = (contact.Purpose, contact.Mode, string.Join(", ", contact.WorkerIds));
        foreach (var party in Held.Parties)
        {
            var role = contact.Attendances.FirstOrDefault(a => a.PartyId == party.PartyId)?.Role;
            Attendances.Add(new AttendanceForm { PartyId = party.PartyId, Role = role });
        }
    }

    /// <summary>Sends the contact; a refusal by rules is shown with its alternatives.</summary>
    protected Task<IActionResult> SendAsync(Func<Contact, Task<IActionResult>> send) => WriteAsync(async () =>
    {
        var when = ContactTime.Read(ModelState, nameof(ContactTime), FormTime, required: true);
        if (!ModelState.IsValid)
        {
            await LoadAsync();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var contact = new Contact { Purpose = ContactFor, Mode = Mode, ContactTime = when };
        contact.WorkerIds.AddRange((WorkerIds ?? "").Split(
            [',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        contact.Attendances.AddRange(Attendances.Where(a => a.Role is not (null or AttendanceRole.Unspecified))
            .Select(a => new Attendance { PartyId = a.PartyId ?? "", Role = a.Role!.Value }));
        try
        {
            return await send(contact);
        }
        catch (RefusedByRuleException refused)
        {
            Refused = refused.Violations;
            throw;
        }
    });
}
