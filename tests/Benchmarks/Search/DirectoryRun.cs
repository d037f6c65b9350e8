using System.Diagnostics;
using Benchmarks.Load;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.V1;
using TestKit.Processes;

namespace Benchmarks.Search;

/// <summary>
/// A match and a text search in a directory of 50,000 listings, beside an echo of the same machine, without cases and
/// among 10,000. One caller, so that what is measured is the service and not the queue before it.
/// </summary>
internal static class DirectoryRun
{
    private const int Listings = 50_000;
    private const int Cases = 10_000;

    private static readonly string[] authorities =
        [.. new AreaCatalogue().ByName.Where(a => a.Kind == AreaKind.LocalAuthority).Select(a => a.Code)];

    internal static async Task RunAsync(string[] args)
    {
        var calls = args.Contains("--quick") ? 500 : 3_000;
        await using var service = await ServiceProcess.StartAsync(LoadRun.Unlimited);
        using var workload = Workload.For(service);
        var first = await workload.CreateCasesAsync(1);
        var sample = await workload.Assessments.AssessAsync(Workload.Request(first[0], validateOnly: true));
        await using var echo = await EchoProcess.StartAsync(sample);
        await workload.Directory.SearchListingsAsync(new SearchListingsRequest());
        var before = Memory(service);
        var watch = Stopwatch.StartNew();
        await new DirectorySeed(service.Data.DatabaseFile).FillAsync(Listings);
        Console.WriteLine($"seeded {Listings:N0} listings in {watch.Elapsed.TotalSeconds:N1} s");
        watch.Restart();
        var spent = Spent(service);
        await workload.Directory.SearchListingsAsync(new SearchListingsRequest());
        Console.WriteLine(
            $"read into memory in {watch.Elapsed.TotalSeconds:N1} s, "
            + $"{(Spent(service) - spent).TotalSeconds:N1} s of a processor");
        Console.WriteLine($"memory {Memory(service) - before:N0} MB more than without, as the process stands");

        Task Echo(int i) => echo.Client.AssessAsync(Workload.Request(first[0], validateOnly: true)).ResponseAsync;
        Task Match(int i) => workload.Directory.MatchProgrammesAsync(Criteria(i)).ResponseAsync;
        Task Text(int i) => workload.Directory.SearchListingsAsync(Query(i)).ResponseAsync;

        // The service compiles itself as it is used; what is measured is what it does after that.
        for (var round = 0; round < 2; round++)
        {
            foreach (var call in new Func<int, Task>[] { Echo, Match, Text })
                await Callers.RunAsync("warm-up", 1, Math.Max(calls, 1_500), call);
        }

        Console.WriteLine(Measured.Heading);
        var bare = await MeasureAsync(service, "echo", calls, Echo);
        var match = await MeasureAsync(service, "MatchProgrammes, no cases", calls, Match);
        var text = await MeasureAsync(service, "SearchListings by text, no cases", calls, Text);
        await SeedCommand.FillAsync(
            service.Data.DatabaseFile, service.Data.MasterKeyFile, Cases, perCase: 1, new Assessment());
        var matchAmong = await MeasureAsync(service, $"MatchProgrammes, {Cases:N0} cases", calls, Match);
        var textAmong = await MeasureAsync(service, $"SearchListings by text, {Cases:N0} cases", calls, Text);
        Console.WriteLine();
        Console.WriteLine($"match / echo {match.P50 / bare.P50:N1}, text / echo {text.P50 / bare.P50:N1} (p50)");
        LoadRun.AtMost("match, p50 ms", match.P50, most: 10);
        LoadRun.AtMost("text search, p50 ms", text.P50, most: 20);
        LoadRun.AtMost("match among cases / without, p50", matchAmong.P50 / match.P50, most: 1.2);
        LoadRun.AtMost("text among cases / without, p50", textAmong.P50 / text.P50, most: 1.2);
    }

    private static async Task<Measured> MeasureAsync(
        ServiceProcess service, string name, int calls, Func<int, Task> call)
    {
        await Callers.RunAsync("warm-up", 1, calls / 4, call);
        var before = Spent(service);
        var measured = await Callers.RunAsync($"{name}, 1 caller", 1, calls, call);
        var spent = (Spent(service) - before).TotalMilliseconds / calls;
        LoadRun.Print(measured);
        Console.WriteLine($"{"  the service's own time of a processor",-44}{spent,10:N2} ms a call");
        return measured;
    }

    private static MatchProgrammesRequest Criteria(int i) => new()
    {
        Criteria = new MatchCriteria
        {
            SubjectPlace = new Place { AreaCode = authorities[i % authorities.Length] },
            SurvivorPlace = new Place { AreaCode = authorities[(i + 7) % authorities.Length] },
            Age = 30,
            Gender = Gender.Man,
            Languages = { "en" },
        },
    };

    /// <summary>Two words, the second cut short; every fourth also asks for a place.</summary>
    private static SearchListingsRequest Query(int i)
    {
        var query = $"{DirectorySeed.Word(i % 40)} {DirectorySeed.Word(i % 97)[..3]}";
        var request = new SearchListingsRequest { Query = query };
        if (i % 4 == 0) request.Place = new Place { AreaCode = authorities[i % authorities.Length] };
        return request;
    }

    private static TimeSpan Spent(ServiceProcess service)
    {
        using var process = Process.GetProcessById(service.Id);
        return process.TotalProcessorTime;
    }

    private static double Memory(ServiceProcess service)
    {
        using var process = Process.GetProcessById(service.Id);
        return process.WorkingSet64 / 1024.0 / 1024.0;
    }
}
