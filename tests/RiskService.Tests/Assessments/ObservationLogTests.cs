using CsCheck;
using RiskPlatform.RiskService.Assessments;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Assessments;

/// <summary>The observations kept are all that the facts are made of, and are kept as they were sent.</summary>
public sealed class ObservationLogTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "observation-log");

    [Fact]
    public Task Facts_made_anew_from_every_observation_are_the_facts_of_the_case() =>
        AnyRequest.Assessments.SampleAsync(async requests =>
        {
            var caseId = (await caller.CreateCaseAsync()).CaseId;
            Assessment? last = null;
            foreach (var request in requests)
            {
                request.CaseId = caseId;
                last = await caller.AssessAsync(request);
            }

            var kept = await caller.ObservationsAsync(caseId, pageSize: 4);
            var heard = kept.AsEnumerable().Reverse().Select(o => new Heard(
                Guid.Parse(o.ObservationId), o.Code, o.Presence,
                [.. o.Sources.Select(s => new SourceKey(s.Kind, s.DerivedFromSurvivor))],
                o.HeardTime.ToDateTimeOffset()));
            var facts = await caller.FactsAsync(caseId);
            Assert.Equal(FactView.All(FactSheet.Empty.Add([.. heard])), facts);
            Assert.Equal(last!.Facts, facts);
        }, iter: 25, threads: 1);

    [Fact]
    public Task Observations_are_kept_as_sent_with_the_time_of_this_moment_where_none_was() =>
        AnyRequest.Assessments.SampleAsync(async requests =>
        {
            var caseId = (await caller.CreateCaseAsync()).CaseId;
            var expected = new List<Observation>();
            foreach (var request in requests)
            {
                request.CaseId = caseId;
                var assessed = await caller.AssessAsync(request);
                expected.AddRange(request.Observations.Select(sent => Kept(sent, assessed)));
            }

            var kept = await caller.ObservationsAsync(caseId);
            kept.Reverse();
            Assert.Equal(kept.Count, kept.Select(o => o.ObservationId).Distinct().Count());
            foreach (var observation in kept) observation.ObservationId = "";
            Assert.Equal(expected, kept);
        }, iter: 15, threads: 1);

    private static Observation Kept(Observation sent, Assessment assessed)
    {
        var kept = sent.Clone();
        kept.HeardTime ??= assessed.CreateTime;
        kept.RecordTime = assessed.CreateTime;
        kept.AssessmentId = assessed.AssessmentId;
        kept.Sources.Clear();

        // Once each; a survivor's or a child's own word and a record of it are one source.
        kept.Sources.AddRange(sent.Sources.Select(s => new SourceKey(s.Kind, s.DerivedFromSurvivor)).Distinct()
            .OrderBy(s => s.Slot)
            .Select(s => new Source { Kind = s.Kind, DerivedFromSurvivor = s.DerivedFromSurvivor }));
        return kept;
    }
}
