using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>
/// Shows where one confidential place is, and keeps in the history that it did, to whom and why. The answer that is
/// kept for repeats names the seal, not the address: the address stays in its own table.
/// </summary>
internal sealed class RevealAddress(
    RiskDbContext db, ListingStore store, ListingWriter writer, ConfidentialPlaces places, ListingViews views,
    Writes writes, DeskKeys desk)
{
    internal async Task<RevealAddressResponse> ExecuteAsync(
        RevealAddressRequest request, CancellationToken cancellationToken)
    {
        var checks = views.Checks();
        checks.Reason(request.Reason, required: true);
        checks.ThrowIfAny();
        var listingId = RequestChecks.Id("listing_id", request.ListingId);
        var locationId = RequestChecks.Id("location_id", request.LocationId);
        var kept = await writes.RunAsync(request, request.RequestId, async token =>
        {
            var parts = await store.FindAsync(listingId, token)
                ?? throw new Failure.NotFound("listing").AsException();
            var seal = await places.FindAsync(listingId, locationId, token)
                ?? throw Violations.One("location_id", "Is no confidential place of this listing with an address.");
            var place = ListingContent.Of(parts.Row).Locations
                .Single(l => l.LocationId == locationId.ToString());
            writer.History(new ChangeNote(request.Reason)).Add(
                listingId, DirectoryChangeKind.AddressRevealed,
                [new FieldChange { Field = $"locations[{locationId}]" }]);
            place.AreaCode = seal.SealId.ToString();
            return new Written<RevealAddressResponse>(
                new RevealAddressResponse { Location = place }, await desk.OpenAsync(token));
        }, cancellationToken);

        // Read again, for a repeat too: what was sealed anew since then is not what was asked for.
        db.ChangeTracker.Clear();
        var now = await places.FindAsync(listingId, locationId, cancellationToken);
        if (now?.SealId.ToString() != kept.Location.AreaCode)
        {
            throw new Failure.IllegalTransition(
                "The address has changed since it was shown. Ask again with a new request_id.").AsException();
        }

        var shown = kept.Location.Clone();
        Whereabouts.Put(await places.OpenAsync(now!, cancellationToken), shown);
        return new RevealAddressResponse { Location = shown };
    }
}
