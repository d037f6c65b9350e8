using Clients.Tests.Fakes;
using Google.Protobuf;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class TimelineTests
{
    private static readonly Entry Disclosure = new()
    {
        CaseId = "c-1",
        Number = 4,
        Kind = EntryKind.Disclosure,
        CorrectedByNumber = 7,
        Hash = ByteString.CopyFrom([.. Enumerable.Repeat((byte)1, 32)]),
        Content = new EntryContent
        {
            RecordedBy = "p-1",
            ClientId = "case-system",
            PracticeFlags = { new PracticeFlag { RuleId = "RECORD-1", Message = "No time." } },
            Recorded = new RecordedEntry
            {
                Kind = EntryKind.Disclosure,
                Account = "She called.\u001b[2J[bold]",
                Opinion = "Afraid.",
                Quotes =
                {
                    new Quote { Speaker = new Source { Kind = SourceKind.Survivor }, Words = "He was there." },
                    new Quote { Words = "No." },
                },
                Sources = { new Source { Kind = SourceKind.Police } },
                PeoplePresent = { new PersonPresent { Description = "a neighbour" } },
                Attachments = { new Attachment { Reference = "store/7", Sha256 = ByteString.CopyFrom([0xCD]) } },
            },
        },
    };

    public static TheoryData<EntryContent, string> Contents => new()
    {
        {
            new EntryContent
            {
                Assessment = new AssessmentEntry
                {
                    Assessment = new Assessment
                    {
                        Level = RiskLevel.High, Rules = { new FiredRule { RuleId = "ASSESS-2" } },
                    },
                    Observations = { new Observation { Code = Indicator.WeaponUse, Presence = Presence.Present } },
                },
            },
            "Level HIGH"
        },
        {
            new EntryContent
            {
                SafeguardingAction = new SafeguardingActionEntry
                {
                    Action = new SafeguardingAction { Kind = SafeguardingActionKind.ContactedPolice },
                },
            },
            "CONTACTED_POLICE"
        },
        {
            new EntryContent { Consultation = new Consultation { Agencies = { SourceKind.Housing } } },
            "Consulted: housing"
        },
        { new EntryContent { LevelApproval = new LevelApproval { Level = RiskLevel.Medium } }, "from here on: MEDIUM" },
        {
            new EntryContent { CounterAllegation = new CounterAllegation { State = CounterAllegationState.Open } },
            "Counter-allegation OPEN (LOOK-3)"
        },
        { new EntryContent { RoleSwap = new RoleSwapEntry { State = RoleSwapState.Approved } }, "Role swap APPROVED" },
        { new EntryContent { Contact = new Contact { Mode = ContactMode.HomeVisit } }, "HOME_VISIT" },
        {
            new EntryContent { CaseChange = new CaseChange { Kind = CaseChangeKind.PartyAdded, Reason = "Born." } },
            "PARTY_ADDED"
        },
        {
            new EntryContent
            {
                RecordKeeping = new RecordKeeping { Kind = RecordKeepingKind.ItemDecided, Outcome = "RELEASE" },
            },
            "ITEM_DECIDED: RELEASE"
        },
        {
            new EntryContent
            {
                Referral = new ReferralEntry
                {
                    Referral = new Referral
                    {
                        ListingName = "Example programme",
                        State = ReferralState.NotSuitable,
                        Moves =
                        {
                            new ReferralMoveRecord
                            {
                                FromState = ReferralState.Assessing,
                                ToState = ReferralState.NotSuitable,
                                Mover = ReferralMover.Programme,
                                Reason = ReferralReason.NoPlace,
                            },
                        },
                    },
                },
            },
            "ASSESSING to NOT_SUITABLE by PROGRAMME"
        },
        {
            new EntryContent
            {
                Referral = new ReferralEntry
                {
                    Tasks = { new ReferralTask { Kind = ReferralTaskKind.NotifyAgency, Agency = SourceKind.Police } },
                },
            },
            "NOTIFY_AGENCY, police"
        },
        { new EntryContent { ReferralTask = new ReferralTask { DoneNote = "Rang them." } }, "Rang them." },
        { new EntryContent(), "can't be shown" },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task Every_kind_of_entry_has_its_words(EntryContent content, string expected)
    {
        using var run = new CliRun(FakeInvoker.Answering(
            new GetTimelineResponse { Entries = { new Entry { Number = 1, Content = content } } }));
        Assert.Equal(0, await run.RunAsync("timeline", "c-1"));
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_keeps_account_words_and_opinion_apart_and_can_style_nothing()
    {
        using var run = new CliRun(FakeInvoker.Answering(new GetEntryResponse { Entry = Disclosure }));
        Assert.Equal(0, await run.RunAsync("entry", "c-1", "4"));
        Assert.Equal(("c-1", 4L), run.Service.Calls[0].Request is GetEntryRequest r ? (r.CaseId, r.Number) : default);
        Assert.Contains("She called.\uFFFD[2J[bold]", run.Out, StringComparison.Ordinal);
        Assert.Contains("Words of the survivor: “He was there.”", run.Out, StringComparison.Ordinal);
        Assert.Contains("Words of somebody: “No.”", run.Out, StringComparison.Ordinal);
        Assert.Contains("opinion, not fact: Afraid.", run.Out, StringComparison.Ordinal);
        Assert.Contains("Keep this from the subject", run.Out, StringComparison.Ordinal);
        Assert.Contains("Corrected by entry 7", run.Out, StringComparison.Ordinal);
        Assert.Contains("! RECORD-1 No time.", run.Out, StringComparison.Ordinal);
        Assert.Contains("Attachment store/7 SHA-256 cd", run.Out, StringComparison.Ordinal);
        Assert.Contains("Hash 01010101", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_and_directions_are_asked_for()
    {
        using var run = new CliRun(FakeInvoker.Answering(new GetTimelineResponse { NextPageToken = "next" }));
        Assert.Equal(0, await run.RunAsync(
            "timeline", "c-1", "--oldest-first", "--page-size", "5", "--page-token", "t"));
        Assert.Equal(new GetTimelineRequest { CaseId = "c-1", OldestFirst = true, PageSize = 5, PageToken = "t" },
            run.Service.Calls[0].Request);
        Assert.Contains("--page-token next", run.Out, StringComparison.Ordinal);
        Assert.Contains("does not mean that there is no risk", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_are_listed_by_kind()
    {
        using var run = new CliRun(FakeInvoker.Answering(new ListEntriesResponse { Entries = { Disclosure } }));
        Assert.Equal(0, await run.RunAsync("entries", "c-1", "--kind", "disclosure", "NOTE"));
        Assert.Equal([EntryKind.Disclosure, EntryKind.Note], ((ListEntriesRequest)run.Service.Calls[0].Request).Kinds);
        Assert.Contains("4  DISCLOSURE", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_watch_begins_after_the_newest_and_shows_what_comes(bool json)
    {
        using var run = new CliRun(new FakeInvoker(_ => new GetTimelineResponse { Entries = { Disclosure } })
        {
            Stream = (sent, _) => AddedAsync(((WatchTimelineRequest)sent.Request).AfterNumber),
        });
        Assert.Equal(1, await run.RunAsync(["timeline", "c-1", "--watch", .. json ? new[] { "--json" } : []]));
        if (json) Assert.Equal(5, JsonParser.Default.Parse<Entry>(run.Out.Trim()).Number);
        else Assert.Contains("5  NOTE", run.Out, StringComparison.Ordinal);
        Assert.Equal(4, ((WatchTimelineRequest)run.Service.Calls[1].Request).AfterNumber);

        static async IAsyncEnumerable<IMessage> AddedAsync(long after)
        {
            await Task.Yield();
            var added = new Entry { Number = after + 1, Kind = EntryKind.Note };
            yield return new WatchTimelineResponse { Entries = { added } };
            throw ServiceErrors.Of(Grpc.Core.StatusCode.PermissionDenied, "FORBIDDEN");
        }
    }

    [Theory]
    [InlineData("timeline", "c-1", "--after", "3")]
    [InlineData("timeline", "c-1", "--watch", "--oldest-first")]
    [InlineData("entry", "c-1")]
    [InlineData("entry", "c-1", "first")]
    public async Task What_does_not_go_together_is_said(params string[] args)
    {
        using var run = new CliRun();
        Assert.Equal(2, await run.RunAsync(args));
        Assert.Empty(run.Service.Calls);
    }
}
