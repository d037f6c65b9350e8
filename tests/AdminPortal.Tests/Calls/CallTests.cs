using AdminPortal.Tests.Cases;
using AdminPortal.Tests.Directory;
using AdminPortal.Tests.Host;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Calls;

/// <summary>
/// A page asks the service for what it shows in a few calls, and in no more where there is more to show: a call for
/// each row would make a long list slow, and each is a read that the audit keeps.
/// </summary>
public sealed class CallTests(Portal portal)
{
    private const int Most = 5;

    // Each part of it is read on its own, side by side, so that one which fails leaves the others (see Home/Part).
    private const int MostOfHome = 10;

    private static readonly string[] OfAgency =
    [
        "/", "/cases", "/cases/waiting", "/reviews", "/reviews/inbox", "/reviews/deadlines", "/managers",
        "/managers/deadlines", "/managers/measures",
        "/managers/settings", "/auditors/search", "/auditors/subject-access", "/auditors/retention",
        "/auditors/disposals",
    ];

    private static readonly string[] OfCase =
    [
        "", "/timeline", "/facts", $"/facts/{(int)Indicator.EscalatingAssaults}", "/assessments", "/referrals",
        "/referrals/match", "/people", "/workers", "/contacts", "/safeguarding", "/consultations", "/print",
    ];

    private static readonly string[] OfDirectory =
    [
        "/directory", "/directory/listings", "/directory/alerts",
        "/directory/organisations", "/directory/imports", "/directory/listings/add",
    ];

    [Fact]
    public async Task Pages_of_an_agency_take_as_few_calls_for_many_cases_as_for_few()
    {
        using var calls = new CallsOfPages();
        using var few = await CaseScene.StartAsync(portal, "calls-few-cases");
        using var many = await CaseScene.StartAsync(portal, "calls-many-cases");
        for (var i = 0; i < 6; i++) await AnotherAsync(many, i);

        await SameAsync(calls, OfAgency, Everything(few), Everything(many), path => path, path => path);
    }

    [Fact]
    public async Task Pages_of_a_case_take_as_few_calls_for_a_long_case_as_for_a_new_one()
    {
        using var calls = new CallsOfPages();
        using var few = await CaseScene.StartAsync(portal, "calls-new-case");
        using var many = await CaseScene.StartAsync(portal, "calls-long-case");
        await FillAsync(many);

        await SameAsync(calls, OfCase, few.Worker, many.Worker,
            path => $"/cases/{few.Case.CaseId}{path}", path => $"/cases/{many.Case.CaseId}{path}");
        await SameAsync(calls, ["", "/assess"], few.Worker, many.Worker,
            path => $"/reviews/{few.Case.CaseId}{path}", path => $"/reviews/{many.Case.CaseId}{path}");
    }

    [Fact]
    public async Task Pages_of_the_directory_take_few_calls()
    {
        using var calls = new CallsOfPages();
        using var admin = portal.As("directory_admin,practitioner");
        var shelf = new Shelf(admin);
        var listing = await shelf.PublishedAsync();
        string[] ofListing = ["", "/basics", "/area", "/history", "/capacity"];

        var found = await admin.SendAsync(
            await admin.OpenAsync("/directory"), ("Area", "Leeds"), ("Kind", "PerpetratorProgramme"));
        IEnumerable<string> paths =
        [
            .. OfDirectory, found.Address.PathAndQuery,
            .. ofListing.Select(p => $"/directory/listings/{listing.ListingId}{p}"),
        ];
        foreach (var path in paths)
        {
            // What is the same for everybody is read once an hour.
            await calls.OfAsync(admin, path);
            Few(path, await calls.OfAsync(admin, path), Most);
        }
    }

    private static TestPerson Everything(CaseScene scene) =>
        scene.As("practitioner,manager,auditor,directory_admin", "everything");

    private static async Task SameAsync(
        CallsOfPages calls, IEnumerable<string> paths, TestPerson few, TestPerson many, Func<string, string> ofFew,
        Func<string, string> ofMany)
    {
        foreach (var path in paths)
        {
            await calls.OfAsync(few, ofFew(path));
            var expected = await calls.OfAsync(few, ofFew(path));
            var found = await calls.OfAsync(many, ofMany(path));
            Few(path, found, path == "/" ? MostOfHome : Most);
            Assert.True(expected.SequenceEqual(found),
                $"{path}: [{string.Join(", ", expected)}] for little, [{string.Join(", ", found)}] for much");
        }
    }

    private static void Few(string path, IReadOnlyList<string> found, int most) =>
        Assert.True(found.Count <= most, $"{path} takes {found.Count} calls: {string.Join(", ", found)}");

    private static async Task AnotherAsync(CaseScene scene, int number)
    {
        using var service = scene.Worker.Service();
        await service.Assessments.AssessAsync(new AssessRequest
        {
            NewCase = new NewCase
            {
                AgencyReference = $"CALLS-{number}",
                Parties = { new Party { Role = PartyRole.Subject }, new Party { Role = PartyRole.Survivor } },
            },
            Observations = { CaseScene.Observed(Indicator.EscalatingAssaults, SourceKind.Police) },
            Worker = new AssessingWorker { WorkerId = scene.Worker.Subject, Training = Training.Trained },
            RequestId = Guid.CreateVersion7().ToString(),
        });
    }

    private static async Task FillAsync(CaseScene scene)
    {
        using var service = scene.Worker.Service();
        for (var i = 0; i < 4; i++)
        {
            await scene.AssessAsync(CaseScene.Observed(Indicator.CoerciveControl, SourceKind.Police));
            await service.Records.RecordAsync(new RecordRequest
            {
                CaseId = scene.Case.CaseId,
                Entry = new RecordedEntry
                {
                    Kind = EntryKind.Note,
                    Account = "A synthetic account.",
                    Sources = { new Source { Kind = SourceKind.WorkerObservation } },
                    WorkerId = scene.Worker.Subject,
                },
                RequestId = Guid.CreateVersion7().ToString(),
            });
        }
    }
}
