using CsCheck;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.V1;

namespace RiskService.Tests.ReferralDirectory;

/// <summary>
/// Where the survivor lives makes one list, for workers, and moves nothing else by a byte (REFER-5).
/// </summary>
public sealed class SurvivorPlaceProperties(RandomDirectory directory) : IClassFixture<RandomDirectory>
{
    [Fact]
    public Task Nothing_but_the_one_list_depends_on_where_the_survivor_lives() => Gen.Int.SampleAsync(async seed =>
    {
        var random = new RandomListings(seed, directory.Today);
        var criteria = random.Criteria();
        var answers = new List<byte[]>();
        foreach (var place in new[] { null, random.Place(), random.Place() })
        {
            criteria.SurvivorPlace = place;
            var answer = await directory.Worker.Directory.MatchProgrammesAsync(
                new MatchProgrammesRequest { Criteria = criteria, PageSize = 10 });
            answer.BySurvivorArea.Clear();
            answers.Add(answer.ToByteArray());
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(answers[0], answers[2]);
    }, iter: 200, threads: 1);

    [Fact]
    public Task The_list_holds_what_only_the_survivors_place_brings() => Gen.Int.SampleAsync(async seed =>
    {
        var random = new RandomListings(seed, directory.Today);
        var criteria = random.Criteria();
        criteria.SurvivorPlace = random.Place();
        var answer = await directory.Worker.Directory.MatchProgrammesAsync(
            new MatchProgrammesRequest { Criteria = criteria });
        var expected = directory.All
            .Where(l => l is { Type: ListingType.PerpetratorProgramme, State: ListingState.Published }
                && l.Eligibility.Residence is (Residence.Partner or Residence.Either)
                && NaiveDirectory.Covers(l, criteria.SurvivorPlace) == true
                && NaiveDirectory.Covers(l, criteria.SubjectPlace) != true)
            .Select(l => l.ListingId).ToHashSet();
        Assert.Equal(Math.Min(20, expected.Count), answer.BySurvivorArea.Count);
        Assert.Subset(expected, answer.BySurvivorArea.Select(m => m.Listing.ListingId).ToHashSet());
        if (answer.NextPageToken.Length == 0) return;
        Assert.Empty((await directory.Worker.Directory.MatchProgrammesAsync(
            new MatchProgrammesRequest { Criteria = criteria, PageToken = answer.NextPageToken })).BySurvivorArea);
    }, iter: 200, threads: 1);

    [Fact]
    public async Task What_others_of_the_service_get_to_see_does_not_depend_on_it_either()
    {
        await using var scope = directory.Host.Services.CreateAsyncScope();
        var catalogue = scope.ServiceProvider.GetRequiredService<DirectoryCatalogue>();
        await Gen.Int.SampleAsync(async seed =>
        {
            var random = new RandomListings(seed, directory.Today);
            var criteria = random.Criteria();
            var judged = directory.All[(int)((uint)seed % directory.All.Count)];
            criteria.SurvivorPlace = random.Place();
            var (one, best) = (await JudgeAsync(), await catalogue.BestAsync(criteria, 5, CancellationToken.None));
            criteria.SurvivorPlace = random.Place();
            Assert.Equal(one, await JudgeAsync());
            Assert.Equal(best, await catalogue.BestAsync(criteria, 5, CancellationToken.None));
            Assert.All(best, b => Assert.True(b.Fits));

            Task<ProgrammeMatch> JudgeAsync() => catalogue.JudgeAsync(judged, criteria, CancellationToken.None);
        }, iter: 200, threads: 1);
    }
}
