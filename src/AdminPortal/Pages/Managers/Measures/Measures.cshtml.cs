using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Kit.Charts;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Measures;

/// <summary>How reviews and referrals were kept in a period. Nothing of a single case is read for it.</summary>
public sealed class MeasuresModel(RiskPlatformClient client, TimeProvider clock) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public DayInput From { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public DayInput To { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public MeasureDivision Division { get; set; } = MeasureDivision.Weeks;

    [BindProperty(SupportsGet = true)]
    public string? Team { get; set; }

    internal GetReviewMeasuresResponse? Reviews { get; private set; }

    internal GetReferralMeasuresResponse? Referrals { get; private set; }

    internal (DateOnly From, DateOnly To) Period { get; private set; }

    internal IReadOnlyList<Choice> Divisions { get; } = Words.Choices<MeasureDivision>();

    internal BarChart Kept
    {
        get
        {
            var parts = Reviews!.Teams.SelectMany(t => t.Parts).GroupBy(p => p.FromDate, StringComparer.Ordinal)
                .OrderBy(p => p.Key, StringComparer.Ordinal);
            return new BarChart("Reviews completed", Division == MeasureDivision.Months ? "Month from" : "Week from",
                [new BarSeries("On time"), new BarSeries("Late", IsLate: true)],
                [.. parts.Select(p => new BarRow(Day(p.Key), p.Sum(k => k.CompletedOnTime),
                    p.Sum(k => k.Completed - k.CompletedOnTime)))]);
        }
    }

    public async Task OnGetAsync()
    {
        CheckDays();
        if (!ModelState.IsValid) return;
        var to = To.Value ?? Times.DayOf(clock.GetUtcNow());
        var from = From.Value ?? to.AddDays(-83);
        Period = (from, to);
        (From, To) = (DayInput.Of(from), DayInput.Of(to));
        var stop = HttpContext.RequestAborted;
        try
        {
            var reviews = client.Reviews.GetReviewMeasuresAsync(new GetReviewMeasuresRequest
            {
                TeamId = Team?.Trim() ?? "",
                FromDate = Text(from),
                ToDate = Text(to),
                Division = Division,
            }, cancellationToken: stop);
            using var referrals = client.Referrals.GetReferralMeasuresAsync(
                new GetReferralMeasuresRequest { FromDate = Text(from), ToDate = Text(to) }, cancellationToken: stop);
            (Reviews, Referrals) = (await reviews, await referrals);
        }
        catch (InvalidRequestException refused)
        {
            ServiceErrors.Add(refused, ModelState, FieldOf);
        }
    }

    protected override string FieldOf(string field) => field switch
    {
        "from_date" => nameof(From),
        "to_date" => nameof(To),
        "team_id" => nameof(Team),
        _ => base.FieldOf(field),
    };

    internal static string Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        .ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    internal static string Share(int part, int whole) =>
        whole == 0 ? "–" : (100.0 * part / whole).ToString("0", CultureInfo.InvariantCulture) + " %";

    internal static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private void CheckDays()
    {
        if (!From.IsEmpty && From.Value is null)
            ModelState.AddModelError(nameof(From), "Enter the first day as a real date, such as 1 9 2026");
        if (!To.IsEmpty && To.Value is null)
            ModelState.AddModelError(nameof(To), "Enter the last day as a real date, such as 30 11 2026");
        if (From.Value > To.Value) ModelState.AddModelError(nameof(To), "The last day must not be before the first");
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
