using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

internal static class OrganisationView
{
    internal static Organisation Make(OrganisationRow row)
    {
        var view = ListingContent.Of(row);
        view.OrganisationId = row.Id.ToString();
        view.State = row.State;
        if (row.SourceSystem is { } system) view.Source = new ListingSource { System = system, Id = row.SourceId };
        view.CreateTime = row.CreateTime.ToTimestamp();
        view.UpdateTime = row.UpdateTime.ToTimestamp();
        view.Etag = ListingView.Etag(row.Version);
        return view;
    }
}
