using RiskPlatform.V1;
using TestKit.Processes;

namespace Benchmarks.Load;

/// <summary>
/// Whether a million stored assessments slow the next one: throughput beside that of a small database.
/// </summary>
internal static class GrowthRun
{
    private const int Few = 1_000;
    private const int Many = 1_000_000;

    private const int Calls = 20_000;

    internal static async Task RunAsync()
    {
        // One assessment a case where there are few, so that callers do not meet on the same case.
        var few = await MeasureAsync(Few, perCase: 1);
        var many = await MeasureAsync(Many, perCase: 10);
        Console.WriteLine();
        LoadRun.Ratio("throughput at 1,000,000 / at 1,000 stored", many.PerSecond / few.PerSecond, atLeast: 0.8);
    }

    private static async Task<Measured> MeasureAsync(int stored, int perCase)
    {
        await using var service = await ServiceProcess.StartAsync(LoadRun.Unlimited);
        using var workload = Workload.For(service);
        var first = await workload.CreateCasesAsync(1);
        var sample = (await workload.Assessments.AssessAsync(
            Workload.Request(first[0], validateOnly: true))).Assessment;
        var cases = await SeedCommand.FillAsync(
            service.Data.DatabaseFile, service.Data.MasterKeyFile, stored, perCase, Compact(sample));

        // Cases from all over the database, each as likely as another, and a different order each time would be noise.
        var order = new Random(1);
        var chosen = Enumerable.Range(0, Calls).Select(_ => cases[order.Next(cases.Length)].ToString()).ToArray();
        Task Store(int i) => workload.Assessments.AssessAsync(Workload.Request(chosen[i])).ResponseAsync;
        await Callers.RunAsync("warm-up", 32, Calls / 2, Store);
        var measured = await Callers.RunAsync($"Assess stored at {stored:N0}, 32 callers", 32, Calls, Store);
        Console.WriteLine(measured);
        return measured;
    }

    /// <summary>As stored: guidance by id alone.</summary>
    private static Assessment Compact(Assessment sample)
    {
        var compact = sample.Clone();
        foreach (var question in compact.NextQuestions) question.Text = question.SourceSection = "";
        foreach (var advice in compact.Advice) advice.Text = advice.SourceSection = "";
        foreach (var request in compact.InformationRequests) request.Text = "";
        return compact;
    }
}
