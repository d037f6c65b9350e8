using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.ReferralDirectory.AdminScene;

namespace RiskService.Tests.ReferralDirectory;

public sealed class AdminOrganisationTests(ServiceHost host)
{
    private readonly TestCaller admin = host.Caller("directory_admin", "admin-organisations");

    [Fact]
    public async Task An_organisation_is_archived_only_after_its_listings()
    {
        var scene = await MakeAsync(admin);
        var request = new ArchiveOrganisationRequest
        {
            OrganisationId = scene.Organisation.OrganisationId,
            Etag = scene.Organisation.Etag,
            Reason = "synthetic",
            RequestId = Id(),
        };
        var refused = await Failures.RefusedAsync(() => admin.DirectoryAdmin.ArchiveOrganisationAsync(request));
        Assert.Equal((StatusCode.FailedPrecondition, "ILLEGAL_TRANSITION"), (refused.Code, refused.Reason));
        await ArchiveAsync(admin, scene.Draft);
        await ArchiveAsync(admin, scene.Published);
        request.RequestId = Id();
        var archived = (await admin.DirectoryAdmin.ArchiveOrganisationAsync(request)).Organisation;
        Assert.Equal(OrganisationState.Archived, archived.State);
        Assert.Contains("listing.organisation_id", (await Failures.RefusedAsync(
            () => CreateAsync(admin, NewProgramme(archived.OrganisationId)))).Fields);
    }

    [Fact]
    public async Task One_agency_is_connected_to_one_organisation_and_never_the_services_own()
    {
        var (first, second) = (await CreateOrganisationAsync(admin), await CreateOrganisationAsync(admin));
        first.AgencyId = "connected-once";
        first = await UpdateAsync(first);
        second.AgencyId = "connected-once";
        var refused = await Failures.RefusedAsync(() => UpdateAsync(second));
        Assert.Equal("organisation.agency_id", Assert.Single(refused.Fields));
        second.AgencyId = "riskplatform";
        Assert.Contains("organisation.agency_id", (await Failures.RefusedAsync(() => UpdateAsync(second))).Fields);
        first.AgencyId = "";
        await UpdateAsync(first);
        second.AgencyId = "connected-once";
        Assert.Equal("connected-once", (await UpdateAsync(second)).AgencyId);
    }

    [Fact]
    public async Task A_new_name_is_in_its_listings_at_once_and_in_the_history()
    {
        var scene = await MakeAsync(admin);
        var renamed = scene.Organisation.Clone();
        renamed.Name = "Example Renamed Service";
        renamed = await UpdateAsync(renamed);
        var listed = await admin.DirectoryAdmin.ListListingsAsync(
            new ListListingsRequest { OrganisationId = renamed.OrganisationId });
        Assert.All(listed.Listings, l => Assert.Equal("Example Renamed Service", l.OrganisationName));
        Assert.Equal(2, listed.Listings.Count);

        // The copy in memory, which others search.
        var shown = await new DirectoryService.DirectoryServiceClient(admin.Invoker).GetListingAsync(
            new GetListingRequest { ListingId = scene.Published.ListingId });
        Assert.Equal("Example Renamed Service", shown.Listing.OrganisationName);
        var change = (await ChangesAsync(admin, renamed.OrganisationId))[0];
        Assert.Equal(
            ("name", "\"Example Service\"", "\"Example Renamed Service\""),
            change.Fields.Select(f => (f.Field, f.OldValue, f.NewValue)).Single());
    }

    [Fact]
    public async Task Lists_run_by_name_through_pages_of_one()
    {
        string[] names = ["Zz-list apple", "zz-list Ärger", "ZZ-LIST berry", "zz-list berry"];
        foreach (var name in names) await CreateOrganisationAsync(admin, name);
        await CreateOrganisationAsync(admin, "zz-lisu");
        var found = new List<string>();
        var request = new ListOrganisationsRequest { NamePrefix = "zZ-List", PageSize = 1 };
        do
        {
            var page = await admin.DirectoryAdmin.ListOrganisationsAsync(request);
            found.Add(Assert.Single(page.Organisations).Name);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(["Zz-list apple", "ZZ-LIST berry", "zz-list berry", "zz-list Ärger"], found);
    }

    [Fact]
    public async Task A_repeat_gives_the_first_answer_and_adds_nothing()
    {
        var request = new CreateOrganisationRequest
        { Organisation = new Organisation { Name = "Example Repeated" }, RequestId = Id() };
        var first = await admin.DirectoryAdmin.CreateOrganisationAsync(request);
        Assert.Equal(first, await admin.DirectoryAdmin.CreateOrganisationAsync(request));
        Assert.Single(await ChangesAsync(admin, first.Organisation.OrganisationId));
    }

    private async Task<Organisation> UpdateAsync(Organisation organisation) =>
        (await admin.DirectoryAdmin.UpdateOrganisationAsync(new UpdateOrganisationRequest
        {
            Organisation = organisation,
            Etag = organisation.Etag,
            Reason = "synthetic",
            RequestId = Id(),
        })).Organisation;
}
