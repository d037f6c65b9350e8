using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Edit;

/// <summary>A way to refer, as it is typed.</summary>
public sealed class RouteInput
{
    public ReferralRouteKind? Kind { get; set; }

    public string? Value { get; set; }

    public string? Note { get; set; }
}

/// <summary>How workers refer to a service.</summary>
public sealed class RoutesModel(RiskPlatformClient client) : ListingJourney(client)
{
    private const int Room = 2, Most = 10;
    private readonly List<int> taken = [];

    [BindProperty]
    public IList<RouteInput> Routes { get; set; } = [];

    internal override string Heading => "Change how workers refer";

    protected override ListingPart Part => ListingPart.Routes;

    protected override string FieldOf(string field) =>
        RowFields.Of(field, "listing.referral_routes", nameof(Routes), taken) ?? base.FieldOf(field);

    protected override void Fill(Listing listing)
    {
        Routes = [.. listing.ReferralRoutes.Select(r =>
            new RouteInput { Kind = r.Kind, Value = r.Value, Note = r.Note })];
        for (var i = 0; i < Room && Routes.Count < Most; i++) Routes.Add(new RouteInput());
    }

    protected override void Take(Listing listing)
    {
        listing.ReferralRoutes.Clear();
        taken.Clear();
        for (var i = 0; i < Routes.Count; i++)
        {
            if (Routes[i].Kind is not { } kind) continue;
            listing.ReferralRoutes.Add(new ReferralRoute
            {
                Kind = kind,
                Value = Typed.Text(Routes[i].Value),
                Note = Typed.Text(Routes[i].Note),
            });
            taken.Add(i);
        }
    }
}
