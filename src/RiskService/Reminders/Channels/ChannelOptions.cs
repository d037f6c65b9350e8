using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>Where people find the portal. Section <c>Portal</c>.</summary>
public sealed class PortalOptions
{
    /// <summary>
    /// Its address, such as <c>https://risk.example.org</c>. Messages link to cases there; empty leaves links out.
    /// </summary>
    public string? BaseUrl { get; set; }

    internal string? CaseUrl(Guid caseId) => Url($"cases/{caseId}");

    /// <summary>Where people make the address of their calendar.</summary>
    internal string? CalendarUrl => Url("home/calendar");

    private string? Url(string path) => string.IsNullOrEmpty(BaseUrl) ? null : $"{BaseUrl.TrimEnd('/')}/{path}";
}

/// <summary>Where the service's web port is reached from outside. Section <c>Web</c>.</summary>
public sealed class WebOptions
{
    /// <summary>Its address; calendar feeds are named by it. Default <c>http://127.0.0.1:5102</c>.</summary>
    public string PublicUrl { get; set; } = "http://127.0.0.1:5102";

    /// <summary>Requests a minute of calendar feeds from one address. 1 to 100,000; default 60.</summary>
    [Range(1, 100_000)]
    public int CalendarRequestsPerMinute { get; set; } = 60;

    /// <summary>
    /// Days that the address of a calendar feed lasts, from when it was made; those that are made already, too. 1 to
    /// 366; default 90.
    /// </summary>
    [Range(1, 366)]
    public int CalendarDays { get; set; } = 90;
}

/// <summary>Sending to agencies' own systems. Section <c>Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>Whether addresses may begin with http. Default false; for development.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>
    /// Whether they may lead to private and loopback networks. Default false: an agency could reach into the
    /// platform's own network by them.
    /// </summary>
    public bool AllowPrivateNetworks { get; set; }

    /// <summary>Seconds for one attempt. 1 to 60; default 15.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>How many webhooks are sent to at once. 1 to 64; default 8.</summary>
    [Range(1, 64)]
    public int AtOnce { get; set; } = 8;

    /// <summary>
    /// Attempts in a row that fail, and hours that they span at least, before a webhook is disabled. 3 to 1,000;
    /// default 10.
    /// </summary>
    [Range(3, 1_000)]
    public int DisableAfterFailures { get; set; } = 10;

    /// <summary>1 to 168; default 24.</summary>
    [Range(1, 168)]
    public int DisableAfterHours { get; set; } = 24;
}

/// <summary>What is kept of messages that were dealt with. Section <c>Deliveries</c>.</summary>
public sealed class DeliveryOptions
{
    /// <summary>
    /// Days after which what was sent or dropped is forgotten; what failed for good is kept. 14 to 3,650; default 90.
    /// </summary>
    [Range(14, 3_650)]
    public int KeepDays { get; set; } = 90;
}

/// <summary>Addresses in settings that are none are found at the start.</summary>
internal sealed class AddressOptionsCheck : IValidateOptions<PortalOptions>, IValidateOptions<WebOptions>
{
    public ValidateOptionsResult Validate(string? name, PortalOptions options) =>
        string.IsNullOrEmpty(options.BaseUrl)
            ? ValidateOptionsResult.Success : Check("Portal:BaseUrl", options.BaseUrl);

    public ValidateOptionsResult Validate(string? name, WebOptions options) =>
        Check("Web:PublicUrl", options.PublicUrl);

    private static ValidateOptionsResult Check(string setting, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https")
        && url.Query.Length == 0 && url.Fragment.Length == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{setting} must be an http or https address without a query.");
}
