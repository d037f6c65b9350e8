using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.RiskService.Reminders.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reminders;

/// <summary>Who of an agency receives messages, by e-mail or as a webhook, as it stands at one time.</summary>
internal sealed class Audience
{
    private readonly List<Addressee> people;
    private readonly Dictionary<string, EmailMode> byEmail;
    private readonly List<(string Id, int Kinds)> webhooks;
    private readonly Dictionary<(RecipientRole, string?, string?), IReadOnlyList<Addressee>> known = [];

    private Audience(
        List<Addressee> people, Dictionary<string, EmailMode> byEmail, List<(string Id, int Kinds)> webhooks) =>
        (this.people, this.byEmail, this.webhooks) = (people, byEmail, webhooks);

    internal static async Task<Audience> OfAsync(RiskDbContext db, CancellationToken cancellationToken)
    {
        var recipients = await db.Set<RecipientRow>().OrderBy(r => r.WorkerKey)
            .Select(r => new { r.WorkerKey, r.Roles, r.TeamId, r.EmailMode, HasAddress = r.EmailAddress != null })
            .ToListAsync(cancellationToken);
        var enabled = await db.Set<WebhookRow>().Where(w => w.Enabled).OrderBy(w => w.Id)
            .Select(w => new { w.Id, w.Kinds }).ToListAsync(cancellationToken);
        return new Audience(
            recipients.ConvertAll(r => new Addressee(r.WorkerKey, r.Roles, r.TeamId, r.HasAddress)),
            recipients.Where(r => r.HasAddress)
                .ToDictionary(r => r.WorkerKey, r => r.EmailMode, StringComparer.Ordinal),
            enabled.ConvertAll(w => (w.Id.ToString("D", CultureInfo.InvariantCulture), w.Kinds)));
    }

    /// <summary>Whoever has no address looks at the inbox; so does, but for IMMINENT, whoever wants no more.</summary>
    internal IEnumerable<string> ByEmail(RecipientRole role, string? workerKey, string? teamId, bool imminent)
    {
        // Reminders to the same people are many at once.
        if (!known.TryGetValue((role, workerKey, teamId), out var told))
        {
            known[(role, workerKey, teamId)] = told = Addressees.Of(role, workerKey, teamId, people);
        }

        return told.Select(p => p.WorkerKey).Where(key => byEmail.TryGetValue(key, out var mode)
            && (mode != EmailMode.ImminentOnly || imminent));
    }

    internal bool IsRecipient(string workerKey) => people.Exists(p => p.WorkerKey == workerKey);

    internal IEnumerable<string> Webhooks(DeadlineKind kind) =>
        webhooks.Where(w => w.Kinds == 0 || (w.Kinds & (1 << (int)kind)) != 0).Select(w => w.Id);
}
