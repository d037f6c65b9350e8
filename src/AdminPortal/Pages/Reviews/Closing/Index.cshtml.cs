using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Closing;

/// <summary>Closes a case; what stands against it is named (REVIEW-7).</summary>
[RecentSignIn("Post")]
public sealed class IndexModel(RiskPlatformClient client, CaseReader reader) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    /// <summary>The case as the person has read it.</summary>
    [BindProperty]
    public string Etag { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public IReadOnlyList<SourceKind> Consulted { get; set; } = [];

    /// <summary>As it now is; null where the service does not answer.</summary>
    public CaseInReview? Case { get; private set; }

    /// <summary>Whether the case changed since the person read it: theirs is what the page shows now.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>What stands against it. The consultation is named in this form.</summary>
    public IEnumerable<ClosingCondition> Unmet =>
        Case?.Reviewed.UnmetConditions.Where(c => c != ClosingCondition.Consultation) ?? [];

    public async Task OnGetAsync()
    {
        Case = await reader.ReadAsync(CaseId);
        Etag = Case.Case.Etag;
    }

    public Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Reason)) ModelState.AddModelError(nameof(Reason), "Say why the case is closed");
        if (Consulted.Count == 0)
            ModelState.AddModelError(nameof(Consulted), "Choose the agencies that were consulted about closing");
        return TryAsync(async () =>
        {
            var answer = await client.Reviews.CloseCaseAsync(new CloseCaseRequest
            {
                CaseId = CaseId.ToString(),
                Reason = Reason!,
                AgenciesConsulted = { Consulted },
                Etag = Etag,
                RequestId = RequestId,
            });
            Say($"The case is closed. Its content is kept until {Times.Day(answer.RetainUntilTime)}.");
            return Redirect($"/reviews/{CaseId}");
        }, show: LoadAsync);
    }

    protected override string FieldOf(string field) =>
        field.StartsWith("agencies_consulted", StringComparison.Ordinal) || field == "consultation"
            ? nameof(Consulted) : base.FieldOf(field);

    private async Task LoadAsync()
    {
        try
        {
            Case = await reader.ReadAsync(CaseId);
        }
        catch (RiskPlatformException e) when (e is UnavailableException or DeadlineExceededException)
        {
            return;
        }

        if (Case.Case.Etag == Etag) return;

        // Decided on again: the next sending is on the case as it is shown now.
        HasChanged = true;
        Etag = Case.Case.Etag;
        ModelState.Remove(nameof(Etag));
        RequestId = Guid.CreateVersion7().ToString();
        ModelState.Remove(nameof(RequestId));
    }
}
