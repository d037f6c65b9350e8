using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Assessing;

/// <summary>Assess: what each source says of each indicator of severe harm. Unknown is not absent.</summary>
public sealed class AssessModel(RiskPlatformClient client, Drafts drafts, CaseReader reader, TimeProvider clock)
    : StepPage(client, drafts, reader)
{
    private const string Field = nameof(Severe) + "." + nameof(SevereAnswers.Accounts);

    [BindProperty]
    public SevereAnswers Severe { get; set; } = new();

    public override Step Step => Step.Assess;

    /// <summary>The eight, in the order of the guidance.</summary>
    public IReadOnlyList<IndicatorEntry> Indicators { get; private set; } = [];

    /// <summary>What stands of it so far.</summary>
    public Fact? Standing(Indicator indicator) => Case?.Latest?.Facts.FirstOrDefault(f => f.Code == indicator);

    /// <summary>The accounts of one indicator, with their places in the form.</summary>
    public IEnumerable<int> Of(Indicator indicator) =>
        Enumerable.Range(0, Severe.Accounts.Count).Where(i => Severe.Accounts[i].Code == indicator);

    /// <summary>Whether more than the answer was given, or has to be.</summary>
    public bool IsOpen(int account) => !Severe.Accounts[account].SaysNothing
        || ModelState.Any(s => s.Value?.Errors.Count > 0
            && s.Key.StartsWith($"{Field}[{account}].", StringComparison.Ordinal));

    /// <summary>Room for what another source says of the same.</summary>
    public async Task<IActionResult> OnPostAnotherAsync(Indicator about)
    {
        if (!await FindAsync()) return NotKept();
        Take();
        Severe.Accounts.Add(new Account { Code = about });
        await Book.SaveAsync(Me, CaseId, Draft);
        return Redirect(Steps.Address(CaseId, Step) + (Checking ? "?checking=true" : "") + "#about-" + about);
    }

    protected override void Fill() => Severe = Draft.Severe;

    protected override void Take() => Draft.Severe = Severe;

    protected override void Check()
    {
        ModelState.Check(Severe.Accounts, Field, Guidance, Times.DayOf(clock.GetUtcNow()));
        if (ModelState.IsValid) Draft.Severe.Accounts = [.. Severe.Accounts.Where(a => !a.IsEmpty)];
    }

    protected override async Task<IActionResult> ShowAsync()
    {
        var answer = await base.ShowAsync();
        Indicators = await Guidance.IndicatorsAsync(IndicatorKind.SevereHarm);
        foreach (var missing in Indicators.Where(i => Severe.Accounts.All(a => a.Code != i.Indicator)))
            Severe.Accounts.Add(new Account { Code = missing.Indicator });
        return answer;
    }
}
