using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Access;
using RiskService.Tests.Audit;
using RiskService.Tests.Host;

namespace RiskService.Tests.ReferralDirectory;

/// <summary>DirectoryService over the real channel: who sees what, and what is refused.</summary>
public sealed class DirectoryGrpcTests(ServiceHost host)
{
    [Fact]
    public async Task How_workers_reach_a_service_is_for_workers_and_directory_admins_alone()
    {
        var id = await DirectoryRows.AddAsync(host, Listings.Programme("Zebra Routes"));
        foreach (var role in RpcTable.Roles)
        {
            var directory = host.Caller(role, "sights").Directory;
            var found = await directory.SearchListingsAsync(new SearchListingsRequest { Query = "zebra routes" });
            var got = await directory.GetListingAsync(new GetListingRequest { ListingId = id });
            var sees = role is not ("platform_admin" or "auditor" or "programme");
            foreach (var listing in new[] { Assert.Single(found.Results).Listing, got.Listing })
            {
                Assert.Equal(sees ? "for workers only" : "", listing.IntegratedSupport.Contact);
                Assert.Equal(sees ? 1 : 0, listing.ReferralRoutes.Count);
                Assert.Equal(sees, listing.ToString().Contains("for workers only", StringComparison.Ordinal));
                Assert.Equal("Example Support", listing.IntegratedSupport.Provider);
                Assert.Equal(["Leeds"], listing.Catchment.AreaNames);
                Assert.True(listing.Assurance.Current && listing.Accreditations[0].ValidToday);
            }
        }
    }

    [Theory]
    [InlineData(ListingState.Draft)]
    [InlineData(ListingState.Suspended)]
    [InlineData(ListingState.Archived)]
    public async Task What_is_not_published_is_there_for_directory_admins_alone(ListingState state)
    {
        var listing = Listings.Programme($"Zebra {state}");
        listing.State = state;
        var id = await DirectoryRows.AddAsync(host, listing);
        var request = new GetListingRequest { ListingId = id };
        foreach (var role in RpcTable.Roles.Where(r => r != "directory_admin"))
        {
            var refused = await Failures.RefusedAsync(() => host.Caller(role).Directory.GetListingAsync(request));
            Assert.Equal(StatusCode.NotFound, refused.Code);
        }

        var admin = host.Caller("directory_admin").Directory;
        Assert.Equal(state, (await admin.GetListingAsync(request)).Listing.State);
        Assert.Empty((await admin.SearchListingsAsync(
            new SearchListingsRequest { Query = $"zebra {state}" })).Results);
    }

    [Fact]
    public async Task A_confidential_place_gives_nothing_away_not_even_a_distance()
    {
        var listing = Listings.Any(ListingType.Housing, "Zebra Refuge", Listings.Leeds);
        listing.Locations.Add(new Location { Confidential = true, Name = "refuge" });
        await DirectoryRows.AddAsync(host, listing);
        var found = await host.Caller().Directory.SearchListingsAsync(new SearchListingsRequest
        { Query = "zebra refuge", Place = new Place { AreaCode = Listings.Leeds } });
        Assert.False(Assert.Single(found.Results).HasDistanceKm);
    }

    [Theory]
    [InlineData("place.area_code", "E99999999", "")]
    [InlineData("place.area_code", Listings.Essex, "")]
    [InlineData("place.postcode_district", Listings.Leeds, "LS1 1AA")]
    public async Task A_place_that_is_none_is_refused_with_its_field(string field, string area, string district)
    {
        var place = new Place { AreaCode = area, PostcodeDistrict = district };
        var refused = await Failures.RefusedAsync(
            () => host.Caller().Directory.SearchListingsAsync(new SearchListingsRequest { Place = place }));
        Assert.Equal([field], refused.Fields);
        foreach (var (name, criteria) in new[]
        {
            ("subject_", new MatchCriteria { SubjectPlace = place }),
            ("survivor_", new MatchCriteria { SurvivorPlace = place }),
        })
        {
            refused = await Failures.RefusedAsync(() => host.Caller().Directory.MatchProgrammesAsync(
                new MatchProgrammesRequest { Criteria = criteria }));
            Assert.Equal([$"criteria.{name}{field}"], refused.Fields);
            Assert.DoesNotContain(district.Length > 0 ? district : area, refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1_001, false)]
    [InlineData(-1, false)]
    [InlineData(5, false)]
    public async Task A_distance_needs_a_place_and_has_bounds(int kilometres, bool taken)
    {
        var request = new SearchListingsRequest { WithinKm = kilometres };
        if (taken) await host.Caller().Directory.SearchListingsAsync(request);
        else await Failures.RefusedAsync(() => host.Caller().Directory.SearchListingsAsync(request));
    }

    [Fact]
    public async Task A_match_needs_a_case_or_criteria()
    {
        var refused = await Failures.RefusedAsync(
            () => host.Caller().Directory.MatchProgrammesAsync(new MatchProgrammesRequest()));
        Assert.Equal(["criteria"], refused.Fields);
    }

    [Fact]
    public async Task A_match_for_a_case_takes_what_the_case_knows_and_is_audited()
    {
        const string Agency = "matches";
        var caller = host.Caller(agency: Agency, subject: "matcher");
        await DirectoryRows.AddAsync(host, Listings.Programme("Zebra Basildon", Listings.Basildon));
        var partner = Listings.Programme("Zebra Edinburgh", "S12000036");
        partner.Eligibility = new Eligibility { Residence = Residence.Partner };
        await DirectoryRows.AddAsync(host, partner);
        var request = new CreateCaseRequest
        {
            NewCase = Requests.NewCase(PartyRole.Survivor),
            RequestId = Requests.Id(),
        };
        request.NewCase.Parties[0].Profile = new PartyProfile { Place = new Place { AreaCode = Listings.Basildon } };
        request.NewCase.Parties[1].Profile = new PartyProfile { Place = new Place { AreaCode = "S12000036" } };
        var caseId = (await caller.Cases.CreateCaseAsync(request)).Case.CaseId;

        var answer = await caller.Directory.MatchProgrammesAsync(new MatchProgrammesRequest { CaseId = caseId });
        Assert.Equal("Zebra Basildon", answer.Matches[0].Listing.Name);
        Assert.Contains("Zebra Edinburgh", answer.BySurvivorArea.Select(m => m.Listing.Name));
        var read = Assert.Single(
            await host.Auditor(Agency).ReadsAsync(new SearchAuditRequest { ReaderId = "matcher" }));
        Assert.Equal((caseId, "riskplatform.v1.DirectoryService/MatchProgrammes"), (read.CaseId, read.Operation));
    }

    [Theory]
    [InlineData("lee", "E08000035")]
    [InlineData("hull", "E06000010")]
    [InlineData("e08000035", "E08000035")]
    [InlineData("ANGLESEY", "W06000001")]
    [InlineData("United", "K02000001")]
    public async Task Areas_are_found_by_a_beginning_or_a_code(string query, string code) => Assert.Contains(
        code, (await host.Caller().Directory.SearchAreasAsync(new SearchAreasRequest { Query = query, PageSize = 500 }))
            .Areas.Select(a => a.Code));

    [Fact]
    public async Task Areas_come_in_pages_by_name()
    {
        var directory = host.Caller("programme").Directory;
        var all = (await directory.SearchAreasAsync(new SearchAreasRequest { PageSize = 500 })).Areas;
        Assert.Equal(411, all.Count);
        var request = new SearchAreasRequest { PageSize = 100 };
        var paged = new List<Area>();
        do
        {
            var page = await directory.SearchAreasAsync(request);
            paged.AddRange(page.Areas);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(all, paged);
        Assert.Equal(9, (await directory.SearchAreasAsync(
            new SearchAreasRequest { Kinds = { AreaKind.Region } })).Areas.Count);
    }
}
