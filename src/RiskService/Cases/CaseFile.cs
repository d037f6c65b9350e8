using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases;

/// <summary>A case with everyone in it and on it.</summary>
internal sealed record CaseFile(
    CaseRow Row, CaseKey Key, List<PartyRow> Parties, List<AllocationRow> Allocations,
    List<CounterAllegationRow> CounterAllegations, RoleSwapRow? PendingSwap)
{
    internal const int CounterAllegationsShown = 20;

    internal PartyRow Party(string field, Guid id) =>
        Parties.Find(p => p.Id == id) ?? throw Violations.One(field, "Is not a party of this case.");

    internal void CheckEtag(string etag)
    {
        if (etag.Length == 0) throw Violations.One("etag", "Send the etag of the case that the change is based on.");
        if (etag != Row.Etag) throw new Failure.StaleEtag(Row.Etag).AsException();
    }

    internal void CheckOpen()
    {
        if (Row.State != CaseState.Open)
        {
            throw new Failure.IllegalTransition("The case is closed.").AsException();
        }
    }

    /// <summary>LOOK-4: how many children the case holds as victims, kept on the case for each assessment.</summary>
    internal void CountChildren() => Row.Children = Parties.Count(p => p.IsHeldChild);
}
