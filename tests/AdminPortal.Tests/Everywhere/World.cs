using AdminPortal.Tests.Host;

namespace AdminPortal.Tests.Everywhere;

/// <summary>
/// An agency with something of everything in it, made up and put there through the service, so that each page has
/// something to show.
/// </summary>
internal sealed partial class World : IDisposable
{
    private const string EveryRole =
        "practitioner,reviewer,manager,safeguarding_lead,directory_admin,auditor,platform_admin,programme";

    private readonly Portal portal;
    private readonly MadeUpWords words;
    private readonly List<IDisposable> people = [];
    private readonly Dictionary<string, string> addresses = new(StringComparer.Ordinal);

    private World(Portal portal, string agency, MadeUpWords words)
    {
        (this.portal, Agency, this.words) = (portal, agency, words);
        Everybody = As(EveryRole, "everybody-of-" + agency);
        Worker = As("practitioner");
    }

    internal string Agency { get; }

    /// <summary>Somebody with every role, who sees every action.</summary>
    internal TestPerson Everybody { get; }

    /// <summary>Who made what a second person decides on.</summary>
    internal TestPerson Worker { get; }

    /// <summary>Where each page is, by its name in the portal.</summary>
    internal IReadOnlyDictionary<string, string> Addresses => addresses;

    internal static async Task<World> FullAsync(Portal portal, string agency, MadeUpWords words)
    {
        var world = new World(portal, agency, words);
        using var worker = world.Worker.Service();
        using var all = world.Everybody.Service();
        await world.MakeDirectoryAsync(all);
        await world.MakeCasesAsync(worker, all);
        await world.MakeReviewsAsync(worker, all);
        await world.MakeReferralsAsync(worker, all);
        await world.MakeAuditAsync(all);
        await world.MakeAgencyAsync(all);
        await world.MakePlatformAsync();
        return world;
    }

    /// <summary>An agency that has just begun: nothing is in it.</summary>
    internal static World Empty(Portal portal, string agency) => new(portal, agency, MadeUpWords.Usual);

    internal TestPerson As(string roles, string? subject = null)
    {
        var person = portal.As(roles, Agency, subject);
        people.Add(person);
        return person;
    }

    public void Dispose()
    {
        foreach (var person in people) person.Dispose();
    }

    private void Page(string name, string address) => addresses.Add(name, address);

    private static string Id() => Guid.CreateVersion7().ToString();
}
