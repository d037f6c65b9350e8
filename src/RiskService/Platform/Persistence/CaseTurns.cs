namespace RiskPlatform.RiskService.Platform.Persistence;

/// <summary>
/// Whose turn it is to change a case. Two who change one case at once would both continue its chain, and one of them
/// would have to begin again; here they take turns, and others do not wait. Between copies of the service the chain's
/// key decides. Cases share a fixed number of places.
/// </summary>
internal sealed class CaseTurns
{
    private const int Places = 1024;

    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, Places).Select(_ => new SemaphoreSlim(1, 1))];
    private readonly TaskCompletionSource?[] watched = new TaskCompletionSource?[Places];

    internal static int Place(Guid caseId) => (int)((uint)caseId.GetHashCode() % Places);

    internal Task TakeAsync(int place, CancellationToken cancellationToken) =>
        gates[place].WaitAsync(cancellationToken);

    internal void Release(int place)
    {
        gates[place].Release();
        Interlocked.Exchange(ref watched[place], null)?.TrySetResult();
    }

    /// <summary>Ends when a turn at this case, or at one that shares its place, has ended.</summary>
    internal Task NextChange(Guid caseId)
    {
        ref var slot = ref watched[Place(caseId)];
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.CompareExchange(ref slot, mine, null) ?? mine).Task;
    }
}

/// <summary>
/// The turn that this call has. Taken where a case is opened for change, given back when it is saved.
/// </summary>
internal sealed class CaseTurn(CaseTurns turns) : IDisposable
{
    private int? place;

    internal async Task TakeAsync(Guid caseId, CancellationToken cancellationToken)
    {
        var wanted = CaseTurns.Place(caseId);
        if (place == wanted) return;
        if (place is not null) throw new InvalidOperationException("A call changes one case.");
        await turns.TakeAsync(wanted, cancellationToken);
        place = wanted;
    }

    internal void GiveBack()
    {
        if (place is not { } held) return;
        place = null;
        turns.Release(held);
    }

    public void Dispose() => GiveBack();
}
