using System.Collections.Concurrent;

namespace RiskPlatform.RiskService.Reminders;

/// <summary>
/// Wakes those who watch an agency's reminders that this process makes. Those who watch another copy's look again now
/// and then.
/// </summary>
internal sealed class ReminderSignals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> waiting = new(StringComparer.Ordinal);

    /// <summary>Ends with the next change. Taken before looking, so that no change falls between.</summary>
    internal Task NextChange(string agencyId) => waiting.GetOrAdd(
        agencyId, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    internal void Changed(string agencyId)
    {
        if (waiting.TryRemove(agencyId, out var signal)) signal.TrySetResult();
    }
}
