using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Pages.Directory.Journey;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Edit;

/// <summary>
/// Changes one part of a listing. Only that part is laid over the newest version, so what others changed elsewhere
/// stays.
/// </summary>
public abstract class ListingJourney(RiskPlatformClient client) : JourneyPage
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>As it is now.</summary>
    internal Listing Current { get; private set; } = new();

    /// <summary>As it will be.</summary>
    internal Listing Changed { get; private set; } = new();

    internal override string Back => $"/directory/listings/{Id}";

    protected abstract ListingPart Part { get; }

    protected RiskPlatformClient Client => client;

    protected CancellationToken Stop => HttpContext.RequestAborted;

    protected override async Task<string?> LoadAsync()
    {
        var answer = await client.Directory.GetListingAsync(
            new GetListingRequest { ListingId = Id.ToString() }, cancellationToken: Stop);
        Current = answer.Listing;
        return Current.Etag;
    }

    protected override void Fill() => Fill(Current);

    protected override void Take()
    {
        Changed = Current.Clone();
        Take(Changed);
    }

    protected abstract void Fill(Listing listing);

    protected abstract void Take(Listing listing);

    internal override IReadOnlyList<Row> Before() => ListingRows.Of(Current, Part);

    internal override IReadOnlyList<Row> After() => ListingRows.Of(Changed, Part);

    protected override async Task<string> SendAsync()
    {
        await client.DirectoryAdmin.UpdateListingAsync(new UpdateListingRequest
        {
            Listing = Changed,
            Etag = Etag ?? "",
            Reason = Typed.Text(Reason),
            RequestId = RequestId,
        }, cancellationToken: Stop);
        Say("The listing is changed.");
        return Back;
    }

    protected override async Task<DirectoryChange?> LastChangeAsync()
    {
        var changes = await client.DirectoryAdmin.ListDirectoryChangesAsync(
            new ListDirectoryChangesRequest { RecordId = Id.ToString(), PageSize = 1 }, cancellationToken: Stop);
        return changes.Changes.FirstOrDefault();
    }
}
