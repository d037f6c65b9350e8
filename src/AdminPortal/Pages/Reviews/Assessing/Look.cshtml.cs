using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Assessing;

/// <summary>Look/listen: what the subject says, what was noticed, and how the subject speaks about abuse.</summary>
public sealed class LookModel(RiskPlatformClient client, Drafts drafts, CaseReader reader, TimeProvider clock)
    : StepPage(client, drafts, reader)
{
    [BindProperty]
    public LookAnswers Look { get; set; } = new();

    [BindProperty]
    public Stance Stance { get; set; }

    public override Step Step => Step.Look;

    public IReadOnlyList<Choice> Statements { get; private set; } = [];

    public IReadOnlyList<Choice> Behaviours { get; private set; } = [];

    public IReadOnlyList<Choice> Both => [.. Statements.Concat(Behaviours).Select(c => c with { Hint = null })];

    public static IReadOnlyList<Choice> Stances { get; } =
    [
        new(nameof(Stance.None), "Says nothing of it, or was not spoken to"),
        new(nameof(Stance.OtherIssue), "Speaks of something else, such as drink or stress"),
        new(nameof(Stance.Partial), "Discloses some of it, or with excuses"),
        new(nameof(Stance.Open), "Speaks openly about it"),
    ];

    public static IReadOnlyList<Choice> YesNo { get; } =
        [new("True", "Yes"), new("False", "No"), new("", "Leave it as it was recorded last")];

    protected override void Fill() => (Look, Stance) = (Draft.Look, Draft.Ask.Stance);

    protected override void Take()
    {
        (Draft.Look, Draft.Ask.Stance) = (Look, Stance);
    }

    protected override void Check() => ModelState.Check(
        Look.Others, nameof(Look) + "." + nameof(Look.Others), Guidance, Times.DayOf(clock.GetUtcNow()));

    public async Task<IActionResult> OnPostAnotherAsync()
    {
        if (!await FindAsync()) return NotKept();
        Take();
        Look.Others.Add(new Account());
        await Book.SaveAsync(Me, CaseId, Draft);
        return Redirect(Steps.Address(CaseId, Step) + (Checking ? "?checking=true" : "")
            + $"#Look-Others-{Look.Others.Count - 1}--Code");
    }

    protected override async Task<IActionResult> ShowAsync()
    {
        var answer = await base.ShowAsync();
        Statements = Choices(await Guidance.IndicatorsAsync(IndicatorKind.PresentingStatement));
        Behaviours = Choices(await Guidance.IndicatorsAsync(IndicatorKind.Behaviour));
        return answer;
    }

    private static Choice[] Choices(IEnumerable<IndicatorEntry> entries) =>
    [
        .. entries.Select(e => new Choice(
            e.Indicator.ToString(), e.Label, e.Description.Length > 0 ? e.Description : null)),
    ];
}
