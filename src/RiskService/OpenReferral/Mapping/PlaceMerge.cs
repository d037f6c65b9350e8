using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Mapping;

/// <summary>
/// Lays the places of a row over a listing's. A listing that has, or ever had, a confidential place keeps its places:
/// its source may still name where one is (Do no harm).
/// </summary>
internal static class PlaceMerge
{
    private const string Field = "service_at_locations";

    /// <summary>True if the places change.</summary>
    /// <param name="merged">The listing; gets the places.</param>
    /// <param name="said">Its places as they are said in the profile.</param>
    /// <param name="hasConfidential">Whether it has or had a confidential place.</param>
    /// <param name="read">The row.</param>
    /// <param name="notes">Gets what was not taken.</param>
    internal static bool Merge(
        Listing merged, IReadOnlyList<Location> said, bool hasConfidential, ReadService read, RowNotes notes)
    {
        if (hasConfidential)
        {
            if (read.Listing.Locations.Count > 0)
            {
                notes.Remark(Field, "The listing has or had a confidential place, so its places stay as they are. "
                    + "Change them by UpdateListing.");
            }

            return false;
        }

        var left = said.ToList();
        var places = new List<Location>();
        var changed = false;
        foreach (var sent in read.Listing.Locations)
        {
            var was = left.FirstOrDefault(p => p.LocationId == sent.LocationId)
                ?? left.FirstOrDefault(p => Same(p, sent)) ?? left.FirstOrDefault(p => IsNamed(p, sent, read));
            var place = sent.Clone();
            place.LocationId = was?.LocationId ?? "";

            // It is open here where it is; its source has to say that it is not. Of where it moves to nobody knows yet.
            if (was is not null && !read.MarkedPlaces.Contains(sent.LocationId)
                && Equals(Whereabouts.Of(was), Whereabouts.Of(sent)))
            {
                place.Confidential = false;
            }

            if (was is not null && !place.Confidential && Same(was, sent))
            {
                place = merged.Locations.First(l => l.LocationId == was.LocationId).Clone();
            }
            else
            {
                changed = true;
            }

            if (was is not null) left.Remove(was);
            if (place.Confidential) SayConfidential(notes);
            places.Add(place);
        }

        if (!changed && left.Count == 0) return false;
        merged.Locations.Clear();
        merged.Locations.AddRange(places);
        return true;
    }

    /// <summary>The places of a new listing: the directory gives them ids of its own.</summary>
    internal static void Add(Listing listing, RowNotes notes)
    {
        foreach (var place in listing.Locations)
        {
            place.LocationId = "";
            if (place.Confidential) SayConfidential(notes);
        }
    }

    private static void SayConfidential(RowNotes notes) => notes.Remark(Field,
        "A place is taken as confidential, and its address is sealed. If it may be known, a directory admin opens it "
        + "by UpdateListing.");

    /// <summary>By a name that it has, and that is not of a place which comes as it was.</summary>
    private static bool IsNamed(Location was, Location sent, ReadService read) =>
        was.Name.Length > 0 && was.Name == sent.Name && !read.Listing.Locations.Any(l => Same(was, l));

    /// <summary>Whether the same is said of them, whatever their ids, and leaving aside whether they may be known.
    /// </summary>
    private static bool Same(Location one, Location other) => Bare(one).Equals(Bare(other));

    private static Location Bare(Location place)
    {
        var bare = place.Clone();
        (bare.LocationId, bare.Confidential) = ("", false);
        return bare;
    }
}
