using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Contacts;

/// <summary>Records a contact that took place, or did not. It is never refused for what it describes.</summary>
public sealed class RecordModel(RiskPlatformClient client) : ContactForm(client)
{
    internal static readonly IReadOnlyList<Choice> YesNo = [new("True", "Yes"), new("False", "No")];

    /// <summary>The planned contact that this is the outcome of.</summary>
    [BindProperty(SupportsGet = true), FromQuery]
    public Guid? Planned { get; set; }

    [BindProperty]
    public bool DidNotTakePlace { get; set; }

    /// <summary>Whether the subject was under the influence; unset says nothing.</summary>
    [BindProperty]
    public bool? SubjectIntoxicated { get; set; }

    [BindProperty]
    public bool LimitsExplained { get; set; }

    public Task<IActionResult> OnPostAsync() => SendAsync(async contact =>
    {
        var request = new RecordContactRequest
        {
            CaseId = CaseId,
            Contact = contact,
            PlannedContactId = Planned?.ToString() ?? "",
            DidNotTakePlace = DidNotTakePlace,
            ConfidentialityLimitsExplained = LimitsExplained,
            RequestId = RequestId,
        };
        if (SubjectIntoxicated is { } intoxicated) request.SubjectIntoxicated = intoxicated;
        var answer = await Client.Cases.RecordContactAsync(request, cancellationToken: Stop);
        var flags = answer.Contact.PracticeFlags.Count;
        Say(flags == 0 ? "The contact is recorded."
            : $"The contact is recorded, with {Words.Count(flags, "practice flag")} to look at.");
        return Redirect(To("contacts"));
    });

    /// <summary>Whether the plan is of a contact with the survivor's side.</summary>
    public bool IsApart { get; private set; }

    protected override async Task StartAsync()
    {
        if (Planned is not { } planned) return;
        var answer = await Client.Cases.ListContactsAsync(
            new ListContactsRequest { CaseId = CaseId, PageSize = 200 }, Why, cancellationToken: Stop);
        if (answer.Contacts.FirstOrDefault(c => c.ContactId == planned.ToString()) is not { } found) return;
        IsApart = SurvivorSide.Is(found, Held);
        Fill(found);
    }
}
