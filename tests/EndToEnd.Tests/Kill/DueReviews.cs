using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Data.Sqlite;
using RiskPlatform.V1;
using TestKit.Processes;

namespace EndToEnd.Tests.Kill;

/// <summary>
/// 2,000 reviews of one agency, overdue by so much that some have one stage to reach and some all four, and what became
/// of them, seen beside the service.
/// </summary>
internal sealed class DueReviews : IDisposable
{
    private const int Cases = 2_000;

    /// <summary>
    /// For a quarter of the cases each: how long ago the review was due, and how many stages and roles that makes.
    /// </summary>
    private static readonly (double HoursAgo, int Stages, int Roles)[] quarters =
        [(-10, 1, 1), (1, 3, 2), (80, 4, 3), (0.2, 3, 2)];

    private readonly SqliteConnection connection;

    internal DueReviews(DataFolder data)
    {
        connection = new SqliteConnection($"Data Source={data.DatabaseFile};Pooling=False");
        connection.Open();
    }

    /// <summary>How many reminders there have to be.</summary>
    internal static int Expected => quarters.Sum(q => q.Stages) * Cases / quarters.Length;

    /// <summary>How many of them are told: for each case and each role the latest.</summary>
    private static int Told => quarters.Sum(q => q.Roles) * Cases / quarters.Length;

    internal long Reminders => Number("SELECT COUNT(*) FROM Reminders");

    internal bool AllDone => Number(
        "SELECT (SELECT COUNT(*) FROM Cases WHERE NextStageTime < 1000) + (SELECT COUNT(*) FROM Outbox) "
        + "+ (SELECT COUNT(*) FROM Deliveries WHERE State = 1 AND NextAttemptTime IS NULL)") == 0;

    /// <summary>Through the service itself, which makes the database.</summary>
    internal static async Task CreateCasesAsync(DataFolder data)
    {
        await using var service = await ServiceProcess.StartAsync(
            new Dictionary<string, string?>
            {
                ["Jobs__Run"] = "false",
                ["RateLimit__CallsPerSecond"] = "1000000",
                ["RateLimit__Burst"] = "1000000",
            },
            data);
        var token = new Metadata
        {
            { "authorization", $"Bearer {DevelopmentTokens.Mint(service.DevelopmentKeyFile, "agency_system")}" },
        };
        using var channel = GrpcChannel.ForAddress(service.GrpcAddress);
        var client = new CaseService.CaseServiceClient(channel);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Cases), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (_, stop) =>
                await client.CreateCaseAsync(
                    new CreateCaseRequest
                    {
                        NewCase = new NewCase { Parties = { new Party { Role = PartyRole.Subject } } },
                        RequestId = Guid.CreateVersion7().ToString(),
                    },
                    token, cancellationToken: stop));
        await service.StopAsync();
    }

    /// <summary>
    /// All at once. IMMINENT, which waits for no working time. Recipients whose address is nothing that can be opened:
    /// messages are made for them and none leaves.
    /// </summary>
    internal void MakeDue()
    {
        var now = TimeProvider.System.GetUtcNow();
        long Ago(double hours) => now.AddHours(-hours).ToUnixTimeMilliseconds();
        var due = string.Join(' ', quarters.Select((q, i) => $"WHEN {i} THEN {Ago(q.HoursAgo)}"));
        Run($"""
            BEGIN IMMEDIATE;
            INSERT INTO Recipients (AgencyId, WorkerKey, WorkerId, EmailAddress, Roles, EmailMode)
            SELECT DISTINCT AgencyId, Who, Who, X'01', Bits, 1 FROM Cases, (
                SELECT 'R' AS Who, 2 AS Bits UNION SELECT 'M', 4 UNION SELECT 'L', 8);
            UPDATE Cases SET Level = 4, ReviewStartTime = {Ago(100)}, NextStageTime = 1,
                NextReviewTime = CASE rowid % 4 {due} END;
            COMMIT;
            """);
    }

    internal void AssertOnce()
    {
        Assert.Equal(Expected, Reminders);
        Assert.Equal(Expected, Number("SELECT COUNT(DISTINCT hex(ConcernsId) || Stage) FROM Reminders"));
        Assert.Equal(1, Number("SELECT MIN(Number) FROM Reminders"));
        Assert.Equal(Expected, Number("SELECT MAX(Number) FROM Reminders"));
        Assert.Equal(Expected, Number("SELECT Count FROM ReminderCounts"));
        foreach (var (i, quarter) in quarters.Index())
        {
            // Each case of the quarter has its stages without a gap, and stands where they say.
            Assert.Equal(Cases / quarters.Length, Number($"""
                SELECT COUNT(*) FROM Cases c WHERE c.rowid % 4 = {i} AND c.ReviewStage = {quarter.Stages}
                AND (SELECT COUNT(*) FROM Reminders r WHERE r.ConcernsId = c.ReviewId AND r.Stage <= c.ReviewStage)
                    = c.ReviewStage
                """));
        }

        Assert.Equal(Told, Number("SELECT COUNT(*) FROM DeliveryReminders"));
        Assert.Equal(Told, Number("SELECT COUNT(DISTINCT Number) FROM DeliveryReminders"));
        Assert.Equal(0, Number(
            "SELECT COUNT(*) FROM DeliveryReminders WHERE DeliveryId NOT IN (SELECT Id FROM Deliveries)"));
        Assert.Equal(0, Number(
            "SELECT COUNT(*) FROM Deliveries WHERE Id NOT IN (SELECT DeliveryId FROM DeliveryReminders)"));
        Assert.Equal(0, Number("SELECT COUNT(*) FROM Outbox"));
    }

    public void Dispose() => connection.Dispose();

    private long Number(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
