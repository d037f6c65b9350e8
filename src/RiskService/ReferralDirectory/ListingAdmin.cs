using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>Adds listings and replaces their details.</summary>
internal sealed class ListingAdmin(
    RiskDbContext db, ListingWriter writer, ListingChanges changes, ListingViews views, Writes writes, DeskKeys desk)
{
    private const string Field = "listing";

    internal Task<CreateListingResponse> CreateAsync(
        CreateListingRequest request, CancellationToken cancellationToken)
    {
        Check(request.Listing, request.Reason, required: false);
        var organisationId = RequestChecks.Id("listing.organisation_id", request.Listing.OrganisationId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var organisation = await ActiveAsync(organisationId, token);
            var edit = await writer.BeginAsync(new ChangeNote(request.Reason), token);
            var row = await edit.AddAsync(request.Listing, source: null, token);
            await edit.CompleteAsync(token);
            var response = new CreateListingResponse { Listing = views.Make(new(row, organisation, [])) };
            return new Written<CreateListingResponse>(response, await desk.OpenAsync(token));
        }, cancellationToken);
    }

    internal Task<UpdateListingResponse> UpdateAsync(
        UpdateListingRequest request, CancellationToken cancellationToken)
    {
        Check(request.Listing, request.Reason, required: true);
        var sent = request.Listing;
        var organisationId = RequestChecks.Id("listing.organisation_id", sent.OrganisationId);
        return changes.RunAsync(
            request, ("listing.listing_id", sent.ListingId), request.Etag, (request.RequestId, request.Reason),
            async (edit, parts, token) =>
            {
                if (sent.Type != parts.Row.Type)
                {
                    throw Violations.One("listing.type", "Never changes. Add another listing, and archive this one.");
                }

                CheckClosed(ListingContent.Of(parts.Row), sent, request.Reason);
                var organisation = organisationId == parts.Organisation.Id
                    ? parts.Organisation
                    : await ActiveAsync(organisationId, token);
                if (parts.Row.State == ListingState.Published) ListingViews.RequirePublishable(sent, organisation);
                await edit.ChangeAsync(parts.Row, sent, token);
                return parts with { Organisation = organisation };
            },
            listing => new UpdateListingResponse { Listing = listing }, cancellationToken);
    }

    internal Task<UpdateCapacityResponse> UpdateCapacityAsync(
        UpdateCapacityRequest request, CancellationToken cancellationToken)
    {
        var checks = views.Checks();
        checks.Capacity("capacity", request.Capacity, views.Today);
        checks.Reason(request.Reason, required: false);
        checks.ThrowIfAny();
        return changes.RunAsync(
            request, ("listing_id", request.ListingId), request.Etag, (request.RequestId, request.Reason),
            async (edit, parts, token) =>
            {
                var listing = ListingContent.Of(parts.Row);
                listing.Capacity = request.Capacity;
                await edit.ChangeAsync(parts.Row, listing, token);
                return parts;
            },
            listing => new UpdateCapacityResponse { Listing = listing }, cancellationToken);
    }

    private void Check(Listing? listing, string reason, bool required)
    {
        var checks = views.Checks();
        checks.Listing(Field, listing, views.Today, views.Areas);
        checks.Reason(reason, required);
        if (listing is not null) checks.NoAddressElsewhere(Field, listing, reason);
        checks.ThrowIfAny();
    }

    /// <summary>
    /// A place that was open and is marked without its address is sealed with the one that it had: no other field may
    /// tell that one either.
    /// </summary>
    private void CheckClosed(Listing before, Listing sent, string reason)
    {
        var closed = sent.Locations.Where(l => l.Confidential && l.Address is null).Select(l => l.LocationId).ToList();
        if (closed.Count == 0) return;
        var checks = views.Checks();
        checks.NoAddressElsewhere(Field, sent, reason, new HiddenWords(
            before.Locations.Where(l => !l.Confidential && closed.Contains(l.LocationId))));
        checks.ThrowIfAny();
    }

    private async Task<OrganisationRow> ActiveAsync(Guid id, CancellationToken cancellationToken)
    {
        var organisation =
            await db.Set<OrganisationRow>().SingleOrDefaultAsync(o => o.Id == id, cancellationToken)
            ?? throw new Failure.NotFound("organisation").AsException();
        return organisation.State == OrganisationState.Active
            ? organisation
            : throw Violations.One("listing.organisation_id", "Is archived. Name an active organisation.");
    }
}
