using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Settings;

/// <summary>Everybody who receives reminders: an agency has few enough to choose from.</summary>
internal static class Recipients
{
    private const int Pages = 10;

    internal static async Task<IReadOnlyList<Recipient>> AllAsync(RiskPlatformClient client, CancellationToken stop)
    {
        var (all, token) = (new List<Recipient>(), "");
        for (var i = 0; i < Pages; i++)
        {
            var page = await client.ReviewSettings.ListRecipientsAsync(
                new ListRecipientsRequest { PageSize = 200, PageToken = token }, cancellationToken: stop);
            all.AddRange(page.Recipients);
            if ((token = page.NextPageToken).Length == 0) break;
        }

        return all;
    }
}
