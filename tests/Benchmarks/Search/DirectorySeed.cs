using Google.Protobuf;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.V1;

namespace Benchmarks.Search;

/// <summary>
/// Fills a directory with synthetic listings: a fifth of them programmes, over all of the United Kingdom, some for one
/// district and some for a nation, with words as often as words are in texts.
/// </summary>
internal sealed class DirectorySeed(string databaseFile)
{
    private const int PerSave = 1_000;
    private const int Vocabulary = 8_000;
    private const int Organisations = 2_000;

    private static readonly AreaCatalogue areas = new();
    private static readonly AreaEntry[] authorities =
        [.. areas.ByName.Where(a => a.Kind == AreaKind.LocalAuthority)];

    private readonly Random random = new(4);
    private readonly DateTimeOffset now = TimeProvider.System.Now();

    internal static string Word(int number) => $"{"bcdfghjklmnprstvw"[number % 17]}{"aeiou"[number % 5]}word{number:x}";

    internal async Task FillAsync(int count)
    {
        await using var noQueue = new CommitQueue(
            Options.Create(new DatabaseOptions()),
            new ConfigurationBuilder().AddInMemoryCollection(
                [new("ConnectionStrings:RiskPlatform", $"Data Source={databaseFile}")]).Build());
        var options = new DbContextOptionsBuilder<SqliteRiskDbContext>()
            .UseSqlite($"Data Source={databaseFile}").Options;
        await using var connection = new SqliteConnection($"Data Source={databaseFile}");
        await connection.OpenAsync();
        await using var transaction = connection.BeginTransaction();
        var organisations = Enumerable.Range(0, Organisations).Select(Organisation).ToList();
        for (var done = 0; done < count; done += PerSave)
        {
            await using var db = new SqliteRiskDbContext(options);
            db.For(new CurrentCaller(), noQueue, reading: null);
            db.Database.SetDbConnection(connection);
            await db.Database.UseTransactionAsync(transaction);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            if (done == 0) db.AddRange(organisations);
            var number = await new ListingStore(db).NextChangeAsync(CancellationToken.None);
            db.ChangeTracker.DetectChanges();
            for (var i = done; i < Math.Min(count, done + PerSave); i++) Add(db, i, organisations, number);
            await db.SaveChangesAsync();
        }

        await transaction.CommitAsync();
    }

    private void Add(RiskDbContext db, int index, List<OrganisationRow> organisations, long number)
    {
        var type = index % 5 == 0 ? ListingType.PerpetratorProgramme : (ListingType)(2 + (index % 7));
        var listing = Listing(type);
        var id = Guid.CreateVersion7();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        db.Add(new ListingRow
        {
            Id = id,
            OrganisationId = organisations[random.Next(organisations.Count)].Id,
            Type = type,
            State = ListingState.Published,
            NameKey = listing.Name,
            Content = listing.ToByteArray(),
            AssuredDate = today.AddDays(-100),
            AssuredUntil = today.AddDays(random.Next(-20, 265)),
            CreateTime = now,
            UpdateTime = now,
            ChangeNumber = number,
        });
        if (type != ListingType.PerpetratorProgramme) return;
        db.Add(new AccreditationRow
        {
            ListingId = id,
            Id = Guid.CreateVersion7(),
            Scheme = "Example Standard",
            Edition = "4",
            Number = "synthetic",
            ValidFrom = today.AddDays(-300),
            ValidTo = today.AddDays(random.Next(-60, 400)),
            State = AccreditationState.Granted,
            Evidence = "synthetic",
        });
    }

    private Listing Listing(ListingType type)
    {
        var home = authorities[random.Next(authorities.Length)];
        var listing = new Listing
        {
            Name = Words(4),
            Description = Words(60),
            Synthetic = true,
            Catchment = new Catchment { AreaCodes = { Catchment(home) } },
            Languages = { "en" },
            DeliveryModes = { (DeliveryMode)random.Next(1, 5) },
            Eligibility = new Eligibility
            {
                MinimumAge = 18,
                Genders = { Gender.Man },
                Residence = (Residence)random.Next(1, 4),
                ExcludesLiveCriminalProceedings = random.Next(3) == 0,
            },
            Capacity = new Capacity
            {
                Available = random.Next(5),
                AsOfDate = ListingView.Text(DateOnly.FromDateTime(now.UtcDateTime).AddDays(-random.Next(40))),
            },
            Contact = new ContactDetails { Phone = "synthetic" },
            Locations = { new Location { Name = "synthetic", AreaCode = home.Code } },
        };
        if (type == ListingType.PerpetratorProgramme)
        {
            listing.IntegratedSupport =
                new IntegratedSupport { Provider = "synthetic", ConfirmedDate = "2025-06-01" };
        }

        return listing;
    }

    private IEnumerable<string> Catchment(AreaEntry home) => random.Next(50) switch
    {
        0 => ["K02000001"],
        < 3 => [home.Within[^2]],
        < 8 => [home.Within[0]],
        _ => [home.Code, authorities[random.Next(authorities.Length)].Code],
    };

    /// <summary>Few words are in many texts, and many in few.</summary>
    private string Words(int count) => string.Join(' ', Enumerable.Range(0, count)
        .Select(_ => Word((int)(Vocabulary * Math.Pow(random.NextDouble(), 3)))));

    private OrganisationRow Organisation(int number) => new()
    {
        Id = Guid.CreateVersion7(),
        Name = $"Example Organisation {Word(number)}",
        NameKey = Word(number),
        Content = [],
        CreateTime = now,
        UpdateTime = now,
    };
}
