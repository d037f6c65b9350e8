using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>
/// Splits off and seals where confidential places are, as they come in: after this a listing has nothing of it. Refuges
/// are found and people are killed by an address that slips out (Do no harm).
/// </summary>
internal sealed class ConfidentialPlaces(RiskDbContext db, DirectoryKey key)
{
    private const string Field = "confidential-address";

    /// <summary>
    /// Gives new places their ids, and settles what is sealed against what was there: kept, replaced or removed, each
    /// with its line for the history.
    /// </summary>
    internal async Task<List<FieldChange>> SettleAsync(
        ListingRow row, IReadOnlyList<Location> before, IList<Location> after, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var seals = row.HadConfidentialPlace ? await SealsOfAsync(row.Id, cancellationToken) : [];
        var changes = new List<FieldChange>();
        var places = before.ToDictionary(l => l.LocationId);
        for (var i = 0; i < after.Count; i++)
        {
            var path = $"locations[{i}]";
            var (place, was) = (after[i], Match(path, after[i], places, now));
            seals.Remove(RequestChecks.Id($"listing.{path}.location_id", place.LocationId), out var sealedBefore);
            if (!place.Confidential)
            {
                if (was is { Confidential: true }) RequireAddress(path, place);
                if (sealedBefore is not null) Forget(sealedBefore, path, changes);
                continue;
            }

            row.HadConfidentialPlace = true;
            var where = Whereabouts.TakeFrom(place) ?? (was is { Confidential: false } ? Whereabouts.Of(was) : null);
            if (where is null) continue;
            if (was is { Confidential: false }) where.Address ??= was.Address?.Clone();
            if (sealedBefore is not null && where.Address is null)
            {
                throw Violations.One($"listing.{path}.address",
                    "Send the address with it: what is sealed is replaced as a whole, or left out and kept.");
            }

            await SealAsync(row.Id, place.LocationId, sealedBefore, where, now, cancellationToken);
            changes.Add(Line(path, sealedBefore is not null, true));
        }

        foreach (var seal in seals.Values)
        {
            var at = before.ToList().FindIndex(l => l.LocationId == seal.LocationId.ToString());
            Forget(seal, $"locations[{at}]", changes);
        }

        return changes;
    }

    internal async Task<Location> OpenAsync(ConfidentialAddressRow row, CancellationToken cancellationToken) =>
        Location.Parser.ParseFrom((await key.OpenAsync(cancellationToken)).Open(row.Sealed, Field, row.LocationId));

    internal Task<ConfidentialAddressRow?> FindAsync(
        Guid listingId, Guid locationId, CancellationToken cancellationToken) =>
        db.Set<ConfidentialAddressRow>()
            .SingleOrDefaultAsync(r => r.ListingId == listingId && r.LocationId == locationId, cancellationToken);

    private Task<Dictionary<Guid, ConfidentialAddressRow>> SealsOfAsync(
        Guid listingId, CancellationToken cancellationToken) =>
        db.Set<ConfidentialAddressRow>().AsTracking().Where(r => r.ListingId == listingId)
            .ToDictionaryAsync(r => r.LocationId, cancellationToken);

    /// <summary>The same place as it was; null for a new one.</summary>
    private static Location? Match(
        string path, Location place, Dictionary<string, Location> before, DateTimeOffset now)
    {
        if (place.LocationId.Length == 0)
        {
            place.LocationId = Ids.Next(now).ToString();
            return null;
        }

        return before.Remove(place.LocationId, out var was)
            ? was
            : throw Violations.One($"listing.{path}.location_id",
                "Is no place of this listing, or came twice. Leave it out for a new place.");
    }

    private static void RequireAddress(string path, Location place)
    {
        if (place.Address is not null) return;
        throw Violations.One($"listing.{path}.address",
            "Send the address that may be shown: what is sealed is never shown because a flag is gone.");
    }

    private async Task SealAsync(
        Guid listingId, string locationId, ConfidentialAddressRow? before, Location where, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var id = Guid.Parse(locationId);
        var bytes = (await key.OpenAsync(cancellationToken)).Seal(where.ToByteArray(), Field, id);
        if (before is not null)
        {
            (before.SealId, before.Sealed) = (Ids.Next(now), bytes);
            return;
        }

        db.Add(new ConfidentialAddressRow
        {
            ListingId = listingId,
            LocationId = id,
            SealId = Ids.Next(now),
            Sealed = bytes,
        });
    }

    private void Forget(ConfidentialAddressRow seal, string path, List<FieldChange> changes)
    {
        db.Remove(seal);
        changes.Add(Line(path, true, false));
    }

    private static FieldChange Line(string path, bool before, bool after) => new()
    {
        Field = $"{path}.address",
        OldValue = before ? Whereabouts.Confidential : "",
        NewValue = after ? Whereabouts.Confidential : "",
    };
}
