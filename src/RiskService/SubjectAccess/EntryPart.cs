using RiskPlatform.RiskService.SubjectAccess.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess;

/// <summary>
/// A part of an entry that is decided on by itself. Its id is the entry's number and, behind it, the numbers of the
/// fields that lead to the part, which never change: "12" is the entry without its other parts, "12.3.1" its first
/// quote.
/// </summary>
internal sealed record EntryPart(string ItemId, HeldPart Held, Func<EntryContent> Content);

/// <summary>What has to be known of a case to tell the parts of its entries.</summary>
/// <param name="SubjectPartyId">The person whose request it is.</param>
/// <param name="Swap">The latest approved role swap, if any.</param>
/// <param name="Corrected">Entries that a later one corrects, by number, and when the last did.</param>
internal sealed record CaseSetting(
    Guid SubjectPartyId, SwapPlace? Swap, IReadOnlyDictionary<long, DateTimeOffset> Corrected)
{
    /// <summary>
    /// LOOK-3: nothing that was recorded up to a role swap, and nothing recorded since that was heard or met before it.
    /// </summary>
    internal bool IsUnderThisSubject(long number, DateTimeOffset? heard) =>
        Swap is not { } swap || (number > swap.Number && !(heard < swap.Time));
}

/// <summary>Where in a case's entries a role swap was approved, and when.</summary>
internal sealed record SwapPlace(long Number, DateTimeOffset Time);
