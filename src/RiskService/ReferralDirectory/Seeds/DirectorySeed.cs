using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Seeds;

/// <summary>
/// Puts in, when the service starts, what a directory begins with. Each source is one save, all or nothing. Copies that
/// start at once come together at the unique ids of the source: one is first, and the others find it done.
/// </summary>
internal sealed class DirectorySeed(RiskDbContext db, ListingWriter writer, TimeProvider clock)
{
    private const string Job = "directory-seed";
    private const int Attempts = 5;

    internal static async Task RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<IOptions<DirectorySeedOptions>>().Value;
        var scopes = services.GetRequiredService<IServiceScopeFactory>();

        // The demonstration first looks whether the directory is in use: the real listings alone are no use of it.
        if (options.SeedDemo) await PutAsync(scopes, SeedSource.Demo, cancellationToken);
        if (options.SeedListings) await PutAsync(scopes, SeedSource.Real, cancellationToken);
    }

    private static async Task PutAsync(
        IServiceScopeFactory scopes, SeedSource source, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.ForAgency(DirectoryKey.Agency, Job);
            try
            {
                await scope.ServiceProvider.GetRequiredService<DirectorySeed>().PutAsync(source, cancellationToken);
                return;
            }
            catch (DbUpdateException e) when (attempt < Attempts
                && (e is DbUpdateConcurrencyException || UniqueViolation.Is(e) || Deadlock.Is(e)))
            {
                // Another copy changed the directory at the same time: look again at what there is.
            }
        }
    }

    private async Task PutAsync(SeedSource source, CancellationToken cancellationToken)
    {
        if (source.Synthetic && await IsInUseAsync(cancellationToken)) return;
        var (organisations, listings) =
            SeedFiles.Read(source, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var held = await db.Set<ListingRow>().Where(l => l.SourceSystem == source.System).Select(l => l.SourceId!)
            .ToListAsync(cancellationToken);
        listings.RemoveAll(l => held.Contains(l.Key));
        if (listings.Count == 0) return;

        var edit = await writer.BeginAsync(new ChangeNote(source.Reason), cancellationToken);
        var rows = await db.Set<OrganisationRow>().Where(o => o.SourceSystem == source.System)
            .ToDictionaryAsync(o => o.SourceId!, cancellationToken);
        foreach (var (key, organisation) in organisations.Where(o => !rows.ContainsKey(o.Key)))
            rows[key] = edit.Add(organisation, SourceOf(source, key));
        foreach (var seed in listings)
            await AddAsync(edit, source, seed, rows[seed.Organisation], cancellationToken);
        await edit.CompleteAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task AddAsync(
        DirectoryEdit edit, SeedSource source, SeedListing seed, OrganisationRow organisation,
        CancellationToken cancellationToken)
    {
        seed.Listing.OrganisationId = organisation.Id.ToString();
        var row = await edit.AddAsync(seed.Listing, SourceOf(source, seed.Key), cancellationToken);
        var accreditations = new List<AccreditationRow>();
        foreach (var accreditation in seed.Listing.Accreditations)
        {
            accreditations.Add(edit.Accredit(
                new ListingParts(row, organisation, [.. accreditations]), accreditation));
        }

        if (seed.Listing.Assurance is { } assurance) edit.Assure(row, assurance);
        if (seed.Listing.State == ListingState.Draft) return;
        edit.Move(row, ListingState.Published);
        if (seed.Listing.State != ListingState.Published) edit.Move(row, seed.Listing.State);
    }

    private Task<bool> IsInUseAsync(CancellationToken cancellationToken) =>
        db.Set<ListingRow>().AnyAsync(
            l => l.SourceSystem == null || l.SourceSystem != SeedSource.Real.System, cancellationToken);

    private static ListingSource SourceOf(SeedSource source, string key) => new() { System = source.System, Id = key };
}
