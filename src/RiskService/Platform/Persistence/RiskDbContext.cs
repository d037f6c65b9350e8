using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Access;

namespace RiskPlatform.RiskService.Platform.Persistence;

/// <summary>
/// The one context. Slices bring their entities through <see cref="IEntityTypeConfiguration{TEntity}"/>. Every row
/// with an agency is filtered by, and can only be written for, the agency of the caller.
/// </summary>
internal abstract class RiskDbContext(DbContextOptions options) : DbContext(options)
{
    internal const string AgencyFilter = "agency";

    private CurrentCaller? caller;
    private CommitQueue? commits;
    private ReadLease? lease;

    /// <summary>Read by the filter on each query; no agency, no rows.</summary>
    internal string? AgencyId => caller?.AgencyId;

    /// <summary>Contexts are pooled: each lease is for one caller, and begins with nobody.</summary>
    internal RiskDbContext For(CurrentCaller leasedBy, CommitQueue queue, ReadLease? reading)
    {
        (caller, commits, lease) = (leasedBy, queue, reading);
        lease?.UseIn(this);
        return this;
    }

    /// <summary>On SQLite: back from the writing connection to the one that this call reads with.</summary>
    internal void Reading() => lease?.UseIn(this);

    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        GuardAgency();
        return commits!.SaveAsync(
            this, token => base.SaveChangesAsync(acceptAllChangesOnSuccess, token), cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously: one way, through the commit queue.");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(RiskDbContext).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (!typeof(IAgencyOwned).IsAssignableFrom(entity.ClrType)) continue;
            var row = Expression.Parameter(entity.ClrType, "row");
            var same = Expression.Equal(
                Expression.Property(row, nameof(IAgencyOwned.AgencyId)),
                Expression.Property(Expression.Constant(this), nameof(AgencyId)));
            modelBuilder.Entity(entity.ClrType).HasQueryFilter(AgencyFilter, Expression.Lambda(same, row));
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Application-made ids grow with time (version 7); big-endian bytes keep that order in both engines' indexes.
        configurationBuilder.Properties<Guid>().HaveConversion<OrderedGuid>().HaveMaxLength(16).AreFixedLength();
        if (Database.IsSqlite())
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
            return;
        }

        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcDateTime>().HaveColumnType("datetime2(3)");

        // Texts in the open are identifiers. SQL Server's own order takes "Agency-A" for "agency-a"; agencies are kept
        // apart.
        configurationBuilder.Properties<string>().UseCollation("Latin1_General_100_BIN2");
    }

    private void GuardAgency()
    {
        foreach (var entry in ChangeTracker.Entries<IAgencyOwned>())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && entry.Entity.AgencyId != AgencyId)
            {
                throw new InvalidOperationException("A row of another agency was about to be written.");
            }
        }
    }
}
