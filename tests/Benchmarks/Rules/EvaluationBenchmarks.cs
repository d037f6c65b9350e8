using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.V1;

namespace Benchmarks.Rules;

/// <summary>Evaluation of a case with 50 observations; to reach: at most 20 microseconds.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcess))]
public class EvaluationBenchmarks
{
    private readonly Heard[] observations = Observations(50);
    private readonly byte[] stored = FactSheet.Empty.Add(Observations(50)).Encode();

    [Benchmark(Description = "50 observations on a new case")]
    public object NewCase() => Evaluate(FactSheet.Empty.Add(observations));

    [Benchmark(Description = "50 observations on a case with 50 before, decoded and encoded")]
    public object ExistingCase()
    {
        var facts = FactSheet.Decode(stored).Add(observations);
        facts.Encode();
        return Evaluate(facts);
    }

    private static Evaluation Evaluate(FactSheet facts) => AssessmentRules.Evaluate(new AssessmentInputs
    {
        Facts = facts,
        Stance = Stance.Open,
        Children = 2,
        StandingLevel = RiskLevel.High,
        AgenciesConsulted = [SourceKind.Police],
    });

    private static Heard[] Observations(int count)
    {
        var codes = Enum.GetValues<Indicator>().Where(i => i != Indicator.Unspecified).ToArray();
        var kinds = Enum.GetValues<SourceKind>().Where(k => k != SourceKind.Unspecified).ToArray();
        var start = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
        return [.. Enumerable.Range(0, count).Select(i => new Heard(
            Guid.CreateVersion7(start), codes[i % codes.Length], i % 3 == 0 ? Presence.Absent : Presence.Present,
            [new SourceKey(kinds[i % kinds.Length], i % 5 == 0)], start.AddMinutes(i)))];
    }

    private sealed class InProcess : BenchmarkDotNet.Configs.ManualConfig
    {
        public InProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }
}
