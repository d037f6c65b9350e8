using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.New;

/// <summary>Creates a case with its subject and whoever else is known.</summary>
public sealed class NewModel(RiskPlatformClient client) : PortalPage
{
    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public PartyForm Subject { get; set; } = new() { Role = PartyRole.Subject };

    /// <summary>Survivors and children.</summary>
    [BindProperty]
    public IList<PartyForm> Others { get; set; } = [];

    /// <summary>The worker who is there for the subject.</summary>
    [BindProperty]
    public string? WorkerId { get; set; }

    public void OnGet() => Others.Add(new PartyForm { Role = PartyRole.Survivor });

    /// <summary>One more person to fill in; nothing that was typed is lost.</summary>
    public IActionResult OnPostAdd(PartyRole role)
    {
        if (role is PartyRole.Survivor or PartyRole.Child) Others.Add(new PartyForm { Role = role });
        return Page();
    }

    /// <summary>One person fewer, before anything is stored.</summary>
    public IActionResult OnPostDrop(int index)
    {
        if (index >= 0 && index < Others.Count)
        {
            Others.RemoveAt(index);

            // What was sent counts by place in the list, and places have changed.
            foreach (var key in ModelState.Keys.Where(k => k.StartsWith(nameof(Others), StringComparison.Ordinal)))
                ModelState.Remove(key);
        }

        return Page();
    }

    public Task<IActionResult> OnPostAsync() => TryAsync(async () =>
    {
        Subject.Role = PartyRole.Subject;
        var made = new NewCase { AgencyReference = Reference?.Trim() ?? "", Parties = { Subject.ToParty() } };
        made.Parties.AddRange(Others.Select(o => o.ToParty()));
        if (!string.IsNullOrWhiteSpace(WorkerId))
            made.Allocations.Add(new Allocation { WorkerId = WorkerId.Trim(), Side = AllocationSide.Subject });
        var answer = await client.Cases.CreateCaseAsync(
            new CreateCaseRequest { NewCase = made, RequestId = RequestId },
            cancellationToken: HttpContext.RequestAborted);
        Say("The case is created. Assess it next.");
        return Redirect($"/cases/{answer.Case.CaseId}");
    });

    protected override string FieldOf(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var last = ServiceErrors.LastPart(field);
        if (field.EndsWith("new_case.agency_reference", StringComparison.Ordinal)) return nameof(Reference);
        var at = field.IndexOf("parties[", StringComparison.Ordinal);
        if (at < 0 || field.IndexOf(']', at) is var end && end < 0) return last;
        return int.TryParse(field[(at + 8)..end], CultureInfo.InvariantCulture, out var number)
            ? number == 0 ? $"{nameof(Subject)}.{last}" : $"{nameof(Others)}[{number - 1}].{last}" : last;
    }
}
