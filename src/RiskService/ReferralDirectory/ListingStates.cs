using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.ReferralDirectory.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>Moves listings from state to state by the table, and says that somebody checked one (REFER-1).</summary>
internal sealed class ListingStates(ListingChanges changes, ListingViews views, CurrentCaller caller)
{
    private const int LongestTerm = 730;

    internal Task<PublishListingResponse> PublishAsync(
        PublishListingRequest request, CancellationToken cancellationToken)
    {
        CheckReason(request.Reason);
        return changes.RunAsync(
            request, ("listing_id", request.ListingId), request.Etag, (request.RequestId, request.Reason),
            (edit, parts, _) => MoveAsync(edit, parts, ListingMove.Publish, "published"),
            listing => new PublishListingResponse { Listing = listing }, cancellationToken);
    }

    internal Task<SuspendListingResponse> SuspendAsync(
        SuspendListingRequest request, CancellationToken cancellationToken)
    {
        CheckReason(request.Reason);
        return changes.RunAsync(
            request, ("listing_id", request.ListingId), request.Etag, (request.RequestId, request.Reason),
            (edit, parts, _) => MoveAsync(edit, parts, ListingMove.Suspend, "suspended"),
            listing => new SuspendListingResponse { Listing = listing }, cancellationToken);
    }

    internal Task<ArchiveListingResponse> ArchiveAsync(
        ArchiveListingRequest request, CancellationToken cancellationToken)
    {
        CheckReason(request.Reason);
        return changes.RunAsync(
            request, ("listing_id", request.ListingId), request.Etag, (request.RequestId, request.Reason),
            (edit, parts, _) => MoveAsync(edit, parts, ListingMove.Archive, "archived"),
            listing => new ArchiveListingResponse { Listing = listing }, cancellationToken);
    }

    internal Task<AssureListingResponse> AssureAsync(
        AssureListingRequest request, CancellationToken cancellationToken)
    {
        var checks = views.Checks();
        var day = checks.PastDay("assured_date", request.AssuredDate, views.Today) ?? views.Today;
        checks.Between("term_days", request.TermDays, 0, LongestTerm);
        checks.Reason(request.Reason, required: true);
        checks.ThrowIfAny();
        var term = request.TermDays == 0 ? views.Options.AssuranceTermDays : request.TermDays;
        return changes.RunAsync(
            request, ("listing_id", request.ListingId), request.Etag, (request.RequestId, request.Reason),
            (edit, parts, _) =>
            {
                edit.Assure(parts.Row, new Assurance
                {
                    AssuredDate = ListingView.Text(day),
                    UntilDate = ListingView.Text(day.AddDays(term)),
                    AssuredBy = caller.Value.Subject,
                });
                return Task.FromResult(parts);
            },
            listing => new AssureListingResponse { Listing = listing }, cancellationToken);
    }

    private static Task<ListingParts> MoveAsync(DirectoryEdit edit, ListingParts parts, ListingMove move, string word)
    {
        var from = parts.Row.State;
        if (ListingMoves.To(move, from) is not { } to)
        {
            throw new Failure.IllegalTransition($"A listing that is {from.ToString().ToUpperInvariant()} can't be "
                + $"{word}.").AsException();
        }

        if (to == ListingState.Published)
        {
            ListingViews.RequirePublishable(ListingContent.Of(parts.Row), parts.Organisation);
        }

        edit.Move(parts.Row, to);
        return Task.FromResult(parts);
    }

    private void CheckReason(string reason)
    {
        var checks = views.Checks();
        checks.Reason(reason, required: true);
        checks.ThrowIfAny();
    }
}
