using Microsoft.AspNetCore.Mvc;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Assessing;

/// <summary>
/// Ask: the questions that the service returns for how the subject speaks about abuse, in its order; none about abuse
/// while the subject is under the influence (RESPOND-5).
/// </summary>
public sealed class AskModel(RiskPlatformClient client, Drafts drafts, CaseReader reader)
    : StepPage(client, drafts, reader)
{
    [BindProperty]
    public AskAnswers Ask { get; set; } = new();

    public override Step Step => Step.Ask;

    /// <summary>The rules that decided what is asked.</summary>
    public IEnumerable<FiredRule> Rules => Preview?.Rules.Where(r =>
        r.RuleId.StartsWith("ASK-", StringComparison.Ordinal) || r.RuleId is "LOOK-1" or "RESPOND-5") ?? [];

    /// <summary>Keeps the answer and shows the questions that then fit.</summary>
    public async Task<IActionResult> OnPostQuestionsAsync()
    {
        if (!await FindAsync()) return NotKept();
        Take();
        await Book.SaveAsync(Me, CaseId, Draft);
        return Redirect(Steps.Address(CaseId, Step) + (Checking ? "?checking=true" : ""));
    }

    protected override void Fill() => Ask = Draft.Ask;

    protected override void Take() => Draft.Ask = Ask;
}
