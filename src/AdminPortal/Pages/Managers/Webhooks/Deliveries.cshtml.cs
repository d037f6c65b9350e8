using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Webhooks;

/// <summary>What was sent, what waits, and what somebody has to look at because it did not arrive.</summary>
[Authorize(Roles = Person.Manager + "," + Person.PlatformAdmin)]
public sealed class DeliveriesModel(RiskPlatformClient client) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public DeliveryState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public DeliveryChannel? Channel { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    internal ListDeliveriesResponse Found { get; private set; } = null!;

    internal IReadOnlyList<Choice> States { get; } = Words.Choices<DeliveryState>();

    internal IReadOnlyList<Choice> Channels { get; } = Words.Choices<DeliveryChannel>();

    public async Task OnGetAsync() => await LoadAsync();

    public Task<IActionResult> OnPostRetryAsync(string delivery) => TryAsync(async () =>
    {
        await client.Channels.RetryDeliveryAsync(
            new RetryDeliveryRequest { DeliveryId = delivery, RequestId = RequestId });
        Say("The message waits to be sent again.");
        return Redirect("/managers/settings/deliveries");
    }, show: LoadAsync);

    internal static bool CanRetry(Delivery delivery) =>
        delivery.State is DeliveryState.Failed or DeliveryState.Dropped;

    internal static string Colour(DeliveryState state) => state switch
    {
        DeliveryState.Sent => "govuk-tag--green",
        DeliveryState.Failed => "govuk-tag--red",
        DeliveryState.Dropped => "govuk-tag--grey",
        _ => "govuk-tag--yellow",
    };

    private async Task LoadAsync() => Found = await client.Channels.ListDeliveriesAsync(
        new ListDeliveriesRequest
        {
            State = State.GetValueOrDefault(),
            Channel = Channel.GetValueOrDefault(),
            PageToken = After ?? "",
        },
        cancellationToken: HttpContext.RequestAborted);
}
