using Microsoft.AspNetCore.Mvc;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Contacts;

/// <summary>Contacts with people of the case, planned and past.</summary>
public sealed class ContactsModel(RiskPlatformClient client) : CasePage(client)
{
    [BindProperty(SupportsGet = true), FromQuery]
    public string? After { get; set; }

    public IReadOnlyList<Contact> Contacts { get; private set; } = [];

    public string NextPage { get; private set; } = "";

    public Task OnGetAsync() => LoadAsync();

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        var answer = await Client.Cases.ListContactsAsync(
            new ListContactsRequest { CaseId = CaseId, PageSize = 20, PageToken = After ?? "" }, Why,
            cancellationToken: Stop);
        (Contacts, NextPage) = (answer.Contacts, answer.NextPageToken);
    }
}
