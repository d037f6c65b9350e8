using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Data.Sqlite;
using RiskPlatform.V1;
using TestKit.Processes;

namespace EndToEnd.Tests.Kill;

/// <summary>
/// What the service has acknowledged is there, whatever happens to its process: an assessment that is lost, or half
/// there, is a risk that nobody sees.
/// </summary>
public sealed class KillDuringWritesTests
{
    private const int Writers = 32;
    private const int Rounds = 3;
    private const int AcknowledgedBeforeKill = 150;

    [Fact]
    public async Task A_killed_service_loses_nothing_that_it_acknowledged_and_keeps_no_half()
    {
        await using var service = await ServiceProcess.StartAsync(new Dictionary<string, string?>
        {
            ["RateLimit__CallsPerSecond"] = "1000000",
            ["RateLimit__Burst"] = "1000000",
        });
        var shared = await CreateCaseAsync(service);
        Writer[] writers = [.. Enumerable.Range(0, Writers)
            .Select(number => new Writer(number, Token(service, $"demo-writer-{number}"), shared))];

        for (var round = 1; round <= Rounds; round++)
        {
            await WriteUntilKilledAsync(service, writers);
            await IntegrityAsync(service.Data);
            await service.StartAgainAsync();

            using var channel = GrpcChannel.ForAddress(service.GrpcAddress);
            var invoker = channel.CreateCallInvoker();
            var store = new Store(invoker, Token(service, "demo-reader"));
            var stored = await WholeAssessmentsAsync(store);
            Assert.Superset(Told(writers).Keys.ToHashSet(), stored);

            // A request without an answer either happened whole or not at all, so sending it again makes it exactly
            // one.
            await Task.WhenAll(writers.Select(writer => writer.RetryAsync(invoker)));
            stored = await WholeAssessmentsAsync(store);
            Assert.Equal(Told(writers).Keys.ToHashSet(), stored);
            await Parallel.ForEachAsync(Told(writers).Values, async (told, _) =>
                Assert.Equal(told, await store.GetAsync(told.CaseId, told.AssessmentId)));
        }

        await service.StopAsync();
        await IntegrityAsync(service.Data);
    }

    private static async Task WriteUntilKilledAsync(ServiceProcess service, Writer[] writers)
    {
        using var channel = GrpcChannel.ForAddress(service.GrpcAddress);
        var invoker = channel.CreateCallInvoker();
        using var gone = new CancellationTokenSource();
        var count = 0;

        // On the thread that has just heard of it: an assessment acknowledged too early has no time to be stored.
        void Acknowledged()
        {
            if (Interlocked.Increment(ref count) != AcknowledgedBeforeKill)
                return;
            gone.Cancel();
            service.Kill();
        }

        await Task.WhenAll(writers.Select(writer => writer.WriteUntilGoneAsync(invoker, Acknowledged, gone.Token)));
        await service.KillAsync();
        Assert.Contains(writers, writer => writer.Pending is not null);
    }

    /// <summary>Reads every stored assessment, and fails where one has not exactly its own observations.</summary>
    private static async Task<HashSet<(string Case, string Assessment)>> WholeAssessmentsAsync(Store store)
    {
        var stored = new ConcurrentBag<(string, string)>();
        await Parallel.ForEachAsync(await store.CasesAsync(), async (found, _) =>
        {
            var observations = (await store.ObservationsAsync(found.CaseId)).ToLookup(o => o.AssessmentId);
            if (found.AssessmentState == AssessmentState.NeverAssessed)
            {
                Assert.Empty(observations);
                return;
            }

            var ids = (await store.AssessmentsAsync(found.CaseId)).Select(a => a.AssessmentId).ToList();
            Assert.All(ids, id => Assert.Equal(Writer.Observations, observations[id].Count()));
            Assert.Equal(ids.ToHashSet(), observations.Select(group => group.Key).ToHashSet());
            foreach (var id in ids)
                stored.Add((found.CaseId, id));
        });
        return [.. stored];
    }

    private static Dictionary<(string Case, string Assessment), Assessment> Told(Writer[] writers) =>
        writers.SelectMany(writer => writer.Acknowledged).ToDictionary(told => (told.CaseId, told.AssessmentId));

    /// <summary>Checks a copy of the files as they lie, so that the service itself recovers the originals.</summary>
    private static async Task IntegrityAsync(DataFolder data)
    {
        var copy = Directory.CreateTempSubdirectory("riskplatform-test-");
        try
        {
            foreach (var file in Directory.GetFiles(data.Folder, "risk.db*"))
                File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
            var database = Path.Combine(copy.FullName, Path.GetFileName(data.DatabaseFile));
            await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check";
            Assert.Equal("ok", await command.ExecuteScalarAsync());
            command.CommandText = "PRAGMA foreign_key_check";
            Assert.Null(await command.ExecuteScalarAsync());
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static async Task<string> CreateCaseAsync(ServiceProcess service)
    {
        using var channel = GrpcChannel.ForAddress(service.GrpcAddress);
        var request = new CreateCaseRequest
        {
            NewCase = new NewCase { Parties = { new Party { Role = PartyRole.Subject } } },
            RequestId = Guid.CreateVersion7().ToString(),
        };
        var client = new CaseService.CaseServiceClient(channel);
        return (await client.CreateCaseAsync(request, Token(service, "demo-writer"))).Case.CaseId;
    }

    private static Metadata Token(ServiceProcess service, string subject) => new()
    {
        {
            "authorization",
            $"Bearer {DevelopmentTokens.Mint(service.DevelopmentKeyFile, "agency_system", subject: subject)}"
        },
    };
}
