using Google.Rpc;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.ReferralDirectory.AdminScene;

namespace RiskService.Tests.ReferralDirectory;

public sealed class AdminListingTests(ServiceHost host)
{
    private readonly TestCaller admin = host.Caller("directory_admin", "admin-listings");

    public static MatrixTheoryData<ListingState, string> EveryMove => new(
        [ListingState.Draft, ListingState.Published, ListingState.Suspended, ListingState.Archived],
        ["publish", "suspend", "archive"]);

    /// <summary>Written down a second time: what is not here is refused.</summary>
    private static readonly Dictionary<(ListingState From, string Move), ListingState> Allowed = new()
    {
        [(ListingState.Draft, "publish")] = ListingState.Published,
        [(ListingState.Suspended, "publish")] = ListingState.Published,
        [(ListingState.Published, "suspend")] = ListingState.Suspended,
        [(ListingState.Draft, "archive")] = ListingState.Archived,
        [(ListingState.Published, "archive")] = ListingState.Archived,
        [(ListingState.Suspended, "archive")] = ListingState.Archived,
    };

    [Theory, MemberData(nameof(EveryMove))]
    public async Task Every_state_and_move_is_decided_by_the_table(ListingState from, string move)
    {
        var listing = await InAsync(from);
        var call = () => move switch
        {
            "publish" => PublishAsync(admin, listing),
            "suspend" => SuspendAsync(admin, listing),
            _ => ArchiveAsync(admin, listing),
        };
        if (Allowed.TryGetValue((from, move), out var to))
        {
            var moved = await call();
            Assert.Equal(to, moved.State);
            Assert.NotEqual(listing.Etag, moved.Etag);
            var change = (await ChangesAsync(admin, listing.ListingId))[0];
            Assert.Equal(DirectoryChangeKind.StateChanged, change.Kind);
            var field = Assert.Single(change.Fields);
            Assert.Equal(
                ("state", $"\"LISTING_STATE_{from}\"".ToUpperInvariant(), $"\"LISTING_STATE_{to}\"".ToUpperInvariant()),
                (field.Field, field.OldValue, field.NewValue));
            return;
        }

        var refused = await Failures.RefusedAsync(call);
        Assert.Equal((StatusCode.FailedPrecondition, "ILLEGAL_TRANSITION"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task Publishing_names_all_that_is_missing_and_a_helpline_needs_no_catchment()
    {
        var organisation = await CreateOrganisationAsync(admin);
        var bare = await CreateAsync(admin, new Listing
        { OrganisationId = organisation.OrganisationId, Type = ListingType.Housing, Name = "Example Housing" });
        var refused = await Assert.ThrowsAsync<RpcException>(() => PublishAsync(admin, bare));
        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
        Assert.Equal(
            ["listing.catchment", "listing.contact"],
            refused.GetRpcStatus()!.GetDetail<PreconditionFailure>()!.Violations.Select(v => v.Subject));

        var helpline = await CreateAsync(admin, new Listing
        {
            OrganisationId = organisation.OrganisationId,
            Type = ListingType.Helpline,
            Name = "Example Helpline",
            Contact = new ContactDetails { Phone = "synthetic" },
        });
        var published = await PublishAsync(admin, helpline);
        Assert.Equal(ListingState.Published, published.State);

        // What is published keeps it.
        published.Contact = null;
        Assert.Equal(
            "ILLEGAL_TRANSITION", (await Failures.RefusedAsync(() => UpdateAsync(admin, published))).Reason);
    }

    [Fact]
    public async Task An_update_replaces_everything_but_what_is_output_only_and_says_each_field()
    {
        var scene = await MakeAsync(admin);
        var sent = scene.Published.Clone();
        sent.Name = "Example Renamed";
        sent.Languages.Clear();
        sent.Languages.Add("pl");
        sent.Eligibility = new Eligibility { MinimumAge = 0 };
        sent.State = ListingState.Archived;
        sent.Assurance = new Assurance { AssuredBy = "nobody" };
        sent.Accreditations.Clear();
        sent.OrganisationName = "nobody";
        var changed = await UpdateAsync(admin, sent);

        Assert.Equal(
            (ListingState.Published, null, 1), (changed.State, changed.Assurance, changed.Accreditations.Count));
        Assert.Equal(("Example Renamed", "Example Service"), (changed.Name, changed.OrganisationName));
        Assert.Equal("Leeds", Assert.Single(changed.Catchment.AreaNames));
        var change = (await ChangesAsync(admin, sent.ListingId))[0];
        Assert.Equal(
            [
                ("name", "\"Example Programme\"", "\"Example Renamed\""),
                ("eligibility.minimum_age", "", "0"),
                ("languages[0]", "\"en\"", "\"pl\""),
                ("languages[1]", "\"cy\"", ""),
            ],
            change.Fields.Select(f => (f.Field, f.OldValue, f.NewValue)));
        Assert.Equal(
            (DirectoryChangeKind.Updated, "synthetic", "directory_admin-of-admin-listings"),
            (change.Kind, change.Reason, change.ChangedBy));
        Assert.Equal(host.Clock.GetUtcNow(), change.ChangeTime.ToDateTimeOffset());

        // The same again says nothing new.
        var same = await UpdateAsync(admin, changed);
        Assert.Equal(changed.Etag, same.Etag);
    }

    [Fact]
    public async Task A_stale_etag_a_changed_kind_and_an_unknown_area_are_refused()
    {
        var scene = await MakeAsync(admin);
        var stale = scene.Published.Clone();
        await AssureAsync(admin, scene.Published);
        Assert.Equal(
            (StatusCode.Aborted, "STALE_ETAG"),
            await CodeAsync(() => UpdateAsync(admin, stale)));

        var other = scene.Draft.Clone();
        other.Type = ListingType.Housing;
        Assert.Contains("listing.type", (await Failures.RefusedAsync(() => UpdateAsync(admin, other))).Fields);
        other = scene.Draft.Clone();
        other.Catchment.AreaCodes.Add("E99999999");
        other.Eligibility = new Eligibility { MinimumAge = 30, MaximumAge = 20 };
        other.Capacity = new Capacity { Available = 1 };
        other.Contact = new ContactDetails { Website = "javascript:alert(1)", Email = "nobody" };
        other.Schedule.Add(new Session { DayOfWeek = 8, OpensAt = "24:00" });
        Assert.Equal(
            [
                "listing.capacity.as_of_date", "listing.catchment.area_codes[1]", "listing.contact.email",
                "listing.contact.website", "listing.eligibility.maximum_age", "listing.schedule[0].day_of_week",
                "listing.schedule[0].opens_at",
            ],
            (await Failures.RefusedAsync(() => UpdateAsync(admin, other))).Fields.Order());
    }

    [Fact]
    public async Task An_assurance_begins_a_term_and_places_grow_old()
    {
        var listing = (await MakeAsync(admin)).Draft;
        listing = await AssureAsync(admin, listing, term: 30);
        Assert.Equal(
            ("2026-01-05", "2026-02-04", true),
            (listing.Assurance.AssuredDate, listing.Assurance.UntilDate, listing.Assurance.Current));
        listing = await AssureAsync(admin, listing, "2025-01-01");
        Assert.Equal(("2026-01-01", false), (listing.Assurance.UntilDate, listing.Assurance.Current));
        Assert.Contains(
            "assured_date",
            (await Failures.RefusedAsync(() => AssureAsync(admin, listing, "2026-01-06"))).Fields);

        listing = await ReportAsync(admin, listing, new Capacity { Available = 0, AsOfDate = "2025-12-08" });
        Assert.False(listing.Capacity.Stale);
        listing = await ReportAsync(admin, listing, new Capacity { Available = 0, AsOfDate = "2025-12-07" });
        Assert.True(listing.Capacity.Stale);
        Assert.True(listing.Locations[0].Confidential);
    }

    [Fact]
    public async Task Accreditations_are_of_programmes_and_change_by_their_own_etag()
    {
        var scene = await MakeAsync(admin);
        var request = new UpdateAccreditationRequest
        {
            ListingId = scene.Published.ListingId,
            Accreditation = scene.Accreditation.Clone(),
            Etag = scene.Accreditation.Etag,
            Reason = "synthetic",
            RequestId = Id(),
        };
        request.Accreditation.State = AccreditationState.Suspended;
        var changed = (await admin.DirectoryAdmin.UpdateAccreditationAsync(request)).Listing;
        Assert.False(Assert.Single(changed.Accreditations).ValidToday);
        Assert.NotEqual(scene.Published.Etag, changed.Etag);
        var line = Assert.Single((await ChangesAsync(admin, changed.ListingId))[0].Fields);
        Assert.Equal($"accreditations[{scene.Accreditation.AccreditationId}].state", line.Field);

        request.RequestId = Id();
        Assert.Equal("STALE_ETAG", (await Failures.RefusedAsync(
            () => admin.DirectoryAdmin.UpdateAccreditationAsync(request))).Reason);
        var housing = await CreateAsync(admin, new Listing
        { OrganisationId = scene.Organisation.OrganisationId, Type = ListingType.Housing, Name = "Example Housing" });
        Assert.Equal("REFER-1", (await Failures.RefusedAsync(
            () => AccreditAsync(admin, housing, "2025-01-01", "2026-12-31"))).Rule);
        Assert.Contains("accreditation.valid_to_date", (await Failures.RefusedAsync(
            () => AccreditAsync(admin, scene.Draft, "2025-01-02", "2025-01-01"))).Fields);
    }

    private static async Task<(StatusCode, string)> CodeAsync(Func<Task> call)
    {
        var refused = await Failures.RefusedAsync(call);
        return (refused.Code, refused.Reason);
    }

    private async Task<Listing> InAsync(ListingState state)
    {
        var organisation = await CreateOrganisationAsync(admin);
        var listing = await CreateAsync(admin, NewProgramme(organisation.OrganisationId));
        if (state is ListingState.Published or ListingState.Suspended) listing = await PublishAsync(admin, listing);
        if (state == ListingState.Suspended) listing = await SuspendAsync(admin, listing);
        return state == ListingState.Archived ? await ArchiveAsync(admin, listing) : listing;
    }
}
