using BenchmarkDotNet.Running;
using Benchmarks.Load;
using Benchmarks.Portal;
using Benchmarks.Reviews;
using Benchmarks.Rules;
using Benchmarks.Search;

// What is measured is explained in docs/performance.md. Every figure is a ratio within one run.
switch (args.FirstOrDefault() ?? "all")
{
    case "echo-server":
        await EchoServer.RunAsync(int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case "seed":
        return await SeedCommand.RunAsync(args[1..]);
    case "rules":
        BenchmarkRunner.Run<EvaluationBenchmarks>();
        return 0;
    case "load":
        return await LoadRun.RunAsync(args[1..]);
    case "record":
        await RecordRun.RunAsync(args[1..]);
        return 0;
    case "directory":
        await DirectoryRun.RunAsync(args[1..]);
        return 0;
    case "reviews":
        await ReviewRun.RunAsync(args[1..]);
        return 0;
    case "portal":
        return await PortalRun.RunAsync(args[1..]);
    case "growth":
        await GrowthRun.RunAsync();
        return 0;
    case "all":
        BenchmarkRunner.Run<EvaluationBenchmarks>();
        await RecordRun.RunAsync([]);
        await DirectoryRun.RunAsync([]);
        await ReviewRun.RunAsync([]);
        return await LoadRun.RunAsync([]);
    default:
        await Console.Error.WriteLineAsync(
            "Say rules, load [--quick], record [--quick], directory [--quick], reviews [--quick], "
            + "portal [--quick] [--calls=N] [PATH], growth, seed DATABASE KEYFILE COUNT, or nothing for all.");
        return 2;
}
