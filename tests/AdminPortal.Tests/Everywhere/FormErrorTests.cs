using AdminPortal.Tests.Host;

namespace AdminPortal.Tests.Everywhere;

/// <summary>
/// Each form of each page sent with nothing in it: what is wrong is said beside the field, and whatever else was typed
/// is kept.
/// </summary>
[Collection(nameof(EveryPage))]
public sealed class FormErrorTests(Portal portal, Browser browser, Worlds worlds)
{
    /// <summary>Forms in which everything may be left empty; a form that is only a button is one by itself.</summary>
    private static readonly HashSet<string> TakesNothing =
    [
        "/Cases/New/New", "/Cases/Overview/Reference", "/Cases/People/Add", "/Cases/People/Change",
        "/Managers/Settings/Times", "/Managers/Settings/Hours", "/Platform/People/Roles", "/Reviews/Reassigning/Index",
        "/Reviews/Assessing/Look", "/Reviews/Assessing/Ask", "/Reviews/Assessing/Assess", "/Reviews/Assessing/Views",
        "/Reviews/Assessing/Respond", "/Directory/Edit/Area", "/Directory/Edit/Delivery", "/Directory/Edit/Contact",
        "/Directory/Edit/Eligibility", "/Directory/Edit/Schedule", "/Directory/Edit/Routes", "/Directory/Edit/Support",
        "/Directory/Index", "/Directory/Listings/All", "/Cases/Referrals/NewReferral", "/Cases/Referrals/Services",
        "/Directory/Lifecycle/Capacity", "/Platform/People/Index",
    ];

    /// <summary>Forms in which any of several fields is enough.</summary>
    private static readonly HashSet<string> TakesAnyOne = ["/Directory/Edit/Place"];

    [Theory]
    [MemberData(nameof(EveryPageTests.Areas), MemberType = typeof(EveryPageTests))]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(string area)
    {
        var world = await worlds.ChangingAsync();
        await using var visit = await Visit.StartAsync(browser, portal, world.Everybody);
        foreach (var (name, address) in world.Addresses.Where(a =>
            a.Key == area || a.Key.StartsWith(area + "/", StringComparison.Ordinal)))
        {
            await visit.Window.GotoAsync(address);
            var forms = await FormFiller.CountAsync(visit.Window);
            for (var form = 0; form < forms; form++)
            {
                if (form > 0) await visit.Window.GotoAsync(address);
                await TryAsync(visit, form == 0 ? name : $"{name}#{form}", new FormFiller(visit.Window, form));
            }
        }

        visit.End();
    }

    private static async Task TryAsync(Visit visit, string name, FormFiller form)
    {
        if (!await form.HasFieldsAsync() || TakesNothing.Contains(name)) return;
        await form.EmptyAsync();
        await form.SendAsync();
        if (!await form.IsRefusedAsync())
        {
            visit.Note(name, ["takes a form with nothing in it"]);
            return;
        }

        visit.Note(name, await ErrorRules.FindAsync(visit.Window));
        visit.Note(name, await ErrorRules.FollowAsync(visit.Window));
        await PageRules.UnfoldAsync(visit.Window);
        await visit.ShotAsync(name + "-error");
        visit.Note(name, await PageRules.AxeAsync(visit.Window));

        // What a list sends to another page has nothing there to fill in.
        if (!await form.HasFieldsAsync()) return;
        await form.FillAllButFirstErrorAsync();
        await form.SendAsync();
        if (await form.IsRefusedAsync()) visit.Note(name, await form.LostAsync());
        else if (!TakesAnyOne.Contains(name)) visit.Note(name, ["takes what it refused before"]);
        visit.NoteConsole(name);
    }
}
