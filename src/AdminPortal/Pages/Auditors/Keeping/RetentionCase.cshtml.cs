using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Auditors.Keeping;

/// <summary>Until when a case is kept, its legal holds, and the decision at the end of its term (RECORD-5).</summary>
[Authorize(Roles = Person.Manager + "," + Person.SafeguardingLead)]
[RecentSignIn("PostLift", "PostDecide")]
public sealed class RetentionCaseModel(RiskPlatformClient client) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string CaseId { get; set; } = "";

    [BindProperty]
    public string? HoldReason { get; set; }

    [BindProperty]
    public string? LegalHoldId { get; set; }

    [BindProperty]
    public string? LiftReason { get; set; }

    [BindProperty]
    public RetentionDecision Decision { get; set; }

    [BindProperty]
    public DayInput KeepUntil { get; set; } = new();

    [BindProperty]
    public string? DecisionReason { get; set; }

    internal Retention Kept { get; private set; } = null!;

    internal IEnumerable<LegalHold> Standing => Kept.LegalHolds.Where(h => h.LiftTime is null);

    internal IReadOnlyList<Choice> Holds { get; private set; } = [];

    internal IReadOnlyList<Choice> Decisions { get; } =
    [
        new(nameof(RetentionDecision.Keep), "Keep it longer", "Until a day that you enter"),
        new(nameof(RetentionDecision.Dispose), "Dispose of its content",
            "Its key is destroyed: nobody can read it any more, and nothing brings it back"),
    ];

    public async Task OnGetAsync() => await LoadAsync();

    public Task<IActionResult> OnPostHoldAsync()
    {
        Require(HoldReason, nameof(HoldReason), "Say why it has to be kept");
        return TryAsync(async () =>
        {
            await client.Retention.PlaceLegalHoldAsync(new PlaceLegalHoldRequest
            {
                CaseId = CaseId,
                Reason = HoldReason,
                RequestId = RequestId,
            });
            Say("The hold stands. Nothing of the case is disposed of meanwhile.");
            return Redirect("/auditors/retention/" + CaseId);
        }, show: LoadAsync);
    }

    public Task<IActionResult> OnPostLiftAsync()
    {
        Require(LegalHoldId, nameof(LegalHoldId), "Choose the hold");
        Require(LiftReason, nameof(LiftReason), "Say why it is lifted");
        return TryAsync(async () =>
        {
            await client.Retention.LiftLegalHoldAsync(new LiftLegalHoldRequest
            {
                CaseId = CaseId,
                LegalHoldId = LegalHoldId,
                Reason = LiftReason,
                RequestId = RequestId,
            });
            Say("The hold is lifted.");
            return Redirect("/auditors/retention/" + CaseId);
        }, show: LoadAsync);
    }

    public Task<IActionResult> OnPostDecideAsync()
    {
        if (Decision == RetentionDecision.Unspecified)
            ModelState.AddModelError(nameof(Decision), "Choose what you decide");
        if (Decision == RetentionDecision.Keep && KeepUntil.Value is null)
            ModelState.AddModelError(nameof(KeepUntil), "Enter until when as a real date, such as 1 9 2030");
        Require(DecisionReason, nameof(DecisionReason), "Say why you decide so");
        return TryAsync(async () =>
        {
            var request = new DecideRetentionRequest
            {
                CaseId = CaseId,
                Decision = Decision,
                Reason = DecisionReason,
                RequestId = RequestId,
            };
            if (Decision == RetentionDecision.Keep)
                request.KeepUntilTime = Times.At(KeepUntil.Value!.Value, new TimeOnly(12, 0));
            await client.Retention.DecideRetentionAsync(request);
            Say(Decision == RetentionDecision.Keep
                ? "The case is kept longer." : "The content of the case will be disposed of.");
            return Redirect("/auditors/retention");
        }, show: LoadAsync);
    }

    protected override string FieldOf(string field) => field switch
    {
        "reason" => HoldReason is not null ? nameof(HoldReason)
            : LiftReason is not null ? nameof(LiftReason) : nameof(DecisionReason),
        "keep_until_time" => nameof(KeepUntil),
        _ => base.FieldOf(field),
    };

    internal static string Says(RetentionState state) => state switch
    {
        RetentionState.OpenCase => "The case is open: no term runs",
        RetentionState.Running => "The term runs",
        RetentionState.OnHold => "A legal hold stands: nothing is disposed of",
        RetentionState.AwaitingDecision => "The term has ended, and a person has to decide",
        RetentionState.Due => "The term has ended; the content is disposed of soon",
        _ => Words.Of(state),
    };

    private void Require(string? text, string field, string otherwise)
    {
        if (string.IsNullOrWhiteSpace(text)) ModelState.AddModelError(field, otherwise);
    }

    private async Task LoadAsync()
    {
        Kept = (await client.Retention.GetRetentionAsync(
            new GetRetentionRequest { CaseId = CaseId }, AccessPurpose.Supervision.ToHeaders(),
            cancellationToken: HttpContext.RequestAborted)).Retention;
        Holds = [.. Standing.Select(h => new Choice(h.LegalHoldId, "Placed " + Times.Of(h.PlaceTime), h.Reason))];
    }
}
