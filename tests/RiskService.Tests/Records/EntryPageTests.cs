using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Records;

/// <summary>Pages of entries, while others add to them.</summary>
public sealed class EntryPageTests(ServiceHost host)
{
    private readonly TestCaller caller = host.Caller(agency: "entry-pages");

    [Theory]
    [InlineData(false, 7)]
    [InlineData(true, 7)]
    [InlineData(false, 0)]
    [InlineData(true, 200)]
    public async Task Entries_added_between_pages_move_nothing(bool oldestFirst, int size)
    {
        var on = await caller.CreateCaseAsync();
        await caller.EnterAsync(on.CaseId, Enumerable.Range(0, 249).Select(i => Note($"{i}")));
        var (seen, pages) = (new List<long>(), 0);
        var request = new GetTimelineRequest { CaseId = on.CaseId, OldestFirst = oldestFirst, PageSize = size };
        do
        {
            var page = await caller.Records.GetTimelineAsync(request);
            Assert.InRange(page.Entries.Count, 1, size == 0 ? 50 : size);
            seen.AddRange(page.Entries.Select(e => e.Number));
            request.PageToken = page.NextPageToken;
            if (request.PageToken.Length > 0 && pages++ < 3) await caller.EnterAsync(on.CaseId, Note());
        }
        while (request.PageToken.Length > 0);

        var added = Math.Min(pages, 3);
        var expected = Enumerable.Range(1, oldestFirst ? 250 + added : 250).Select(n => (long)n);
        Assert.Equal(oldestFirst ? expected : expected.Reverse(), seen);
    }

    [Fact]
    public async Task Only_the_kinds_asked_for_newest_first()
    {
        var on = await caller.CreateCaseAsync();
        var kinds = Enum.GetValues<EntryKind>().Where(k => k is > EntryKind.Unspecified and <= EntryKind.Note).ToList();
        for (var round = 0; round < 3; round++)
        {
            await caller.EnterAsync(on.CaseId, kinds.Select(kind =>
            {
                var entry = kind == EntryKind.Correction ? Correction(1) : Note();
                entry.Kind = kind;
                return entry;
            }));
            await caller.AssessAsync(on.CaseId, Requests.AllAbsent());
        }

        var all = (await caller.TimelineAsync(on.CaseId, oldestFirst: false)).ToList();
        foreach (EntryKind[] asked in (EntryKind[][])[
            [], [EntryKind.Assessment], [EntryKind.Note, EntryKind.Disclosure, EntryKind.Note], [EntryKind.CaseChange],
            [EntryKind.RecordKeeping]])
        {
            var wanted = asked.Length == 0 ? kinds : [.. asked];
            Assert.Equal(all.Where(e => wanted.Contains(e.Kind)), (await ListAsync(on, 5, asked)).Entries);
        }

        var refused = await Failures.RefusedAsync(() => ListAsync(on, 5, EntryKind.Note, (EntryKind)99));
        Assert.Equal(["kinds[1]"], refused.Fields);
        refused = await Failures.RefusedAsync(() => ListAsync(on, 5, EntryKind.Unspecified));
        Assert.Equal(["kinds[0]"], refused.Fields);
    }

    [Fact]
    public async Task Where_a_kind_is_rare_pages_are_short_or_empty_and_lead_on()
    {
        var on = await caller.CreateCaseAsync();
        var rare = Note();
        rare.Kind = EntryKind.Decision;
        await caller.EnterAsync(on.CaseId, rare);
        for (var i = 0; i < 9; i++)
        {
            // One lies at the very end of how far a page looks.
            var some = Enumerable.Repeat(Note(), 500).ToList();
            if (i == 5) some[1] = rare;
            await caller.EnterAsync(on.CaseId, some);
        }

        await caller.EnterAsync(on.CaseId, rare);

        var (entries, sizes) = await ListAsync(on, 50, EntryKind.Decision);
        Assert.Equal([4503, 4503 + 1 - 2_000, 2], entries.Select(e => e.Number));
        Assert.Equal([2, 0, 1], sizes);
    }

    [Fact]
    public async Task A_token_of_another_list_is_refused()
    {
        var (on, other) = (await caller.CreateCaseAsync(), await caller.CreateCaseAsync());
        foreach (var each in (Case[])[on, other]) await caller.EnterAsync(each.CaseId, [Note(), Note()]);
        var timeline = new GetTimelineRequest { CaseId = on.CaseId, PageSize = 1 };
        var list = new ListEntriesRequest { CaseId = on.CaseId, PageSize = 1 };
        timeline.PageToken = (await caller.Records.GetTimelineAsync(timeline)).NextPageToken;
        list.PageToken = (await caller.Records.ListEntriesAsync(list)).NextPageToken;
        Assert.NotEqual(("", ""), (timeline.PageToken, list.PageToken));
        await RefusedAsync(new ListEntriesRequest(list) { CaseId = other.CaseId });
        await RefusedAsync(new ListEntriesRequest(list) { Kinds = { EntryKind.Note } });
        await RefusedAsync(new ListEntriesRequest(list) { PageToken = timeline.PageToken });
        await RefusedAsync(new ListEntriesRequest(list) { PageToken = "x" });
        await RefusedAsync(new GetTimelineRequest(timeline) { CaseId = other.CaseId });
        await RefusedAsync(new GetTimelineRequest(timeline) { OldestFirst = true });
        await RefusedAsync(new GetTimelineRequest(timeline) { PageToken = list.PageToken });

        // Named in another order, kinds are the same.
        list.Kinds.AddRange(Enum.GetValues<EntryKind>()
            .Where(k => k is > EntryKind.Unspecified and <= EntryKind.Note).Reverse());
        Assert.Single((await caller.Records.ListEntriesAsync(list)).Entries);
    }

    private async Task RefusedAsync(ListEntriesRequest request) => Assert.Equal(
        ["page_token"], (await Failures.RefusedAsync(() => caller.Records.ListEntriesAsync(request))).Fields);

    private async Task RefusedAsync(GetTimelineRequest request) => Assert.Equal(
        ["page_token"], (await Failures.RefusedAsync(() => caller.Records.GetTimelineAsync(request))).Fields);

    private async Task<(List<Entry> Entries, List<int> Sizes)> ListAsync(Case on, int size, params EntryKind[] kinds)
    {
        var (all, sizes) = (new List<Entry>(), new List<int>());
        var request = new ListEntriesRequest { CaseId = on.CaseId, PageSize = size, Kinds = { kinds } };
        do
        {
            var page = await caller.Records.ListEntriesAsync(request);
            all.AddRange(page.Entries);
            sizes.Add(page.Entries.Count);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return (all, sizes);
    }
}
