using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Assessing;

/// <summary>
/// One step of the guided assessment. Going on keeps what was typed in the draft and needs no service; what the
/// service has to say (questions, guidance, rules) is read when a step is shown, from the draft as it then is. Where
/// the service does not answer, the step is shown without it.
/// </summary>
public abstract class StepPage(RiskPlatformClient client, Drafts drafts, CaseReader reader) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    /// <summary>The draft, as the page had it.</summary>
    [BindProperty]
    public string? Sealed { get; set; }

    /// <summary>From the list of answers, where this step was gone back to.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Checking { get; set; }

    public abstract Step Step { get; }

    public Draft Draft { get; private set; } = new();

    /// <summary>The case; null where the service does not answer.</summary>
    public CaseInReview? Case { get; private set; }

    /// <summary>What the assessment would be, as the service reckons it; null where it does not answer.</summary>
    public Assessment? Preview { get; private set; }

    public GuidanceBook Guidance => reader.Guidance;

    /// <summary>The service does not answer; the page has only what the portal knows.</summary>
    public bool IsServiceAway { get; private set; }

    protected RiskPlatformClient Client => client;

    protected Drafts Book => drafts;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await drafts.FindAsync(Me, CaseId) is not { } draft) return NotKept();
        Draft = draft;
        Fill();
        return await ShowAsync();
    }

    public virtual async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) return NotKept();
        Take();
        Check();
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync();
        }

        Draft.Done.Add(Step);
        await drafts.SaveAsync(Me, CaseId, Draft);
        return Redirect(Steps.Address(CaseId, Checking ? Step.Record : Steps.After(Step)));
    }

    /// <summary>Puts the draft's answers into the form.</summary>
    protected abstract void Fill();

    /// <summary>Puts the form's answers into the draft.</summary>
    protected abstract void Take();

    /// <summary>Says what is wrong with them.</summary>
    protected virtual void Check()
    {
    }

    /// <summary>What this step reads besides.</summary>
    protected virtual Task ReadAsync() => Task.CompletedTask;

    /// <summary>The draft that is kept, or the one that the page brought back.</summary>
    protected async Task<bool> FindAsync()
    {
        var draft = await drafts.FindAsync(Me, CaseId) ?? drafts.Unseal(Me, CaseId, Sealed);
        if (draft is null) return false;
        Draft = draft;
        return true;
    }

    /// <summary>Back to the beginning, and says why.</summary>
    protected IActionResult NotKept()
    {
        Say($"What was typed is kept for {Drafts.Kept.TotalHours:0} hours, and that time is over. Begin again.");
        return Redirect(Steps.Start(CaseId));
    }

    protected virtual async Task<IActionResult> ShowAsync()
    {
        ModelState.Remove(nameof(Sealed));
        Sealed = drafts.Seal(Me, CaseId, Draft);
        try
        {
            Case = await reader.ReadAsync(CaseId);
            Preview = await PreviewAsync();
            await ReadAsync();
        }
        catch (RiskPlatformException e) when (e is UnavailableException or DeadlineExceededException)
        {
            IsServiceAway = true;
        }

        return Page();
    }

    /// <summary>What it would be if it were sent now. What is not yet right with it is said when it is sent.</summary>
    private async Task<Assessment?> PreviewAsync()
    {
        var request = DraftRequest.Of(Draft, Me);
        request.CaseId = CaseId.ToString();
        request.ValidateOnly = true;
        try
        {
            return (await client.Assessments.AssessAsync(request)).Assessment;
        }
        catch (InvalidRequestException)
        {
            return null;
        }
    }
}
