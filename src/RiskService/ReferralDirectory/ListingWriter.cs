using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>
/// The one way to write the directory, for admins and imports. What is sent is checked before
/// (<see cref="ListingChecks"/>); here it gets its rows, its history and its place among all changes.
/// </summary>
internal sealed class ListingWriter(
    RiskDbContext db, ListingStore store, ConfidentialPlaces places, CurrentCaller caller, TimeProvider clock)
{
    /// <summary>
    /// Begins what will be one save, of however many rows: they share one number among the directory's changes. Ends
    /// with <see cref="DirectoryEdit.CompleteAsync"/>, before the save.
    /// </summary>
    internal async Task<DirectoryEdit> BeginAsync(ChangeNote note, CancellationToken cancellationToken)
    {
        var number = await store.NextChangeAsync(cancellationToken);
        return new DirectoryEdit(db, places, History(note), number);
    }

    /// <summary>For what changes nothing and still belongs in the history.</summary>
    internal DirectoryHistory History(ChangeNote note) => new(db, caller.Value, note, clock.Now());
}
