using Microsoft.AspNetCore.Mvc;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Contacts;

/// <summary>Plans a contact. An unsafe plan is refused, with what to do instead (RESPOND-3 to RESPOND-5).</summary>
public sealed class PlanModel(RiskPlatformClient client) : ContactForm(client)
{
    public Task<IActionResult> OnPostAsync() => SendAsync(async contact =>
    {
        await Client.Cases.PlanContactAsync(
            new PlanContactRequest { CaseId = CaseId, Contact = contact, RequestId = RequestId },
            cancellationToken: Stop);
        Say("The contact is planned.");
        return Redirect(To("contacts"));
    });
}
