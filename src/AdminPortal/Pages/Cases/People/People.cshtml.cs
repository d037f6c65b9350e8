using RiskPlatform.Client;

namespace RiskPlatform.AdminPortal.Pages.Cases.People;

/// <summary>Who is in the case and who works it.</summary>
public sealed class PeopleModel(RiskPlatformClient client) : CasePage(client)
{
    public Task OnGetAsync() => LoadAsync();
}
