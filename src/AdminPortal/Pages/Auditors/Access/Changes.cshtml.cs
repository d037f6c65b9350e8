using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;

namespace RiskPlatform.AdminPortal.Pages.Auditors.Access;

/// <summary>
/// What was changed about who may do what at the caller's own agency. Nothing of another agency is here, also where
/// somebody works for both.
/// </summary>
public sealed class ChangesModel(IdentityAudit audit, TimeProvider clock) : PortalPage
{
    private const int PageSize = 50;
    private const string MonthFormat = "yyyy-MM";

    /// <summary>As "2026-11"; empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    [BindProperty(SupportsGet = true)]
    public int After { get; set; }

    public string? NextPage { get; private set; }

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    /// <summary>From the first change to now, the latest first.</summary>
    public IReadOnlyList<Choice> Months { get; private set; } = [];

    /// <summary>What people of the entries are called now, of those who still work for the agency.</summary>
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Months = MonthsFrom(await audit.FirstOfAgencyAsync(Me.Agency, cancellationToken));
        (DateTimeOffset, DateTimeOffset)? time = null;
        if (DateOnly.TryParseExact(Month, MonthFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            && month.Year is > 2000 and < 9999)
            time = (Begin(month), Begin(month.AddMonths(1)));
        else if (!string.IsNullOrEmpty(Month)) ModelState.AddModelError(nameof(Month), "Choose a month from the list");
        if (!ModelState.IsValid) return;
        var skip = Math.Clamp(After, 0, int.MaxValue - PageSize);
        var rows = await audit.ListOfAgencyAsync(Me.Agency, time, skip, PageSize + 1, cancellationToken);
        if (rows.Count > PageSize) NextPage = (skip + PageSize).ToString(CultureInfo.InvariantCulture);
        Entries = [.. rows.Take(PageSize)];
        Names = await audit.NamesOfAboutAsync(Entries, Me.Agency, cancellationToken);
    }

    /// <summary>What the entry says besides, without the name of the own agency, which every entry here has.</summary>
    internal string DetailOf(AuditEntry entry) =>
        entry.Detail.StartsWith(Me.Agency + ": ", StringComparison.Ordinal)
            ? entry.Detail[(Me.Agency.Length + 2)..] : entry.Detail;

    private static DateTimeOffset Begin(DateOnly month) => Times.At(month, TimeOnly.MinValue).ToDateTimeOffset();

    private List<Choice> MonthsFrom(DateTimeOffset? first)
    {
        var months = new List<Choice>();
        var today = Times.DayOf(clock.GetUtcNow());
        if (first is not { } from) return months;
        var (month, oldest) = (new DateOnly(today.Year, today.Month, 1), Times.DayOf(from));
        for (; month.AddMonths(1) > oldest; month = month.AddMonths(-1))
        {
            months.Add(new Choice(month.ToString(MonthFormat, CultureInfo.InvariantCulture),
                month.ToString("MMMM yyyy", CultureInfo.InvariantCulture)));
        }

        return months;
    }
}
