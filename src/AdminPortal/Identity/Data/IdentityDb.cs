using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace RiskPlatform.AdminPortal.Identity.Data;

/// <summary>
/// Everything the portal keeps itself: people, agencies, what the issuer gave, sessions and keys. No case is in it.
/// </summary>
public abstract class IdentityDb(DbContextOptions options)
    : IdentityUserContext<PersonAccount, Guid>(options), IDataProtectionKeyContext
{
    private const int Short = 100, Medium = 200, Long = 400;

    public DbSet<Agency> Agencies => Set<Agency>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<ClientCredential> ClientCredentials => Set<ClientCredential>();

    public DbSet<SetUpLink> SetUpLinks => Set<SetUpLink>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<KnownBrowser> KnownBrowsers => Set<KnownBrowser>();

    public DbSet<HeldForm> HeldForms => Set<HeldForm>();

    public DbSet<StoredKey> Keys => Set<StoredKey>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<AuditReach> Reach => Set<AuditReach>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.UseOpenIddict();
        builder.Entity<PersonAccount>(person =>
        {
            person.Property(p => p.Id).ValueGeneratedNever();
            person.Property(p => p.Name).HasMaxLength(Medium);
            person.HasMany(p => p.Memberships).WithOne().HasForeignKey(m => m.PersonId);
        });
        builder.Entity<Membership>(membership =>
        {
            membership.HasKey(m => new { m.PersonId, m.AgencyId });
            membership.Property(m => m.AgencyId).HasMaxLength(Short);
            membership.Property(m => m.Roles).HasMaxLength(Medium);
            membership.HasOne(m => m.Agency).WithMany().HasForeignKey(m => m.AgencyId)
                .OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<Agency>(agency =>
        {
            agency.Property(a => a.Id).HasMaxLength(Short);
            agency.Property(a => a.Name).HasMaxLength(Medium);
            agency.Property(a => a.ContactName).HasMaxLength(Medium);
            agency.Property(a => a.ContactEmail).HasMaxLength(Medium);
            agency.Property(a => a.ContactPhone).HasMaxLength(Short);
        });
        builder.Entity<ClientCredential>(credential =>
        {
            credential.HasKey(c => c.ClientId);
            credential.Property(c => c.ClientId).HasMaxLength(Short);
            credential.Property(c => c.AgencyId).HasMaxLength(Short);
            credential.Property(c => c.Description).HasMaxLength(Medium);
            credential.Property(c => c.Role).HasMaxLength(Short);
            credential.HasOne<Agency>().WithMany().HasForeignKey(c => c.AgencyId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<SetUpLink>(link =>
        {
            link.Property(l => l.Id).ValueGeneratedNever();
            link.Property(l => l.SecretHash).HasMaxLength(Short);
            link.HasIndex(l => l.SecretHash).IsUnique();
            link.HasOne(l => l.Person).WithMany().HasForeignKey(l => l.PersonId);
        });
        builder.Entity<Session>(session =>
        {
            session.HasKey(s => s.KeyHash);
            session.Property(s => s.KeyHash).HasMaxLength(Short);
            session.Property(s => s.Scheme).HasMaxLength(Short);
            session.Property(s => s.Subject).HasMaxLength(Medium);
            session.Property(s => s.Sid).HasMaxLength(Medium);
            session.Property(s => s.Browser).HasMaxLength(Medium);
            session.HasIndex(s => s.Sid);
            session.HasIndex(s => s.Subject);
            session.HasIndex(s => s.ExpiresAt);
        });
        builder.Entity<KnownBrowser>(browser =>
        {
            browser.HasKey(b => b.KeyHash);
            browser.Property(b => b.KeyHash).HasMaxLength(Short);
            browser.HasOne<PersonAccount>().WithMany().HasForeignKey(b => b.PersonId);
            browser.HasIndex(b => b.ExpiresAt);
        });
        builder.Entity<HeldForm>(form =>
        {
            form.HasKey(f => f.KeyHash);
            form.Property(f => f.KeyHash).HasMaxLength(Short);
            form.Property(f => f.Subject).HasMaxLength(Medium);
            form.HasIndex(f => f.ExpiresAt);
        });
        builder.Entity<StoredKey>().Property(k => k.Id).ValueGeneratedNever();
        builder.Entity<AuditEntry>(entry =>
        {
            entry.ToTable(AppendOnly.Table, table => table.HasTrigger(AppendOnly.Trigger));
            entry.Property(e => e.Id).ValueGeneratedNever();
            entry.Property(e => e.Who).HasMaxLength(Medium);
            entry.Property(e => e.WhoName).HasMaxLength(Medium);
            entry.Property(e => e.What).HasMaxLength(Short);
            entry.Property(e => e.About).HasMaxLength(Medium);
            entry.Property(e => e.Detail).HasMaxLength(Long);
            entry.HasIndex(e => e.At);
            entry.HasIndex(e => new { e.Kind, e.At });
        });
        builder.Entity<AuditReach>(reach =>
        {
            reach.ToTable(AppendOnly.ReachTable, table => table.HasTrigger(AppendOnly.ReachTrigger));
            reach.HasKey(r => new { r.EntryId, r.AgencyId });
            reach.Property(r => r.AgencyId).HasMaxLength(Short);
            reach.HasOne(r => r.Entry).WithMany(e => e.Reach).HasForeignKey(r => r.EntryId)
                .OnDelete(DeleteBehavior.Restrict);
            reach.HasIndex(r => new { r.AgencyId, r.At });
        });
    }

    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (ChangeTracker.Entries().Any(e => e.Entity is AuditEntry or AuditReach
            && e.State is EntityState.Modified or EntityState.Deleted))
            throw new InvalidOperationException("An entry of the audit never changes.");
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}
