using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Platform.People;

/// <summary>Everybody who may sign in, or was invited to.</summary>
public sealed class IndexModel(IdentityDb db, TimeProvider clock) : PortalPage
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    /// <summary>Part of a name or an address: sent, never in the address of the page, which others may see.</summary>
    [BindProperty]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public int After { get; set; }

    /// <summary>More were found than are shown: the next page would have to name the search in its address.</summary>
    public bool IsCut { get; private set; }

    public string? NextPage { get; private set; }

    public IReadOnlyList<Choice> Agencies { get; private set; } = [];

    public IReadOnlyList<PersonAccount> People { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task OnPostAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Agencies = await db.Agencies.OrderBy(a => a.Name).Select(a => new Choice(a.Id, a.Name, null))
            .ToListAsync(cancellationToken);
        var people = db.Users.AsNoTracking().Include(p => p.Memberships).AsQueryable();
        if (!string.IsNullOrEmpty(Agency)) people = people.Where(p => p.Memberships.Any(m => m.AgencyId == Agency));
        if (!string.IsNullOrWhiteSpace(Search))
        {
            var part = Search.Trim().ToUpperInvariant();
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // In the database, which has one culture.
            people = people.Where(p => p.NormalizedUserName!.Contains(part) || p.Name.ToUpper().Contains(part));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
        }

        var rows = await people.OrderBy(p => p.Name).ThenBy(p => p.Id).Skip(Math.Max(0, After)).Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        IsCut = rows.Count > PageSize && !string.IsNullOrWhiteSpace(Search);
        if (rows.Count > PageSize && !IsCut) NextPage = (After + PageSize).ToString(CultureInfo.InvariantCulture);
        People = [.. rows.Take(PageSize)];
    }

    public string State(PersonAccount person) => person switch
    {
        { Disabled: true } => "Disabled",
        { TwoFactorEnabled: false } => "Invited",
        { LockoutEnd: { } end } when end > clock.GetUtcNow() => "Locked for some minutes",
        _ => "Can sign in",
    };
}
