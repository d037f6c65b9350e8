using CsCheck;
using Google.Protobuf;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Assessments;

/// <summary>
/// RESPOND-1, RESPOND-2 and ASK-4 through the channel. Of two cases, one hears everything. The other, its twin, hears
/// what remains when the survivor's side never spoke: observations that only that side supports are gone; of those
/// that it shares with others the others' word remains, without the words and the date that may be the survivor's
/// side's. What the subject can notice must be the same to the byte.
/// </summary>
public sealed class SubjectSideServiceProperties(ServiceHost host)
{
    private const int Cases = 40;

    private readonly TestCaller caller = host.Caller(agency: "subject-side");

    [Fact]
    public async Task What_reaches_the_subject_is_the_same_as_if_the_survivors_side_had_never_spoken()
    {
        var (points, silenced, questions) = (0, 0, 0);
        await AnyRequest.Assessments.SampleAsync(async requests =>
        {
            var (all, twin) = (
                await caller.CreateCaseAsync(PartyRole.Child), await caller.CreateCaseAsync(PartyRole.Child));
            foreach (var request in requests)
            {
                var heard = await caller.AssessAsync(Told(all.CaseId, request));
                var without = await caller.AssessAsync(Silent(twin.CaseId, request));
                Assert.Equal(without.NextQuestions, heard.NextQuestions);
                Assert.Equal(without.DirectQuestionsOffered, heard.DirectQuestionsOffered);

                var (told, same) = (
                    await caller.TalkingPointsAsync(all.CaseId), await caller.TalkingPointsAsync(twin.CaseId));
                Assert.Equal(same.ToByteArray(), told.ToByteArray());
                points += told.TalkingPoints.Count;
                questions += told.Questions.Count;
                silenced += heard.Facts.Count(f => f is { Presence: Presence.Present, ChallengePermitted: false });
                if (!heard.Intoxicated) continue;
                Assert.Empty(heard.NextQuestions);
                Assert.Equal(
                    new GetTalkingPointsResponse { Withheld = TalkingPointsWithheld.SubjectIntoxicated }, told);
            }
        }, iter: Cases, threads: 1);

        // Otherwise it would have shown nothing.
        Assert.True(points > Cases / 4 && silenced > Cases / 4 && questions > Cases / 4);
    }

    /// <summary>With what else the survivor's side says: a view, and that there is abuse.</summary>
    private static AssessRequest Told(string caseId, AssessRequest request)
    {
        var told = request.Clone();
        told.CaseId = caseId;
        told.SurvivorView = new SurvivorView { Level = RiskLevel.Imminent };
        told.AbuseAlleged = true;
        return told;
    }

    private static AssessRequest Silent(string caseId, AssessRequest request)
    {
        var silent = request.Clone();
        silent.CaseId = caseId;
        silent.Observations.Clear();
        silent.Observations.AddRange(request.Observations.Select(WithoutSurvivorsSide).OfType<Observation>());
        return silent;
    }

    private static Observation? WithoutSurvivorsSide(Observation observation)
    {
        var others = observation.Sources.Where(source => !OnSurvivorsSide(source)).ToArray();
        if (others.Length == observation.Sources.Count) return observation;
        if (others.Length == 0) return null;
        var rest = observation.Clone();
        rest.Sources.Clear();
        rest.Sources.AddRange(others);
        (rest.Verbatim, rest.Opinion, rest.OccurredTime) = ("", "", null);
        return rest;
    }

    private static bool OnSurvivorsSide(Source source) =>
        source.DerivedFromSurvivor || source.Kind is SourceKind.Survivor or SourceKind.Child;
}
