using Microsoft.AspNetCore.Mvc;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.People;

/// <summary>Adds a survivor or a child.</summary>
public sealed class AddModel(RiskPlatformClient client) : CasePage(client)
{
    [BindProperty]
    public PartyForm Party { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(PartyRole role)
    {
        if (role is not (PartyRole.Survivor or PartyRole.Child)) return NotFound();
        Party.Role = role;
        await LoadAsync();
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => WriteAsync(async () =>
    {
        await Client.Cases.AddPartyAsync(
            new AddPartyRequest { CaseId = CaseId, Party = Party.ToParty(), Etag = Etag ?? "", RequestId = RequestId },
            cancellationToken: Stop);
        Say("The person is added to the case.");
        return Redirect(To("people"));
    });
}
