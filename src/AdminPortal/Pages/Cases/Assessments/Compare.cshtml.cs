using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Assessments;

/// <summary>Two assessments side by side: levels, indicators and rules, and what changed between them.</summary>
public sealed class CompareModel(RiskPlatformClient client) : CasePage(client)
{
    [BindProperty(SupportsGet = true), FromQuery]
    public Guid A { get; set; }

    [BindProperty(SupportsGet = true), FromQuery]
    public Guid B { get; set; }

    public IReadOnlyList<Assessment> Both { get; private set; } = [];

    /// <summary>Indicators that stand otherwise, apart from those that must not be used with the subject.</summary>
    public IReadOnlyList<Difference> Open { get; private set; } = [];

    /// <summary>Indicators that stand otherwise and must not be used with the subject.</summary>
    public IReadOnlyList<Difference> Hidden { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (A == Guid.Empty || B == Guid.Empty) return Redirect(To("assessments"));
        await LoadAsync();
        return Page();
    }

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        Both = [.. (await Task.WhenAll(ReadAsync(A), ReadAsync(B))).OrderBy(a => a.CreateTime)];
        var (before, after) = (Both[0].Facts.ToDictionary(f => f.Code), Both[1].Facts.ToDictionary(f => f.Code));
        var parts = before.Keys.Union(after.Keys).Order()
            .Select(code => new Difference(code, before.GetValueOrDefault(code), after.GetValueOrDefault(code)))
            .Where(d => d.Before != d.After).ToLookup(d => d.IsHidden);
        (Open, Hidden) = ([.. parts[false]], [.. parts[true]]);
    }

    private async Task<Assessment> ReadAsync(Guid id)
    {
        var answer = await Client.Assessments.GetAssessmentAsync(
            new GetAssessmentRequest { CaseId = CaseId, AssessmentId = id.ToString() }, Why, cancellationToken: Stop);
        return answer.Assessment;
    }
}

/// <summary>An indicator as two assessments have it. What neither speaks of is unknown, which is not absent.</summary>
public sealed record Difference(Indicator Code, Fact? First, Fact? Second)
{
    public Presence Before => First?.Presence ?? Presence.Unknown;

    public Presence After => Second?.Presence ?? Presence.Unknown;

    internal bool IsHidden => new[] { First, Second }.Any(f => f is not null && SurvivorSide.IsHidden(f));
}
