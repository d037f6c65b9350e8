using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Settings;

/// <summary>The agency's settings for reviews, as they apply, and which of them are its own.</summary>
public sealed class IndexModel(RiskPlatformClient client) : PortalPage
{
    internal ReviewSettings Settings { get; private set; } = null!;

    internal ReviewSettings Own { get; private set; } = null!;

    internal bool CanChange => Me.Is(Person.Manager, Person.PlatformAdmin);

    public async Task OnGetAsync()
    {
        var got = await client.ReviewSettings.GetReviewSettingsAsync(
            new GetReviewSettingsRequest(), cancellationToken: HttpContext.RequestAborted);
        (Settings, Own) = (got.Settings, got.Own);
    }

    internal static string Hours(ReviewSettings settings) => settings.WorkingHours.Count == 0
        ? "None"
        : string.Join(", ", settings.WorkingHours.Select(h => $"{Words.Of(h.Day)} {h.Start} to {h.End}"));

    internal static string Quiet(ReviewSettings settings) => settings.QuietTimes.Count == 0
        ? "None"
        : string.Join(", ", settings.QuietTimes.Select(q => $"{q.Start} to {q.End}"));
}
