using System.Globalization;
using System.Runtime.InteropServices;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.SubjectAccess.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess;

/// <summary>
/// Everything that is withheld by default, for the people who decide on it. Goes along the case's entries: a page costs
/// the same however far in it is.
/// </summary>
internal sealed class Worklist(CaseBook book, AccessBook requests, ItemDecisions decisions)
{
    /// <summary>Entries that one call looks at; where few are to be listed, a page is short.</summary>
    internal const int EntriesPerCall = 400;

    private const int Standard = 50;
    private const int Most = 100;

    internal async Task<ListWithheldItemsResponse> ListAsync(
        ListWithheldItemsRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("case_id", request.CaseId);
        var accessId = RequestChecks.Id("subject_access_id", request.SubjectAccessId);
        var size = PageToken.Size(request.PageSize, Standard, Most);
        var filters = $"withheld items {id} {accessId} {request.UndecidedOnly}";
        var place = Place.Read(PageToken.Read(request.PageToken, filters));
        var opened = await book.OpenAsync(id, cancellationToken);
        var row = await requests.FindAsync(id, accessId, cancellationToken);
        var last = AccessBook.Last(row, opened.Row);
        var setting = await requests.SettingAsync(row, opened.Key, last, cancellationToken);
        var decided = await decisions.AllAsync(row, opened.Key, cancellationToken);
        var chosen = new List<(Entry Entry, EntryPart Part)>();
        var end = Math.Min(last, place.Number + EntriesPerCall);
        while (place.Number < end && chosen.Count < size)
        {
            foreach (var entry in await requests.ReadAsync(id, opened.Key, place.Number, end, cancellationToken))
            {
                place = Take(entry, place, chosen, size, p => IsListed(p, decided, request.UndecidedOnly), setting);
                if (chosen.Count == size) break;
            }
        }

        var response = new ListWithheldItemsResponse();
        response.Items.AddRange(await decisions.ViewAsync(row, opened.Key, chosen, decided, cancellationToken));
        if (place.Number < last) response.NextPageToken = PageToken.Make(filters, place.ToString());
        return response;
    }

    /// <summary>Withheld by the rule, or by somebody's decision about what the rule would show.</summary>
    private static bool IsListed(EntryPart part, DecidedItems decided, bool undecidedOnly)
    {
        var decision = decided.On(part);
        if (decision is not null && undecidedOnly) return false;
        return decision?.Decision == ItemDecision.Withhold || !WithholdingRules.For(part.Held).IsEmpty;
    }

    /// <summary>Takes parts of an entry until the page is full; the place is behind the last one looked at.</summary>
    private static Place Take(
        Entry entry, Place place, List<(Entry Entry, EntryPart Part)> chosen, int size,
        Func<EntryPart, bool> isListed, CaseSetting setting)
    {
        var parts = EntryParts.Of(entry, setting).Skip(place.Parts).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            if (isListed(parts[i])) chosen.Add((entry, parts[i]));
            if (chosen.Count == size && i + 1 < parts.Count) return new Place(place.Number, place.Parts + i + 1);
        }

        return new Place(entry.Number, 0);
    }

    /// <summary>After this entry, and after so many parts of the next.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(long Number, int Parts)
    {
        internal static Place Read(string? token)
        {
            if (token is null) return default;
            var parts = token.Split(',');
            return parts.Length == 2
                && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var skipped)
                ? new Place(number, skipped)
                : throw PageToken.Invalid();
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number},{Parts}");
    }
}
