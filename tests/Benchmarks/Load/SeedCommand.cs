using System.Diagnostics;
using System.Globalization;
using Google.Protobuf;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Assessments;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace Benchmarks.Load;

/// <summary>
/// Fills a database with synthetic cases, every row as the service itself would have written it and
/// sealed under the case's own key.
/// </summary>
internal sealed class SeedCommand : IAsyncDisposable
{
    internal const string Agency = "synthetic-agency";
    private const int CasesPerTransaction = 200;
    private const int ObservationsPerAssessment = 4;

    private readonly MasterKeys masters;
    private readonly DbContextOptions<SqliteRiskDbContext> options;
    private readonly CurrentCaller caller = new();
    private readonly DateTimeOffset start;
    private readonly Assessment sample;
    private readonly byte[] content;
    private readonly int perCase;

    /// <summary>Within a transaction of its own a save does not queue.</summary>
    private readonly CommitQueue noQueue;

    private SeedCommand(string databaseFile, string masterKeyFile, int perCase, Assessment sample)
    {
        noQueue = new CommitQueue(
            Options.Create(new DatabaseOptions()),
            new ConfigurationBuilder().AddInMemoryCollection(
                [new("ConnectionStrings:RiskPlatform", $"Data Source={databaseFile}")]).Build());
        masters = new MasterKeys(Options.Create(new ProtectionOptions { MasterKeyFile = masterKeyFile }));
        options = new DbContextOptionsBuilder<SqliteRiskDbContext>().UseSqlite($"Data Source={databaseFile}").Options;
        this.perCase = perCase;
        caller.Set(new Caller("bench", "bench", Agency, Roles.AgencySystem, []));
        start = TimeProvider.System.Now().AddDays(-300);
        this.sample = sample;
        content = sample.ToByteArray();
    }

    internal static async Task<int> RunAsync(string[] args)
    {
        if (args.Length != 3)
        {
            await Console.Error.WriteLineAsync(
                "seed DATABASE MASTER-KEY-FILE ASSESSMENTS, on a database that the service has made.");
            return 2;
        }

        await FillAsync(
            args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture), perCase: 10, new Assessment());
        return 0;
    }

    internal static async Task<Guid[]> FillAsync(
        string databaseFile, string masterKeyFile, int assessments, int perCase, Assessment sample)
    {
        await using var seed = new SeedCommand(databaseFile, masterKeyFile, perCase, sample);
        var cases = new Guid[assessments / perCase];
        var watch = Stopwatch.StartNew();
        await using var connection = new SqliteConnection($"Data Source={databaseFile}");
        await connection.OpenAsync();
        for (var done = 0; done < cases.Length; done += CasesPerTransaction)
        {
            await using var transaction = connection.BeginTransaction();
            await using var db = new SqliteRiskDbContext(seed.options);
            db.For(seed.caller, seed.noQueue, reading: null);
            db.Database.SetDbConnection(connection);
            await db.Database.UseTransactionAsync(transaction);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var i = done; i < Math.Min(cases.Length, done + CasesPerTransaction); i++)
                cases[i] = seed.AddCase(db, i);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        Console.WriteLine($"seeded {assessments:N0} assessments in {watch.Elapsed.TotalSeconds:N0} s");
        return cases;
    }

    public ValueTask DisposeAsync() => noQueue.DisposeAsync();

    private Guid AddCase(RiskDbContext db, int number)
    {
        var now = start.AddMilliseconds(number * 250L);
        var id = Ids.Next(now);
        var key = new CaseKeys(db, caller, masters).Create(id);
        var row = new CaseRow
        {
            Id = id,
            AgencyId = Agency,
            ReferenceHash = masters.LookupHash(Agency, $"seed-{number}"),
            Reference = key.SealText($"seed-{number}", "case.reference", id),
            CreatedBy = "bench",
            CreateTime = now,
            UpdateTime = now,
            Level = RiskLevel.High,
            Children = 1,
            Stance = Stance.Partial,
            Version = perCase + 1,
            ReviewId = Ids.Next(now),
            ReviewStartTime = now,
            NextReviewTime = now.AddDays(310),
            NextStageTime = now.AddDays(310),
            AboveStandardTime = now,
        };
        db.Add(row);
        foreach (var role in (PartyRole[])[PartyRole.Subject, PartyRole.Survivor, PartyRole.Child])
        {
            db.Add(new PartyRow
            {
                Id = Ids.Next(now),
                CaseId = id,
                AgencyId = Agency,
                Role = role,
                CreateTime = now,
                CreatedBy = "bench",
            });
        }

        for (var i = 0; i < perCase; i++) AddAssessment(db, row, key, now.AddSeconds(i));
        return id;
    }

    private void AddAssessment(RiskDbContext db, CaseRow row, CaseKey key, DateTimeOffset now)
    {
        var id = Ids.Next(now);
        db.Add(new AssessmentRow
        {
            Id = id,
            CaseId = row.Id,
            AgencyId = Agency,
            Level = RiskLevel.High,
            EvaluatedLevel = RiskLevel.High,
            WorkerId = "synthetic-worker",
            AssessorKnown = true,
            Content = key.Seal(content, "assessment", id),
            CreateTime = now,
            CreatedBy = "bench",
        });
        var heard = new List<Heard>();
        for (var i = 0; i < ObservationsPerAssessment; i++)
        {
            var observation = Ids.Next(now);
            var indicator = (Indicator)(2 + i);
            heard.Add(new Heard(
                observation, indicator, Presence.Present, [new SourceKey(SourceKind.Police, false)], now));
            db.Add(new ObservationRow
            {
                Id = observation,
                CaseId = row.Id,
                AgencyId = Agency,
                AssessmentId = id,
                Indicator = indicator,
                Presence = Presence.Present,
                Sources = Recorded.Mask([new SourceKey(SourceKind.Police, false)]),
                HeardTime = now,
                Words = i > 0
                    ? null
                    : key.Seal(
                        "Synthetic words, about as long as a sentence that somebody says."u8,
                        "observation", observation),
                CreateTime = now,
                CreatedBy = "bench",
            });
        }

        var request = Guid.CreateVersion7(now);
        db.Add(new IdempotencyRow
        {
            AgencyId = Agency,
            ClientId = "bench",
            RequestId = request,
            RequestHash = new byte[32],
            CaseId = row.Id,
            Answer = key.Seal(content, "answer", request),
            CreateTime = now,
        });
        var entry = new AssessmentEntry { Assessment = sample };
        new CaseEntries(db, caller).Append(
            row, key, EntryKind.Assessment, new EntryContent { Assessment = entry }, now);
        db.Add(new PastReviewRow
        {
            Id = row.ReviewId!.Value,
            CaseId = row.Id,
            AgencyId = Agency,
            StartTime = row.ReviewStartTime!.Value,
            DueTime = now,
            EndTime = now,
            Outcome = ReviewOutcome.Completed,
            Level = RiskLevel.High,
            Stage = LadderStage.Unspecified,
            Trigger = ReviewTrigger.Unspecified,
            AssessmentId = id,
            ReviewerId = null,
            TeamId = null,
            ExemptionsUsed = 0,
            LateSeconds = 0,
            CreateTime = now,
            CreatedBy = "bench",
        });
        (row.ReviewId, row.ReviewStartTime) = (Ids.Next(now, after: row.ReviewId), now);
        row.LatestAssessmentId = id;
        row.Facts = Recorded.Facts(row.Facts).Add(heard).Encode();
    }
}
