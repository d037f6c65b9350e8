using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Identity;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Platform.Running;

/// <summary>Whether the portal and the service behind it work, in words for whoever runs them.</summary>
public sealed class HealthModel(
    RiskPlatformClient client, RiskServiceWeb web, HealthCheckService portal, PortalAddress address,
    IOptions<RiskServiceOptions> service, TimeProvider clock) : PortalPage
{
    internal DateTimeOffset Now { get; private set; }

    internal IReadOnlyList<HealthRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Now = clock.GetUtcNow();
        var (answers, ready) = (AnswersAsync(cancellationToken), web.ReadyAsync(cancellationToken));
        var own = await portal.CheckHealthAsync(cancellationToken);
        Rows =
        [
            await answers, Ready(await ready),
            Own(own, IdentityDatabaseHealth.Name, "Identity database", "It answers.",
                "It does not answer. Nobody can sign in until it does. Look at ConnectionStrings:Identity and at the "
                + "portal’s log."),
            Own(own, KeysHealth.Name, "Keys", Keys(own),
                "What is sealed can’t be opened. Look whether Identity:MasterKeyFile is the file that this database "
                + "was begun with."),
            Own(own, IssuerHealth.Name, "Issuer of tokens", $"It answers at {address.Authority}",
                $"It does not answer at {address.Authority} Nobody can sign in, and sessions end within ten minutes. "
                + "Look whether that address leads there from this machine."),
        ];
    }

    private async Task<HealthRow> AnswersAsync(CancellationToken cancellationToken)
    {
        const string name = "RiskService";
        try
        {
            var versions = await client.Guidance.ListGuidanceVersionsAsync(
                new ListGuidanceVersionsRequest(), cancellationToken: cancellationToken);
            return new(name, HealthState.Good,
                $"It answers. Its guidance is version {versions.Versions.FirstOrDefault()?.Version ?? "unknown"}.");
        }
        catch (RiskPlatformException e)
        {
            return new(name, HealthState.Bad, e switch
            {
                UnavailableException =>
                    "It does not answer: it is stopped, or the portal can’t reach it. Nobody can see or record "
                    + "anything until it runs. Start it, and look at its log and at RiskService:Address of the portal.",
                DeadlineExceededException =>
                    "It takes too long. People see pages that say so, and lose nothing that they typed. Look at its "
                    + "log and its database.",
                NotAuthenticatedException or ForbiddenException =>
                    "It answers, but does not take this portal’s tokens. Auth:Authority of RiskService has to name "
                    + $"{address.Authority}",
                _ => "It answers with a fault. Look at its log.",
            });
        }
    }

    private HealthRow Ready(string? word)
    {
        const string name = "RiskService’s own health";
        return word switch
        {
            "Healthy" => new(name, HealthState.Good, "Its database, its deliveries and its checkpoints are good."),
            "Degraded" => new(name, HealthState.Worse,
                "It works, but something was found, such as messages that did not arrive. Its log says what."),
            null when service.Value.WebAddress is null => new(name, HealthState.Unknown,
                "Set RiskService:WebAddress of the portal to the web port of RiskService to see it here."),
            null => new(name, HealthState.Bad,
                $"{service.Value.WebAddress} does not answer. Look whether the service runs."),
            _ => new(name, HealthState.Bad, "It says that it is not ready. Its log says why."),
        };
    }

    private static HealthRow Own(HealthReport report, string check, string name, string good, string bad) =>
        report.Entries[check].Status == HealthStatus.Healthy
            ? new(name, HealthState.Good, good) : new(name, HealthState.Bad, bad);

    private static string Keys(HealthReport report) =>
        report.Entries[KeysHealth.Name].Data.TryGetValue(KeysHealth.Name, out var since)
            ? "What is sealed can be opened. The key that signs tokens is in use since "
                + $"{Moments.Of((DateTimeOffset)since)}."
            : "What is sealed can be opened.";
}
