using Google.Protobuf;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>
/// Every change of a listing that is there: the etag it is based on, the change with its history, and the listing as it
/// then is, in one save.
/// </summary>
internal sealed class ListingChanges(
    ListingStore store, ListingWriter writer, ListingViews views, Writes writes, DeskKeys desk)
{
    /// <summary>Without an etag the change checks one of its own.</summary>
    internal Task<TResponse> RunAsync<TRequest, TResponse>(
        TRequest request, (string Field, string Value) id, string? etag, (string Id, string Reason) why,
        Func<DirectoryEdit, ListingParts, CancellationToken, Task<ListingParts>> change,
        Func<Listing, TResponse> answer, CancellationToken cancellationToken)
        where TRequest : IMessage
        where TResponse : class, IMessage<TResponse>, new()
    {
        var listingId = RequestChecks.Id(id.Field, id.Value);
        return writes.RunAsync(request, why.Id, async token =>
        {
            var parts = await store.FindAsync(listingId, token)
                ?? throw new Failure.NotFound("listing").AsException();
            if (etag is not null) ListingViews.CheckEtag(etag, parts.Row.Version, "listing");
            var edit = await writer.BeginAsync(new ChangeNote(why.Reason), token);
            var changed = await change(edit, parts, token);
            await edit.CompleteAsync(token);
            return new Written<TResponse>(answer(views.Make(changed)), await desk.OpenAsync(token));
        }, cancellationToken);
    }
}
