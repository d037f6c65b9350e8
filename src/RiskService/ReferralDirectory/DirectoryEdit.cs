using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>
/// Changes of the directory within one save. Rows may come tracked or not, each as one instance. Asks the database
/// nothing for a row, but for what is sealed of a listing that has confidential places.
/// </summary>
internal sealed class DirectoryEdit(
    RiskDbContext db, ConfidentialPlaces places, DirectoryHistory history, long number)
{
    private readonly HashSet<Guid> changedOrganisations = [];

    internal OrganisationRow Add(Organisation sent, ListingSource? source)
    {
        var kept = ListingContent.Of(sent);
        var row = new OrganisationRow
        {
            Id = Ids.Next(history.Now),
            Name = kept.Name,
            NameKey = NameKeys.Of(kept.Name),
            ConnectedAgencyId = OrNull(kept.AgencyId),
            Content = ListingContent.Bytes(kept),
            SourceSystem = source?.System,
            SourceId = source?.Id,
            CreateTime = history.Now,
            UpdateTime = history.Now,
        };
        db.Add(row);
        history.Add(row.Id, DirectoryChangeKind.Created, ProtoDiff.Between(null, kept));
        return row;
    }

    /// <summary>False if it says nothing new.</summary>
    internal bool Change(OrganisationRow row, Organisation sent)
    {
        var kept = ListingContent.Of(sent);
        var fields = ProtoDiff.Between(ListingContent.Of(row), kept);
        if (fields.Count == 0) return false;
        Track(row);
        (row.Name, row.NameKey) = (kept.Name, NameKeys.Of(kept.Name));
        row.ConnectedAgencyId = OrNull(kept.AgencyId);
        row.Content = ListingContent.Bytes(kept);
        Changed(row, DirectoryChangeKind.Updated, fields);
        return true;
    }

    internal void Archive(OrganisationRow row)
    {
        Track(row);
        var line = State(row.State, OrganisationState.Archived);
        row.State = OrganisationState.Archived;
        Changed(row, DirectoryChangeKind.StateChanged, [line]);
    }

    /// <summary>A draft.</summary>
    internal async Task<ListingRow> AddAsync(Listing sent, ListingSource? source, CancellationToken cancellationToken)
    {
        var kept = ListingContent.Of(sent);
        var row = new ListingRow
        {
            Id = Ids.Next(history.Now),
            OrganisationId = Guid.Parse(kept.OrganisationId),
            Type = kept.Type,
            NameKey = NameKeys.Of(kept.Name),
            Content = [],
            SourceSystem = source?.System,
            SourceId = source?.Id,
            CreateTime = history.Now,
            UpdateTime = history.Now,
            ChangeNumber = number,
        };
        var sealedLines = await places.SettleAsync(row, [], kept.Locations, history.Now, cancellationToken);
        Fill(row, kept);
        db.Add(row);
        history.Add(row.Id, DirectoryChangeKind.Created, ProtoDiff.Between(null, kept).Concat(sealedLines));
        return row;
    }

    /// <summary>
    /// False if it says nothing new. The kind never changes. An import leaves the places of a listing as they are once
    /// one was confidential: its source may still name where that is.
    /// </summary>
    internal async Task<bool> ChangeAsync(ListingRow row, Listing sent, CancellationToken cancellationToken)
    {
        var (before, kept) = (ListingContent.Of(row), ListingContent.Of(sent));
        kept.Type = row.Type;
        Track(row);
        List<FieldChange> sealedLines = [];
        if (history.IsImport && row.HadConfidentialPlace)
        {
            kept.Locations.Clear();
            kept.Locations.AddRange(before.Locations);
        }
        else
        {
            sealedLines = await places.SettleAsync(
                row, before.Locations, kept.Locations, history.Now, cancellationToken);
        }

        List<FieldChange> fields = [.. ProtoDiff.Between(before, kept), .. sealedLines];
        if (fields.Count == 0) return false;
        if (row.HadConfidentialPlace) fields.ForEach(Whereabouts.Mask);
        row.OrganisationId = Guid.Parse(kept.OrganisationId);
        Fill(row, kept);
        Changed(row, DirectoryChangeKind.Updated, fields);
        return true;
    }

    internal void Move(ListingRow row, ListingState to)
    {
        Track(row);
        var line = State(row.State, to);
        row.State = to;
        Changed(row, DirectoryChangeKind.StateChanged, [line]);
    }

    /// <summary>Begins a new term of assurance (REFER-1).</summary>
    internal void Assure(ListingRow row, Assurance assurance)
    {
        Track(row);
        var before = new Listing { Assurance = ListingView.AssuranceOf(row) };
        var fields = ProtoDiff.Between(before, new Listing { Assurance = assurance });
        row.AssuredDate = ListingView.Day(assurance.AssuredDate);
        row.AssuredUntil = ListingView.Day(assurance.UntilDate);
        row.AssuredBy = assurance.AssuredBy;
        Changed(row, DirectoryChangeKind.Assured, fields);
    }

    internal AccreditationRow Accredit(ListingParts parts, Accreditation sent)
    {
        var row = new AccreditationRow
        {
            ListingId = parts.Row.Id,
            Id = Ids.Next(history.Now),
            Scheme = "",
            Edition = "",
            Number = "",
            ValidFrom = default,
            ValidTo = default,
            State = default,
            Evidence = "",
            Version = 0,
        };
        Fill(row, sent);
        db.Add(row);
        Accredited(parts.Row, row, null, [.. parts.Accreditations, row]);
        return row;
    }

    /// <summary>False if it says nothing new.</summary>
    internal bool Reaccredit(ListingParts parts, AccreditationRow row, Accreditation sent)
    {
        var before = AccreditationView.Kept(row);
        Track(row);
        Fill(row, sent);
        if (before.Equals(AccreditationView.Kept(row))) return false;
        Accredited(parts.Row, row, before, parts.Accreditations);
        return true;
    }

    /// <summary>
    /// Brings the listings of changed organisations up to date in the copies in memory, by one query for all.
    /// </summary>
    internal async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (changedOrganisations.Count == 0) return;
        var ids = changedOrganisations.ToArray();
        var listings = await db.Set<ListingRow>().AsTracking().Where(l => ids.Contains(l.OrganisationId))
            .ToListAsync(cancellationToken);
        foreach (var listing in listings) listing.ChangeNumber = number;
    }

    private static void Fill(ListingRow row, Listing kept)
    {
        row.NameKey = NameKeys.Of(kept.Name);
        row.CapacityAsOf = ListingView.Day(kept.Capacity?.AsOfDate ?? "");
        row.Content = ListingContent.Bytes(kept);
    }

    private static void Fill(AccreditationRow row, Accreditation sent)
    {
        (row.Scheme, row.Edition, row.Number) = (sent.Scheme, sent.Edition, sent.Number);
        row.ValidFrom = ListingView.Day(sent.ValidFromDate)!.Value;
        row.ValidTo = ListingView.Day(sent.ValidToDate)!.Value;
        (row.State, row.Evidence) = (sent.State, sent.Evidence);
    }

    private void Accredited(
        ListingRow listing, AccreditationRow row, Accreditation? before, IEnumerable<AccreditationRow> all)
    {
        Track(listing);
        row.Version++;
        var today = DateOnly.FromDateTime(history.Now.UtcDateTime);
        listing.AccreditedUntil = AccreditationCover.Until(AccreditationView.Terms(all), today);
        var fields = ProtoDiff.Between(before, AccreditationView.Kept(row));
        foreach (var line in fields) line.Field = $"accreditations[{row.Id}].{line.Field}";
        Changed(listing, DirectoryChangeKind.AccreditationChanged, fields);
    }

    private void Changed(ListingRow row, DirectoryChangeKind kind, IEnumerable<FieldChange> fields)
    {
        row.UpdateTime = history.Now;
        row.ChangeNumber = number;
        row.Version++;
        history.Add(row.Id, kind, fields);
    }

    private void Changed(OrganisationRow row, DirectoryChangeKind kind, IEnumerable<FieldChange> fields)
    {
        row.UpdateTime = history.Now;
        row.Version++;
        changedOrganisations.Add(row.Id);
        history.Add(row.Id, kind, fields);
    }

    /// <summary>From here on, what differs from the row as it was read is saved.</summary>
    private void Track<T>(T row)
        where T : class
    {
        if (db.Entry(row).State == EntityState.Detached) db.Attach(row);
    }

    private static FieldChange State(ListingState from, ListingState to) =>
        ProtoDiff.Between(new Listing { State = from }, new Listing { State = to })[0];

    private static FieldChange State(OrganisationState from, OrganisationState to) =>
        ProtoDiff.Between(new Organisation { State = from }, new Organisation { State = to })[0];

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
