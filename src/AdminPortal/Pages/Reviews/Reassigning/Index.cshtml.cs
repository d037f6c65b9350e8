using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Reassigning;

/// <summary>Gives a case's reviews to another reviewer or team.</summary>
public sealed class IndexModel(RiskPlatformClient client) : DecisionPage(client)
{
    [BindProperty]
    public string? Reviewer { get; set; }

    [BindProperty]
    public string? Team { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Those whom reminders reach and who review.</summary>
    public IReadOnlyList<Choice> Reviewers { get; private set; } = [];

    public Task<IActionResult> OnPostAsync() => TryAsync(async () =>
    {
        await Client.Reviews.ReassignReviewAsync(new ReassignReviewRequest
        {
            CaseId = CaseId.ToString(),
            ReviewerId = Reviewer ?? "",
            TeamId = Team ?? "",
            Note = Note ?? "",
            RequestId = RequestId,
        });
        Say(string.IsNullOrEmpty(Reviewer)
            ? "Nobody is named for these reviews now. Reminders go to every reviewer of the team."
            : "The reviews were given to another reviewer.");
        return Redirect($"/reviews/{CaseId}");
    }, show: LoadAsync);

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        try
        {
            var found = new List<Choice>();
            var token = "";
            do
            {
                var page = await Client.ReviewSettings.ListRecipientsAsync(
                    new ListRecipientsRequest { PageSize = 200, PageToken = token });
                found.AddRange(page.Recipients.Select(r => new Choice(
                    r.WorkerId, r.TeamId.Length > 0 ? $"{r.WorkerId} (team {r.TeamId})" : r.WorkerId)));
                token = page.NextPageToken;
            }
            while (token.Length > 0);
            Reviewers = found;
        }
        catch (RiskPlatformException e) when (!ModelState.IsValid
            && e is UnavailableException or DeadlineExceededException)
        {
            // What was chosen stays to choose from.
            if (!string.IsNullOrEmpty(Reviewer)) Reviewers = [new Choice(Reviewer, Reviewer)];
        }
    }

    protected override string FieldOf(string field) => field switch
    {
        "reviewer_id" => nameof(Reviewer),
        "team_id" => nameof(Team),
        _ => base.FieldOf(field),
    };
}
