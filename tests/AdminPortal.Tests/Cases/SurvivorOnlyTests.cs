using AdminPortal.Tests.Host;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Cases;

/// <summary>What only the survivor's side knows: marked, hidden until asked for, never on a print view.</summary>
public sealed class SurvivorOnlyTests(Portal portal)
{
    private const string Fact = "Threats to kill";

    [Theory]
    [InlineData("", "Threats to kill")]
    [InlineData("facts", "Threats to kill")]
    [InlineData("timeline", "Threats to kill")]
    [InlineData("timeline", CaseScene.Secret)]
    [InlineData("facts/7", CaseScene.Secret)]
    public async Task It_is_on_the_screen_only_within_a_mark_that_has_to_be_opened(string part, string hidden)
    {
        using var scene = await CaseScene.StartAsync(portal, $"agency-hiding-{part.Replace('/', '-')}-{hidden.Length}");

        var page = await scene.Worker.OpenAsync(scene.At(part));

        await scene.Worker.AssertHiddenAsync(page, hidden);
    }

    [Fact]
    public async Task Not_even_a_heading_names_a_fact_that_only_the_survivor_told()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-hiding-headings");

        await scene.Worker.AssertHiddenAsync(scene.At($"facts/{(int)Indicator.ThreatsToKill}"), Fact);
        var open = await scene.Worker.OpenAsync(scene.At($"facts/{(int)Indicator.EscalatingAssaults}"));
        Assert.Equal("Escalating assaults", open.Html.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_fact_that_others_say_too_stands_without_a_word_of_the_survivors_side()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-hiding-sources");
        await scene.AssessAsync(CaseScene.Observed(Indicator.ThreatsToKill, SourceKind.Police, "Synthetic words."));

        var page = await scene.Worker.OpenAsync(scene.At("facts"));

        var row = page.Html.QuerySelectorAll(".may-use tr")
            .Single(r => r.TextContent.Contains(Fact, StringComparison.Ordinal));
        Assert.Contains("Police: present", row.TextContent, StringComparison.Ordinal);
        Assert.Null(row.QuerySelector("[data-reveal]"));
        await scene.Worker.AssertHiddenAsync(page, "Survivor: present");
    }

    [Fact]
    public async Task That_a_specialist_service_alone_says_something_is_hidden_with_what_it_says()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-hiding-services");
        await scene.AssessAsync(
            CaseScene.Observed(Indicator.WeaponUse, SourceKind.SpecialistService, "Synthetic words."));

        await scene.Worker.AssertHiddenAsync(scene.At("facts"), "Weapon use");
        await scene.Worker.AssertHiddenAsync(scene.At("facts"), "A specialist service alone says these");
        await scene.Worker.AssertHiddenAsync($"/reviews/{scene.Case.CaseId}", "known from a specialist service alone");
    }

    /// <summary>REFER-5: a programme that the subject's own place does not explain.</summary>
    [Fact]
    public async Task A_programme_by_the_survivors_area_is_named_nowhere_unless_it_is_asked_for()
    {
        const string Far = "Example Programme of another place";
        using var scene = await CaseScene.StartAsync(portal, "agency-hiding-places");
        await scene.SurvivorMovesAsync();
        var listing = await Listings.ProgrammeAsync(portal, Far, CaseScene.Bradford);
        await scene.Manager.AssertHiddenAsync(scene.At("referrals/match"), Far);
        var form = await scene.Manager.OpenAsync(scene.At($"referrals/new?listing={listing.ListingId}"));
        await scene.Manager.AssertHiddenAsync(form, Far);

        var made = await scene.Manager.SendAsync(form, ("OverrideReason", "Synthetic: agreed with both services."));
        var at = made.Address.AbsolutePath;
        await scene.Manager.SendAsync(
            await scene.Manager.OpenAsync($"{at}/moves/{(int)ReferralMove.Submit}"), ("Note", ""));

        foreach (var path in new[]
            {
                at, $"{at}/moves/{(int)ReferralMove.Withdraw}", $"{at}/programme-copy", $"{at}/subject-copy",
                scene.At("referrals"), scene.At("timeline"),
            })
        {
            var page = await scene.Manager.OpenAsync(path);
            await scene.Manager.AssertHiddenAsync(page, Far);
            Assert.DoesNotContain(Far, page.Html.Title, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Where_the_survivor_lives_is_hidden_where_it_is_changed_too()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-hiding-homes");
        await scene.SurvivorMovesAsync();

        var form = await scene.Worker.OpenAsync(scene.At($"people/{scene.Of(PartyRole.Survivor).PartyId}"));

        Assert.Equal(CaseScene.Bradford,
            form.Html.QuerySelector("[name='Party.AreaCode'] [selected]")!.GetAttribute("value"));
        Assert.NotNull(form.Html.QuerySelector("details.survivor-only:not([open]) [name='Party.AreaCode']"));
        await scene.Worker.SendAsync(form, ("Party.AgencyReference", "SURVIVOR-2"));
        Assert.Equal(CaseScene.Bradford,
            (await scene.ReadAsync()).Parties.Single(p => p.Role == PartyRole.Survivor).Profile.Place.AreaCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("people")]
    [InlineData("workers")]
    public async Task Who_works_with_the_survivor_is_hidden(string part)
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-hiding-workers-" + part);
        await scene.Worker.SendAsync(await scene.Worker.OpenAsync(scene.At("workers")),
            ("WorkerId", "worker-of-hers"), ("Side", "Survivor"));

        var page = await scene.Worker.OpenAsync(scene.At(part));

        await scene.Worker.AssertHiddenAsync(page, "worker-of-hers");
        Assert.DoesNotContain(page.Html.Holders("w-1"), e => e.Closest(".survivor-only") is not null);
    }

    [Fact]
    public async Task A_contact_with_the_survivor_and_when_it_is_are_hidden_in_the_timeline_and_where_it_is_recorded()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-hiding-contacts");
        var when = TimeProvider.System.GetUtcNow().AddDays(3);
        string contact;
        using (var service = scene.Worker.Service())
        {
            contact = (await service.Cases.PlanContactAsync(new PlanContactRequest
            {
                CaseId = scene.Case.CaseId,
                Contact = new Contact
                {
                    Purpose = ContactPurpose.SafetyPlanning,
                    Mode = ContactMode.Telephone,
                    ContactTime = when.ToTimestamp(),
                    WorkerIds = { "w-2" },
                    Attendances =
                    {
                        new Attendance
                        {
                            PartyId = scene.Of(PartyRole.Survivor).PartyId,
                            Role = AttendanceRole.Participant,
                        },
                    },
                },
                RequestId = Guid.CreateVersion7().ToString(),
            })).Contact.ContactId;
        }

        var day = when.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
        await scene.Worker.AssertHiddenAsync(scene.At("timeline"), day);
        await scene.Worker.AssertHiddenAsync(scene.At("contacts"), day);
        var form = await scene.Worker.OpenAsync(scene.At($"contacts/record?planned={contact}"));
        Assert.NotNull(form.Html.QuerySelector("details.survivor-only:not([open]) [name='Attendances[0].Role']"));
    }

    [Fact]
    public async Task What_was_put_to_the_subject_against_the_rules_is_hidden_with_the_flag_that_says_so()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-hiding-flags");
        await scene.Worker.SendAsync(await scene.Worker.OpenAsync(scene.At("record")), ("Kind", "Note"),
            ("Account", "Synthetic account."), ("Sources", "WorkerObservation"), ("PutToSubject", "ThreatsToKill"));

        var page = await scene.Worker.OpenAsync(scene.At("timeline"));

        await scene.Worker.AssertHiddenAsync(page, Fact);
        await scene.Worker.AssertHiddenAsync(page, "only the survivor's side supports");
    }

    [Fact]
    public async Task Who_said_it_too_and_when_the_survivors_account_happened_are_hidden()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-hiding-accounts");
        await scene.Worker.SendAsync(await scene.Worker.OpenAsync(scene.At("record")), ("Kind", "Disclosure"),
            ("Account", "Synthetic account."), ("Sources", "Survivor"), ("Occurred.On.Day", "3"),
            ("Occurred.On.Month", "2"), ("Occurred.On.Year", "2026"), ("Occurred.At", "14:30"));
        var page = await scene.Worker.OpenAsync(scene.At("timeline"));
        await scene.Worker.AssertHiddenAsync(page, "3 February 2026");
        await scene.Worker.AssertHiddenAsync(page, "from Survivor");

        using var service = scene.Worker.Service();
        await service.Records.RecordAsync(new RecordRequest
        {
            CaseId = scene.Case.CaseId,
            Entry = new RecordedEntry
            {
                Kind = EntryKind.Note,
                Account = "Synthetic account of both.",
                Sources =
                {
                    new Source { Kind = SourceKind.Police }, new Source { Kind = SourceKind.Survivor },
                },
            },
            RequestId = Guid.CreateVersion7().ToString(),
        });
        page = await scene.Worker.OpenAsync(scene.At("timeline"));
        await scene.Worker.AssertHiddenAsync(page, "Synthetic account of both.");
        await scene.Worker.AssertHiddenAsync(page, "Survivor");
    }

    [Fact]
    public async Task A_change_that_somebody_told_is_not_named_in_the_queue_the_review_or_the_record()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-hiding-changes");
        await scene.Worker.SendAsync(await scene.Worker.OpenAsync($"/reviews/{scene.Case.CaseId}/change"),
            ("Trigger", "PregnancyOrBirth"), ("Source", ""));

        var queue = await scene.Worker.OpenAsync("/reviews?whose=agency");
        Assert.Contains("Change reported", queue.Text, StringComparison.Ordinal);
        Assert.Empty(queue.Html.Holders("Pregnancy"));
        await scene.Worker.AssertHiddenAsync($"/reviews/{scene.Case.CaseId}", "Pregnancy or birth");
        await scene.Worker.AssertHiddenAsync(scene.At("timeline?Kind=Review"), "Pregnancy or birth");
    }

    [Fact]
    public async Task The_survivors_view_is_not_told_by_the_level_that_the_facts_alone_give()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-hiding-views");
        using var service = scene.Worker.Service();
        var made = (await service.Assessments.AssessAsync(new AssessRequest
        {
            CaseId = scene.Case.CaseId,
            Observations =
            {
                CaseScene.Observed(Indicator.WeaponUse, SourceKind.Survivor, presence: Presence.Absent),
            },
            SurvivorView = new SurvivorView { Level = RiskLevel.Imminent },
            Judgement = new ProfessionalJudgement { Level = RiskLevel.Imminent, Reason = "Synthetic judgement." },
            Worker = new AssessingWorker { WorkerId = scene.Worker.Subject, Training = Training.Trained },
            RequestId = Guid.CreateVersion7().ToString(),
        })).Assessment;

        foreach (var path in new[]
            {
                scene.At($"assessments/{made.AssessmentId}"),
                scene.At($"assessments/compare?a={scene.Assessment.AssessmentId}&b={made.AssessmentId}"),
            })
        {
            var page = await scene.Worker.OpenAsync(path);
            var told = page.Html.Holders("y the facts alone");
            Assert.Equal(path.Contains("compare", StringComparison.Ordinal) ? 1 : 0, told.Count());
            await scene.Worker.AssertHiddenAsync(page, "Absent: Weapon use");
        }

        await scene.Worker.AssertHiddenAsync(scene.At($"assessments/{made.AssessmentId}"), "Synthetic judgement.");
        await scene.Worker.AssertHiddenAsync(
            $"/reviews/{scene.Case.CaseId}/assessments/{made.AssessmentId}", "Synthetic judgement.");
    }

    [Fact]
    public async Task Tasks_with_the_survivor_are_hidden_and_can_be_done()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-hiding-tasks");
        var listing = await Listings.ProgrammeAsync(portal, "Example Programme of tasks");
        var draft = await scene.Worker.SendAsync(
            await scene.Worker.OpenAsync(scene.At($"referrals/new?listing={listing.ListingId}")), ("Note", ""));
        var at = draft.Address.AbsolutePath;
        await scene.Worker.SendAsync(
            await scene.Worker.OpenAsync($"{at}/moves/{(int)ReferralMove.Submit}"), ("Note", ""));

        var page = await scene.Worker.OpenAsync(scene.At("referrals"));
        await scene.Worker.AssertHiddenAsync(page, "Tell the survivor’s service");
        var link = (await scene.Worker.RevealAsync(page)).Html
            .QuerySelector(".survivor-only a[href*='/tasks/']")!.GetAttribute("href")!;
        var task = await scene.Worker.OpenAsync(link);
        await scene.Worker.AssertHiddenAsync(task, "Tell the survivor’s service");
        await scene.Worker.SendAsync(task, ("Note", "Synthetic note."));
        await scene.Worker.AssertHiddenAsync(scene.At("timeline"), "Tell the survivor’s service");
    }

    [Fact]
    public async Task Whoever_decides_on_a_swap_asks_for_the_reason_to_see_it()
    {
        const string Reason = "Synthetic reason of a swap.";
        using var scene = await CaseScene.StartAsync(portal, "agency-hiding-swaps");
        var form = await scene.Worker.OpenAsync(scene.At("roles"));
        await scene.Worker.SendAsync(form,
            ("NewSubjectPartyId", scene.Of(PartyRole.Survivor).PartyId), ("Reason", Reason));

        await scene.Manager.AssertHiddenAsync($"/managers/approvals/{scene.Case.CaseId}", Reason);
        await scene.Manager.AssertHiddenAsync(scene.At("roles"), Reason);
    }

    [Theory]
    [InlineData("print")]
    [InlineData("talking-points")]
    public async Task It_is_not_in_the_page_at_all_that_may_be_printed(string part)
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-printing-" + part);

        var page = await scene.Worker.OpenAsync(scene.At(part));

        var html = page.Html.DocumentElement.OuterHtml;
        Assert.NotEmpty(page.Html.QuerySelectorAll("main li"));
        foreach (var word in new[] { Fact, "kill", CaseScene.Secret, "SURVIVOR-1", "Imminent", "survivor-only" })
            Assert.DoesNotContain(word, html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_print_view_is_the_same_whether_or_not_the_survivor_has_said_anything()
    {
        using var scene = await CaseScene.StartAsync(portal, "agency-printing-the-same");
        var before = (await scene.Worker.OpenAsync(scene.At("print"))).Text;

        await scene.AssessAsync(CaseScene.Observed(Indicator.WeaponUse, SourceKind.Survivor, "More."));

        Assert.Equal(before, (await scene.Worker.OpenAsync(scene.At("print"))).Text);
    }
}
