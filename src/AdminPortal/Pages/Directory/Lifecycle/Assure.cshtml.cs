using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Lifecycle;

/// <summary>Says that a person checked a listing (REFER-1).</summary>
public sealed class AssureModel(RiskPlatformClient client, TimeProvider clock) : ListingAction(client)
{
    private string day = "";
    private int term;

    [BindProperty]
    public DayInput AssuredDate { get; set; } = new();

    [BindProperty]
    public string? TermDays { get; set; }

    protected override void Fill() =>
        AssuredDate = DayInput.Of(Times.DayOf(clock.GetUtcNow()));

    protected override void Check()
    {
        Typed.Required(Reason, ModelState, nameof(Reason), "Say what was checked");
        day = Days.Sent(AssuredDate, ModelState, nameof(AssuredDate), "Enter the day of the check");
        term = Typed.Number(TermDays, ModelState, nameof(TermDays)) ?? 0;
    }

    protected override async Task<string> SendAsync()
    {
        await Client.DirectoryAdmin.AssureListingAsync(new AssureListingRequest
        {
            ListingId = Id.ToString(),
            AssuredDate = day,
            TermDays = term,
            Etag = Etag ?? "",
            Reason = Typed.Text(Reason),
            RequestId = RequestId,
        }, cancellationToken: Stop);
        return "The listing is assured.";
    }
}
