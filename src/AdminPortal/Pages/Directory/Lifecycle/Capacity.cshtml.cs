using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Lifecycle;

/// <summary>Replaces the places of a listing in one step: it is done often, and grows old soon.</summary>
public sealed class CapacityModel(RiskPlatformClient client, TimeProvider clock) : ListingAction(client)
{
    private Capacity capacity = new();

    [BindProperty]
    public string? Available { get; set; }

    [BindProperty]
    public string? Maximum { get; set; }

    [BindProperty]
    public string? WaitingWeeks { get; set; }

    [BindProperty]
    public DayInput AsOfDate { get; set; } = new();

    protected override void Fill()
    {
        if (Listing.Capacity is { } was)
        {
            Available = was.HasAvailable ? Text(was.Available) : null;
            Maximum = was.HasMaximum ? Text(was.Maximum) : null;
            WaitingWeeks = was.HasWaitingWeeks ? Text(was.WaitingWeeks) : null;
        }

        AsOfDate = DayInput.Of(Times.DayOf(clock.GetUtcNow()));
    }

    protected override void Check()
    {
        capacity = new Capacity { AsOfDate = Days.Sent(AsOfDate, ModelState, nameof(AsOfDate)) };
        if (Typed.Number(Available, ModelState, nameof(Available)) is { } free) capacity.Available = free;
        if (Typed.Number(Maximum, ModelState, nameof(Maximum)) is { } all) capacity.Maximum = all;
        if (Typed.Number(WaitingWeeks, ModelState, nameof(WaitingWeeks)) is { } weeks) capacity.WaitingWeeks = weeks;
    }

    protected override async Task<string> SendAsync()
    {
        await Client.DirectoryAdmin.UpdateCapacityAsync(new UpdateCapacityRequest
        {
            ListingId = Id.ToString(),
            Capacity = capacity,
            Etag = Etag ?? "",
            Reason = Typed.Text(Reason),
            RequestId = RequestId,
        }, cancellationToken: Stop);
        return "The places are saved.";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
