using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>A published listing, and the day by which it was found.</summary>
internal sealed record DueListing(Guid Id, DateOnly Day);

/// <summary>
/// Finds published listings by what ends of them, the earliest first, along an index for each: what is in order is not
/// looked at.
/// </summary>
internal sealed class DueListings(RiskDbContext db)
{
    internal Task<List<DueListing>> NextAsync(
        string column, DateOnly until, DueListing? after, int most, CancellationToken cancellationToken)
    {
        var due = db.Set<ListingRow>()
            .Where(l => l.State == ListingState.Published && EF.Property<DateOnly?>(l, column) <= until);
        if (after is var (id, day))
        {
            due = due.Where(l => EF.Property<DateOnly?>(l, column) >= day
                && (EF.Property<DateOnly?>(l, column) > day || l.Id > id));
        }

        return due.OrderBy(l => EF.Property<DateOnly?>(l, column)).ThenBy(l => l.Id).Take(most)
            .Select(l => new DueListing(l.Id, EF.Property<DateOnly?>(l, column)!.Value))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Listings that have an alert, one for each.</summary>
    internal Task<List<Guid>> AlertedAsync(Guid after, int most, CancellationToken cancellationToken) =>
        db.Set<DirectoryAlertRow>().Where(a => a.ListingId > after).OrderBy(a => a.ListingId).ThenBy(a => a.Kind)
            .Take(most).Select(a => a.ListingId).ToListAsync(cancellationToken);
}
