using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Webhooks;

/// <summary>A webhook in words.</summary>
internal static class WebhookWords
{
    internal static IReadOnlyList<Choice> KindChoices { get; } = Words.Choices<DeadlineKind>();

    internal static string Kinds(Webhook webhook) =>
        webhook.Kinds.Count == 0 ? "Everything" : string.Join(", ", webhook.Kinds.Select(k => Words.Of(k)));

    internal static string State(Webhook webhook) => webhook switch
    {
        { Enabled: true, Failures: 0 } => "Enabled",
        { Enabled: true } => $"Enabled, {Words.Count(webhook.Failures, "attempt")} failed in a row",
        { DisabledReason: WebhookDisabledReason.ByPerson } => "Disabled by a person",
        { DisabledReason: WebhookDisabledReason.Failures } => "Disabled after it failed again and again",
        { DisabledReason: WebhookDisabledReason.Gone } => "Disabled: it says that it is gone",
        _ => "Disabled",
    };

    internal static string Colour(Webhook webhook) => webhook switch
    {
        { Enabled: true, Failures: 0 } => "govuk-tag--green",
        { Enabled: true } => "govuk-tag--yellow",
        { DisabledReason: WebhookDisabledReason.ByPerson } => "govuk-tag--grey",
        _ => "govuk-tag--red",
    };
}
