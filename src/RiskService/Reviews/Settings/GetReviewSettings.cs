using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews.Settings;

/// <summary>Tells the settings as they apply, and what the agency set itself.</summary>
internal sealed class GetReviewSettings(ReviewSettingsStore store)
{
    internal async Task<GetReviewSettingsResponse> ExecuteAsync(CancellationToken cancellationToken)
    {
        var (own, _) = await store.ReadAsync(cancellationToken);
        return new GetReviewSettingsResponse { Settings = store.Applied(own), Own = own };
    }
}
