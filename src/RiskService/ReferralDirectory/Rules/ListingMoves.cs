using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory.Rules;

/// <summary>What is done to a listing's state.</summary>
internal enum ListingMove
{
    /// <summary>It can be found and referred to.</summary>
    Publish,

    /// <summary>It is taken out for now.</summary>
    Suspend,

    /// <summary>It is taken out for good.</summary>
    Archive,
}

/// <summary>Which state follows which: all of it. Whatever is not here is refused.</summary>
internal static class ListingMoves
{
    private static readonly (ListingMove Move, ListingState[] From, ListingState To)[] Table =
    [
        (ListingMove.Publish, [ListingState.Draft, ListingState.Suspended], ListingState.Published),
        (ListingMove.Suspend, [ListingState.Published], ListingState.Suspended),
        (ListingMove.Archive, [ListingState.Draft, ListingState.Published, ListingState.Suspended],
            ListingState.Archived),
    ];

    /// <summary>Null for a move that this state does not allow.</summary>
    internal static ListingState? To(ListingMove move, ListingState from) =>
        Array.Find(Table, row => row.Move == move) is var row && row.From.Contains(from) ? row.To : null;
}
