using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Auditors;

/// <summary>
/// A page that begins with which case it is about. A case is found by its id or by the agency's own reference, which
/// may tell of somebody and so travels in a form alone, never in an address.
/// </summary>
public abstract class CaseChoice(RiskPlatformClient client) : PortalPage
{
    /// <summary>The id or the reference, as it was typed.</summary>
    [BindProperty]
    public string? Which { get; set; }

    protected RiskPlatformClient Client => client;

    /// <summary>Whether they may find a case by its reference; an auditor knows cases by their ids alone.</summary>
    public bool FindsByReference => Me.Is(Person.Manager, Person.SafeguardingLead);

    /// <summary>The case's id; null, with what is wrong said at the field.</summary>
    protected async Task<string?> FindCaseAsync(AccessPurpose purpose)
    {
        var text = Which?.Trim() ?? "";
        if (Guid.TryParse(text, out var id)) return id.ToString();
        if (text.Length == 0 || !FindsByReference)
        {
            ModelState.AddModelError(nameof(Which), FindsByReference
                ? "Enter the case’s id or your agency’s reference for it"
                : "Enter the case’s id as the platform shows it, with its dashes");
            return null;
        }

        // A list is of one state; a closed case is looked for as well as an open one.
        var found = await Task.WhenAll(
            ByReferenceAsync(text, CaseState.Open, purpose), ByReferenceAsync(text, CaseState.Closed, purpose));
        if (found.FirstOrDefault(f => f is not null) is { } caseId) return caseId;
        ModelState.AddModelError(nameof(Which), "There is no case with this reference. Check how it is written");
        return null;
    }

    private async Task<string?> ByReferenceAsync(string reference, CaseState state, AccessPurpose purpose)
    {
        var page = await client.Cases.ListCasesAsync(
            new ListCasesRequest { AgencyReference = reference, State = state, PageSize = 1 }, purpose.ToHeaders(),
            cancellationToken: HttpContext.RequestAborted);
        return page.Cases.FirstOrDefault()?.CaseId;
    }
}
