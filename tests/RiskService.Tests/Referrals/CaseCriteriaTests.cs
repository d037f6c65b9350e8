using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Referrals;
using RiskPlatform.V1;
using RiskService.Tests.Cases;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Referrals;

/// <summary>What a case knows for matching, and what may be known of a survivor and when (REFER-5).</summary>
public sealed class CaseCriteriaTests(ServiceHost host)
{
    private const string Agency = "criteria";
    private readonly TestCaller caller = host.Caller(agency: Agency);

    private static readonly PartyProfile Subject = new()
    {
        Place = new Place { AreaCode = TestDirectory.Leeds },
        BirthYear = 1990,
        Gender = Gender.Man,
        Languages = { "cy" },
    };

    [Fact]
    public async Task The_subjects_profile_and_nothing_of_a_survivor_unless_asked_for()
    {
        var on = await caller.AssessedAsync(Subject, Planning.LivesIn(TestDirectory.Bradford));
        var sent = new MatchCriteria { SurvivorPlace = new Place { AreaCode = "E08000034" } };
        var expected = new MatchCriteria
        {
            SubjectPlace = Subject.Place,
            Age = 36,
            Gender = Gender.Man,
            Languages = { "cy" },
        };
        Assert.Equal(expected, await OfAsync(on, null, withSurvivor: false));
        Assert.Equal(expected, await OfAsync(on, sent, withSurvivor: false));

        expected.SurvivorPlace = new Place { AreaCode = TestDirectory.Bradford };
        Assert.Equal(expected, await OfAsync(on, null, withSurvivor: true));
        expected.SurvivorPlace = sent.SurvivorPlace;
        Assert.Equal(expected, await OfAsync(on, sent, withSurvivor: true));
    }

    [Fact]
    public async Task A_survivors_place_is_never_the_subjects()
    {
        var on = await caller.AssessedAsync(new PartyProfile(), Planning.LivesIn(TestDirectory.Bradford));
        Assert.Equal(new MatchCriteria(), await OfAsync(on, null, withSurvivor: false));
        Assert.Null((await OfAsync(on, null, withSurvivor: true)).SubjectPlace);

        // After a role swap it is the place of who is the subject then.
        await host.Caller("manager", Agency).ApproveSwapAsync(await caller.ProposeSwapAsync(on));
        Assert.Equal(
            new MatchCriteria { SubjectPlace = new Place { AreaCode = TestDirectory.Bradford } },
            await OfAsync(on, null, withSurvivor: true));
    }

    [Fact]
    public async Task Of_several_survivors_the_first_in_the_case_whose_place_is_known()
    {
        var made = NewCase(PartyRole.Survivor, PartyRole.Survivor, PartyRole.Survivor);
        made.Parties[2].Profile = Planning.LivesIn(TestDirectory.Bradford);
        made.Parties[3].Profile = Planning.LivesIn(TestDirectory.Leeds);
        var on = await caller.CreateAsync(made);
        Assert.Equal(TestDirectory.Bradford, (await OfAsync(on, null, true)).SurvivorPlace.AreaCode);
        await caller.RemoveAsync(on, on.Parties[2].PartyId);
        Assert.Equal(TestDirectory.Leeds, (await OfAsync(on, null, true)).SurvivorPlace.AreaCode);
    }

    [Fact]
    public async Task What_is_sent_stands_in_the_place_of_what_is_known()
    {
        var on = await caller.AssessedAsync(Subject);
        var sent = new MatchCriteria
        {
            SubjectPlace = new Place { PostcodeDistrict = "BD1" },
            Age = 40,
            Gender = Gender.Other,
            Languages = { "pl" },
            DeliveryModes = { DeliveryMode.Online },
            Referrer = ReferrerKind.Police,
            LiveCriminalProceedings = Presence.Present,
            LiveFamilyProceedings = Presence.Absent,
            PastProgrammes = { new PastProgramme { ListingId = Id(), EndDate = "2025-01-01" } },
        };
        Assert.Equal(sent, await OfAsync(on, sent, withSurvivor: false));
    }

    [Theory]
    [InlineData(ReferralState.Completed, ListingType.PerpetratorProgramme, true)]
    [InlineData(ReferralState.Deselected, ListingType.PerpetratorProgramme, true)]
    [InlineData(ReferralState.DroppedOut, ListingType.PerpetratorProgramme, true)]
    [InlineData(ReferralState.NotSuitable, ListingType.PerpetratorProgramme, false)]
    [InlineData(ReferralState.Withdrawn, ListingType.PerpetratorProgramme, false)]
    [InlineData(ReferralState.DeclinedBySubject, ListingType.PerpetratorProgramme, false)]
    [InlineData(ReferralState.Completed, ListingType.SubstanceUse, false)]
    public async Task Programmes_that_the_subject_was_on_are_known(ReferralState state, ListingType type, bool known)
    {
        var on = await caller.AssessedAsync(new PartyProfile());
        var listing = await EndedAsync(on, state, type);
        var expected = new MatchCriteria();
        if (known)
        {
            expected.PastProgrammes.Add(new PastProgramme { ListingId = listing.ToString(), EndDate = "2025-03-31" });
        }

        Assert.Equal(expected, await OfAsync(on, null, withSurvivor: false));

        // Telling of others takes nothing of it back.
        var other = new PastProgramme { ListingId = Id(), EndDate = "2024-01-01" };
        Assert.Equal(
            [.. expected.PastProgrammes, other],
            (await OfAsync(on, new MatchCriteria { PastProgrammes = { other } }, withSurvivor: false)).PastProgrammes);

        // Of somebody else than who is the subject by now it says nothing (LOOK-3).
        await host.Caller("manager", Agency).ApproveSwapAsync(await caller.ProposeSwapAsync(on));
        Assert.Empty((await OfAsync(on, null, withSurvivor: false)).PastProgrammes);
    }

    private async Task<Guid> EndedAsync(Case on, ReferralState state, ListingType type)
    {
        var listing = Guid.CreateVersion7();
        await using var scope = Scope();
        var db = scope.ServiceProvider.GetRequiredService<RiskDbContext>();
        db.Add(new ReferralRow
        {
            Id = Guid.CreateVersion7(),
            CaseId = Guid.Parse(on.CaseId),
            AgencyId = Agency,
            ListingId = listing,
            ListingType = type,
            SubjectPartyId = Guid.Parse(on.Party(PartyRole.Subject).PartyId),
            State = state,
            Content = [],
            MoveTime = host.Clock.Now(),
            EndTime = new DateTimeOffset(2025, 3, 31, 23, 59, 0, TimeSpan.Zero),
            CreateTime = host.Clock.Now(),
            CreatedBy = "tests",
        });
        await db.SaveChangesAsync();
        return listing;
    }

    private async Task<MatchCriteria> OfAsync(Case on, MatchCriteria? sent, bool withSurvivor)
    {
        await using var scope = Scope();
        var services = scope.ServiceProvider;
        var opened = await services.GetRequiredService<CaseBook>()
            .OpenAsync(Guid.Parse(on.CaseId), CancellationToken.None);
        return await services.GetRequiredService<CaseCriteria>()
            .OfAsync(opened, sent, withSurvivor, CancellationToken.None);
    }

    private AsyncServiceScope Scope()
    {
        var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>()
            .Set(new Caller("tests", "tests", Agency, Roles.Practitioner, []));
        return scope;
    }
}
