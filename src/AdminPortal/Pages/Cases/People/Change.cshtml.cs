using Microsoft.AspNetCore.Mvc;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.People;

/// <summary>Corrects a person of the case, or takes off who was added in error.</summary>
public sealed class ChangeModel(RiskPlatformClient client) : CasePage(client)
{
    [BindProperty(SupportsGet = true), FromRoute]
    public Guid Person { get; set; }

    [BindProperty]
    public PartyForm Party { get; set; } = new();

    /// <summary>Why the person is taken off.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The person as the case has them now.</summary>
    public Party? Now => Held.Parties.FirstOrDefault(p => p.PartyId == Person.ToString());

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        if (Now is null) return NotFound();
        Party = PartyForm.Of(Now);
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => WriteAsync(async () =>
    {
        await Client.Cases.UpdatePartyAsync(
            new UpdatePartyRequest
            {
                CaseId = CaseId,
                Party = Party.ToParty(Person.ToString()),
                Etag = Etag ?? "",
                RequestId = RequestId,
            },
            cancellationToken: Stop);
        Say("The person’s details are changed.");
        return Redirect(To("people"));
    });

    public Task<IActionResult> OnPostRemoveAsync() => WriteAsync(async () =>
    {
        await Client.Cases.RemovePartyAsync(
            new RemovePartyRequest
            {
                CaseId = CaseId,
                PartyId = Person.ToString(),
                Reason = Reason ?? "",
                Etag = Etag ?? "",
                RequestId = RequestId,
            },
            cancellationToken: Stop);
        Say("The person is taken off the case. The history keeps what was recorded.");
        return Redirect(To("people"));
    });
}
