using System.Text;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.SubjectAccess.Written;

namespace RiskService.Tests.SubjectAccess;

/// <summary>What is withheld and why, what people decide on it, and what the answer then shows.</summary>
public sealed class WorklistTests(ServiceHost host)
{
    private const string Agency = "subject-access-worklist";

    private readonly TestCaller worker = host.Caller(agency: Agency);
    private readonly TestCaller lead = host.Caller("safeguarding_lead", Agency);

    private static readonly EntryContent Told = new()
    {
        Recorded = new RecordedEntry
        {
            Kind = EntryKind.Disclosure,
            Account = "ZqAccount",
            Opinion = "ZqOpinion",
            Sources = { From(SourceKind.Survivor) },
            Quotes = { new Quote { Speaker = From(SourceKind.Perpetrator), Words = "ZqThreat" } },
        },
    };

    private static EntryContent Correcting(long number) => new()
    {
        Recorded = new RecordedEntry
        {
            Kind = EntryKind.Correction,
            Account = "ZqCorrection",
            CorrectsNumber = number,
            Sources = { From(SourceKind.WorkerObservation) },
        },
    };

    [Fact]
    public async Task Every_part_with_every_reason_by_pages_of_any_size()
    {
        var (access, _) = await OpenAsync(Told, Said("own words", 3));
        var all = await worker.WorklistAsync(access, pageSize: 100);
        Assert.Equal(["1", "2", "2.2", "2.3.1", "2.4", "3"], all.Select(i => i.ItemId));
        Assert.Equal(
            [WithholdingReason.Survivor, WithholdingReason.FreeText], all.Single(i => i.ItemId == "2.3.1").Reasons);
        Assert.Equal("ZqThreat", all.Single(i => i.ItemId == "2.3.1").Entry.Content.Recorded.Quotes.Single().Words);
        Assert.Empty(all.Single(i => i.ItemId == "2").Entry.Content.Recorded.Quotes);
        Assert.Contains(WithholdingReason.OtherPerson, all[0].Reasons);
        Assert.All(all, i => Assert.True(
            i.Reasons.Count > 0 && i.Entry.Number > 0 && i.Decision == ItemDecision.Unspecified));
        for (var size = 1; size <= 5; size++)
            Assert.Equal(all, await worker.WorklistAsync(access, size));
    }

    /// <summary>Whoever decides on a referral is told what in it comes from the survivor's side (RECORD-4).</summary>
    [Fact]
    public async Task A_referral_names_what_speaks_against_showing_it()
    {
        var (access, _) = await OpenAsync(
            new EntryContent
            {
                Referral = new ReferralEntry
                {
                    Referral = new Referral { AgenciesConsulted = { SourceKind.SpecialistService } },
                    ProgrammeCopy = new ProgrammeCopy
                    { ChildHeld = true, Indicators = { new SharedIndicator { Code = Indicator.CoerciveControl } } },
                },
            },
            new EntryContent
            {
                ReferralTask = new ReferralTask
                { Kind = ReferralTaskKind.TellSurvivorService, DoneNote = "ZqNote" },
            });
        var all = await worker.WorklistAsync(access);
        Assert.Equal(
            [
                WithholdingReason.Derived, WithholdingReason.Reveals, WithholdingReason.OtherPerson,
                WithholdingReason.SpecialistService,
            ],
            all.Single(i => i.ItemId == "2").Reasons);
        Assert.Equal(
            [
                WithholdingReason.Survivor, WithholdingReason.FreeText, WithholdingReason.Reveals,
                WithholdingReason.SpecialistService,
            ],
            all.Single(i => i.ItemId == "3").Reasons);
    }

    [Fact]
    public async Task Decided_items_leave_the_undecided_and_the_latest_decision_stands()
    {
        var (access, _) = await OpenAsync(Told);
        var decided = await lead.DecideAsync(access, "2.2", ItemDecision.Release);
        Assert.Equal((ItemDecision.Release, "safeguarding_lead-of-" + Agency), (decided.Decision, decided.DecidedBy));
        Assert.Equal("ZqAccount", decided.Entry.Content.Recorded.Account);
        await lead.DecideAsync(access, "2.2", ItemDecision.Withhold, reason: "On second thoughts");
        await lead.DecideAsync(access, "2.4", ItemDecision.ReleaseRedacted, "redacted words");
        Assert.Equal(
            ["1", "2", "2.3.1"], (await worker.WorklistAsync(access, undecidedOnly: true)).Select(i => i.ItemId));
        var item = (await worker.WorklistAsync(access, pageSize: 2)).Single(i => i.ItemId == "2.2");
        Assert.Equal((ItemDecision.Withhold, "On second thoughts"), (item.Decision, item.DecisionReason));
        Assert.Equal(host.Clock.GetUtcNow(), item.DecideTime.ToDateTimeOffset());
        Assert.Equal(2, (await worker.GetAsync(access)).DecidedCount);
    }

    [Fact]
    public async Task The_answer_has_what_was_released_in_the_words_that_were_decided_on_and_is_the_same_for_good()
    {
        var (access, on) = await OpenAsync(
            Told, Said("own words", 3), Said("own but dangerous", 4),
            Assessed(Observed(Indicator.ThreatsToKill, SourceKind.Survivor, "ZqVerbatim", 9)));
        await lead.DecideAsync(access, "2.2", ItemDecision.Release);
        await lead.DecideAsync(access, "2.3.1", ItemDecision.Withhold);
        await lead.DecideAsync(access, "2.4", ItemDecision.ReleaseRedacted, "what was thought of it");
        await lead.DecideAsync(access, "3.3.1", ItemDecision.Release);
        await lead.DecideAsync(access, "4.3.1", ItemDecision.Withhold);
        await lead.DecideAsync(access, "5.2.1", ItemDecision.Release);
        Assert.Contains((await worker.WorklistAsync(access)), i => i.ItemId == "4.3.1"
            && i.Reasons.SequenceEqual([WithholdingReason.Reveals]));
        await lead.CompleteAsync(access);
        var (json, pdf) = (
            await worker.ExportAsync(access), await worker.ExportAsync(access, SubjectAccessFormat.Pdf));
        foreach (var text in new[] { Encoding.UTF8.GetString(json), NoInferenceProperties.Text(pdf) })
        {
            string[] shownWords = ["ZqAccount", "what was thought of it", "own words", Label(Indicator.ThreatsToKill)];
            string[] withheldWords =
                ["ZqThreat", "ZqOpinion", "dangerous", "ZqVerbatim", "2025-01-10", on, "survivor"];
            foreach (var shown in shownWords)
                Assert.Contains(shown, text, StringComparison.Ordinal);
            foreach (var withheld in withheldWords)
                Assert.DoesNotContain(withheld, text, StringComparison.Ordinal);
        }

        await host.EnterAsync(Agency, on, Said("said later", 5), Told);
        var file = await worker.GetCaseAsync(on);
        var subject = file.Parties.Single(p => p.Role == PartyRole.Subject);
        subject.DisplayName = "Changed Later";
        await worker.Cases.UpdatePartyAsync(new UpdatePartyRequest
        { CaseId = on, Party = subject, Etag = file.Etag, RequestId = Requests.Id() });
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(json, await worker.ExportAsync(access));
        Assert.Equal(pdf, await worker.ExportAsync(access, SubjectAccessFormat.Pdf));
        Assert.DoesNotContain(await worker.WorklistAsync(access), i => i.Entry.Number > 5);
    }

    [Fact]
    public async Task What_was_released_and_then_corrected_waits_for_a_decision_again()
    {
        var (access, on) = await OpenAsync(Told, Told, Told);
        await lead.DecideAsync(access, "2.2", ItemDecision.Release);
        await lead.DecideAsync(access, "2.4", ItemDecision.ReleaseRedacted, "ZqRedacted");
        await lead.DecideAsync(access, "3.2", ItemDecision.Withhold);
        await lead.DecideAsync(access, "3.4", ItemDecision.Release);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var number in new[] { 2, 3 }) await host.EnterAsync(Agency, on, Correcting(number));
        var undecided = (await worker.WorklistAsync(access, undecidedOnly: true)).Select(i => i.ItemId).ToList();
        Assert.Subset(undecided.ToHashSet(), new HashSet<string> { "2.2", "2.4", "3.4" });
        Assert.DoesNotContain("3.2", undecided);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await lead.DecideAsync(access, "2.4", ItemDecision.ReleaseRedacted, "read again");
        await lead.CompleteAsync(access);
        var text = Encoding.UTF8.GetString(await worker.ExportAsync(access));
        Assert.DoesNotContain("Zq", text, StringComparison.Ordinal);
        Assert.Contains("read again", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_withheld_on_second_thoughts_stays_so_whatever_another_clock_says()
    {
        var (access, _) = await OpenAsync(Said("ZqOwn", 3));
        await lead.DecideAsync(access, "2.3.1", ItemDecision.Release);

        // As by a machine whose clock is far ahead.
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={host.DatabaseFile};Pooling=False"))
        await using (var command = connection.CreateCommand())
        {
            connection.Open();
            command.CommandText = "UPDATE SubjectAccessDecisions SET Id = x'0A000000000070008000000000000001' "
                + "WHERE SubjectAccessId = $id";
            command.Parameters.AddWithValue("$id", Guid.Parse(access.SubjectAccessId).ToByteArray(bigEndian: true));
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        await lead.DecideAsync(access, "2.3.1", ItemDecision.Withhold);
        await lead.CompleteAsync(access);
        Assert.DoesNotContain(
            "ZqOwn", Encoding.UTF8.GetString(await worker.ExportAsync(access)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_withheld_in_one_record_is_not_shown_from_another_that_says_the_same()
    {
        var fact = Assessed(Observed(Indicator.WeaponUse, SourceKind.Police, "", 9));
        var (access, _) = await OpenAsync(Said("ZqOwn", 3), Said("ZqOwn", 3), fact, fact, Said("other words", 3));
        await lead.DecideAsync(access, "2.3.1", ItemDecision.Withhold);
        await lead.DecideAsync(access, "5.2.1", ItemDecision.Withhold);
        await lead.CompleteAsync(access);
        var text = Encoding.UTF8.GetString(await worker.ExportAsync(access));
        Assert.DoesNotContain("ZqOwn", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Label(Indicator.WeaponUse), text, StringComparison.Ordinal);
        Assert.Contains("other words", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_stand_by_itself_is_released_in_words_alone()
    {
        var (access, _) = await OpenAsync(Told, Assessed(Observed(Indicator.WeaponUse, SourceKind.Survivor)));
        foreach (var item in new[] { "1", "2", "3" })
        {
            var refused = await Failures.RefusedAsync(() => lead.DecideAsync(access, item, ItemDecision.Release));
            Assert.Equal((StatusCode.FailedPrecondition, "REFUSED_BY_RULE"), (refused.Code, refused.Reason));
            Assert.Equal(["RESPOND-2"], refused.Rules);
            await lead.DecideAsync(access, item, ItemDecision.ReleaseRedacted, $"words for {item}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("99")]
    [InlineData("2.3.2")]
    [InlineData("2.3.1.1")]
    [InlineData(" 2")]
    [InlineData("02")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public async Task Items_that_are_none(string itemId)
    {
        var (access, _) = await OpenAsync(Told);
        var refused = await Failures.RefusedAsync(() => lead.DecideAsync(access, itemId, ItemDecision.Withhold));
        Assert.Equal((StatusCode.InvalidArgument, "item_id"), (refused.Code, refused.Fields.Single()));
    }

    [Fact]
    public async Task A_decision_has_a_reason_and_words_only_where_they_belong()
    {
        var (access, _) = await OpenAsync(Told);
        Task<Refusal> Decide(ItemDecision decision, string redacted, string reason) => Failures.RefusedAsync(
            () => lead.DecideAsync(access, "2.2", decision, redacted, reason));
        Assert.Equal(["reason"], (await Decide(ItemDecision.Release, "", " ")).Fields);
        Assert.Equal(["redacted_text"], (await Decide(ItemDecision.Release, "words", "why")).Fields);
        Assert.Equal(["redacted_text"], (await Decide(ItemDecision.ReleaseRedacted, "", "why")).Fields);
        Assert.Equal(["decision"], (await Decide(ItemDecision.Unspecified, "", "why")).Fields);
    }

    [Fact]
    public async Task A_page_of_a_long_record_is_short_and_goes_on()
    {
        var (access, on) = await OpenAsync();
        await host.EnterAsync(Agency, on, [.. Enumerable.Range(0, 900).Select(i => Said($"words {i}", 1))]);
        for (var i = 1; i <= 20; i++) await lead.DecideAsync(access, $"{i + 2}", ItemDecision.Withhold);
        var request = new ListWithheldItemsRequest
        {
            CaseId = on,
            SubjectAccessId = access.SubjectAccessId,
            UndecidedOnly = true,
            PageSize = 100,
        };
        var all = await worker.WorklistAsync(access, pageSize: 100, undecidedOnly: true);
        Assert.Equal(901 - 20, all.Count);
        Assert.Equal(all.Count, all.Select(i => i.ItemId).Distinct().Count());
        Assert.Equal(100, (await worker.Answers().ListWithheldItemsAsync(request)).Items.Count);
    }

    /// <summary>The case is entry 1; what is given comes after it, and then the request.</summary>
    private async Task<(RiskPlatform.V1.SubjectAccess Access, string CaseId)> OpenAsync(params EntryContent[] contents)
    {
        var on = await worker.CreateCaseAsync();
        await host.EnterAsync(Agency, on.CaseId, contents);
        return (await worker.OpenAccessAsync(on.CaseId), on.CaseId);
    }
}
