using Clients.Tests.Fakes;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using TestKit.Cases;

namespace Clients.Tests.Cli;

public sealed class CaseFileTests
{
    private static CaseFile Read(string path) => Assert.Single(CaseFileReader.ReadAll([path], "/"));

    [Fact]
    public void Worked_cases_are_read()
    {
        var file = Read(CliRun.Sample("child-told-school"));
        Assert.Equal(("child-told-school", "A child's account"), (file.Id, file.Title));
        Assert.Equal(new AssessRequest
        {
            Stance = Stance.None,
            AbuseAlleged = true,
            Observations =
            {
                new Observation
                {
                    Code = Indicator.EscalatingAssaults,
                    Presence = Presence.Present,
                    Sources =
                    {
                        new Source { Kind = SourceKind.Child },
                        new Source { Kind = SourceKind.Education, DerivedFromSurvivor = true },
                    },
                },
            },
            NewCase = new NewCase
            {
                Parties = { new Party { Role = PartyRole.Subject }, new Party { Role = PartyRole.Child } },
            },
        }, file.Request);
        Assert.Equal((RiskLevel.High, 168), (file.Expect!.Level, file.Expect.NextReviewHours));
        Assert.Equal(7, file.Expect.InformationRequests!.Count);
        Assert.False(file.Expect.ChallengePermitted![Indicator.EscalatingAssaults]);
    }

    [Fact]
    public void All_worked_cases_are_read_in_full()
    {
        var cases = CaseFileReader.ReadAll([WorkedCase.Folder], "/");
        Assert.Equal(17, cases.Count);
        Assert.All(cases, c =>
        {
            Assert.NotEmpty(c.Request.Observations);
            Assert.True(c.Expect is { Level: not null, Rules: not null, NextReviewHours: not null });
            Assert.Equal(Path.GetFileNameWithoutExtension(c.File), c.Id);
        });
    }

    [Fact]
    public void Every_field_arrives_and_the_narrative_does_not()
    {
        using var run = new CliRun();
        var file = Read(run.Write("full.json", """
            {
              "narrative": "Never sent.", "stance": "PARTIAL", "intoxicated": false, "abuse_alleged": true,
              "subject_alleges_abuse": true, "confidentiality_limits_explained": true,
              "agency_reference": "A-1", "survivors": 2, "children": 1,
              "observations": [{
                "code": "WEAPON_USE", "presence": "PRESENT", "verbatim": "A knife.", "opinion": "Frightened.",
                "sources": [{ "kind": "POLICE", "derived_from_survivor": true }],
                "occurred_time": "2026-11-20T10:00:00+01:00", "heard_time": "2026-11-21T08:00:00.5Z" }],
              "survivor_view": { "unavailable_reason": "NOT_SAFE_TO_CONTACT" },
              "judgement": { "level": "HIGH", "reason": "It fits." },
              "agencies_consulted": ["POLICE", "CHILDRENS_SOCIAL_CARE"],
              "actions_taken": [{
                "kind": "CONTACTED_POLICE", "action_time": "2026-11-21T09:00:00Z", "worker_id": "w", "note": "n" }],
              "worker": { "worker_id": "w-17", "training": "NOT_TRAINED", "supervisor_id": "w-2" }
            }
            """));
        var at = new DateTimeOffset(2026, 11, 21, 8, 0, 0, 500, TimeSpan.Zero);
        Assert.Equal("full", file.Id);
        Assert.Null(file.Expect);
        Assert.Equal(new AssessRequest
        {
            Stance = Stance.Partial,
            Intoxicated = false,
            AbuseAlleged = true,
            SubjectAllegesAbuse = true,
            ConfidentialityLimitsExplained = true,
            NewCase = new NewCase
            {
                AgencyReference = "A-1",
                Parties =
                {
                    new Party { Role = PartyRole.Subject }, new Party { Role = PartyRole.Survivor },
                    new Party { Role = PartyRole.Survivor }, new Party { Role = PartyRole.Child },
                },
            },
            Observations =
            {
                new Observation
                {
                    Code = Indicator.WeaponUse,
                    Presence = Presence.Present,
                    Verbatim = "A knife.",
                    Opinion = "Frightened.",
                    Sources = { new Source { Kind = SourceKind.Police, DerivedFromSurvivor = true } },
                    OccurredTime =
                        Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero)),
                    HeardTime = Timestamp.FromDateTimeOffset(at),
                },
            },
            SurvivorView = new SurvivorView { UnavailableReason = SurvivorViewUnavailableReason.NotSafeToContact },
            Judgement = new ProfessionalJudgement { Level = RiskLevel.High, Reason = "It fits." },
            AgenciesConsulted = { SourceKind.Police, SourceKind.ChildrensSocialCare },
            ActionsTaken =
            {
                new SafeguardingAction
                {
                    Kind = SafeguardingActionKind.ContactedPolice,
                    ActionTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero)),
                    WorkerId = "w",
                    Note = "n",
                },
            },
            Worker = new AssessingWorker { WorkerId = "w-17", Training = Training.NotTrained, SupervisorId = "w-2" },
        }, file.Request);
    }

    [Fact]
    public void What_is_left_out_stays_unset()
    {
        using var run = new CliRun();
        var request =
            Read(run.Write("c.json", """{ "case_id": "c-1", "survivor_view": { "level": "HIGH" } }""")).Request;
        Assert.Equal("c-1", request.CaseId);
        Assert.False(request.HasIntoxicated || request.HasAbuseAlleged);
        Assert.Equal(RiskLevel.High, request.SurvivorView.Level);
        Assert.Null(request.Worker);
    }

    [Fact]
    public void A_folder_gives_its_json_files_by_name()
    {
        using var run = new CliRun();
        run.Write("cases/b.json", "{}");
        run.Write("cases/a.json", "{}");
        run.Write("cases/notes.txt", "not a case");
        Assert.Equal(["a", "b"], CaseFileReader.ReadAll(["cases"], run.Folder).Select(c => c.Id));
    }

    [Fact]
    public void Every_code_has_one_short_name_that_reads_back()
    {
        foreach (var name in Codes.All<SafeguardingActionKind>())
        {
            Assert.True(Codes.TryParse<SafeguardingActionKind>(name, out var short1));
            Assert.True(Codes.TryParse<SafeguardingActionKind>("SAFEGUARDING_ACTION_KIND_" + name, out var full));
            Assert.Equal((short1, name), (full, Codes.Name(short1)));
        }

        Assert.Equal("NONE", Codes.Name(Stance.None));
        Assert.Equal("CODE_999", Codes.Name((Indicator)999));
    }
}
