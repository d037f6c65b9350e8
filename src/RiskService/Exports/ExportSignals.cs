using System.Collections.Concurrent;

namespace RiskPlatform.RiskService.Exports;

/// <summary>
/// Wakes those who watch an export that this process makes. Those who watch another copy's look again now and then.
/// </summary>
internal sealed class ExportSignals
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> waiting = [];

    /// <summary>Ends with the next change. Taken before looking, so that no change falls between.</summary>
    internal Task NextChange(Guid exportId) => waiting.GetOrAdd(
        exportId, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    internal void Changed(Guid exportId)
    {
        if (waiting.TryRemove(exportId, out var signal)) signal.TrySetResult();
    }
}
