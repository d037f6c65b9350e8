using System.Text.Json.Nodes;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.Cli.Commands.Referrals;
using RiskPlatform.Cli.Output;
using RiskPlatform.Cli.Output.Reviews;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Demo;

/// <summary>Assess, match, Refer (once refused, once made), Record and Review, told as it goes.</summary>
internal sealed class DemoRun(Call call)
{
    private readonly RiskPlatformClient worker = call.ClientAs("practitioner");
    private DemoListings? made;

    private DemoListings Made =>
        made ??= new DemoListings(call.ClientAs("directory_admin"), call.Cli.Time, call.Cancellation);

    internal async Task<int> RunAsync()
    {
        Tell("Everybody and everything here is made up (synthetic).");
        var caseId = await AssessAsync();
        var programme = await MatchAsync(caseId);
        await RefusedAsync(caseId);
        var referralId = await ReferAsync(caseId, programme);
        await RecordAsync(caseId, programme);
        await ReviewAsync(caseId);
        if (call.Json)
        {
            call.Cli.Out.WriteLine(
                new JsonObject { ["caseId"] = caseId, ["referralId"] = referralId }.ToJsonString());
            return ExitCode.Ok;
        }

        Step("What to look at next");
        Hint("referral", "show", referralId);
        Hint("referral", "tasks", "--case", caseId);
        Hint("referral", "copy", referralId, "--for", "subject");
        Hint("review", "show", caseId);
        Hint("timeline", caseId);
        return ExitCode.Ok;
    }

    private async Task<string> AssessAsync()
    {
        Step("1. Assess");
        Tell("Somebody says that anger is all they need help with. Police say that assaults get worse. The partner "
            + "told a worker of control; a child hears it.");
        var response = await worker.Assessments.AssessAsync(DemoCase.Assess(), cancellationToken: call.Cancellation);
        var assessment = response.Assessment;
        Tell($"Level {Codes.Name(assessment.Level)}, by {string.Join(", ", assessment.Rules.Select(r => r.RuleId))}.");
        if (assessment.SafeguardingActionRequired)
        {
            await worker.Assessments.RecordSafeguardingActionAsync(new RecordSafeguardingActionRequest
            {
                CaseId = assessment.CaseId,
                AssessmentId = assessment.AssessmentId,
                Action = new SafeguardingAction
                {
                    Kind = SafeguardingActionKind.ConsultedManager,
                    WorkerId = DemoCase.Worker,
                },
            }, cancellationToken: call.Cancellation);
            Tell("Severe-harm indicators are present, so somebody must act now (ASSESS-1): a manager was consulted, and"
                + " that is recorded.");
        }

        return assessment.CaseId;
    }

    private async Task<Listing> MatchAsync(string caseId)
    {
        Step("2. Match");
        Tell("Which perpetrator programmes fit this person, and if not, why not (REFER-1, REFER-5)?");
        var response = await MatchesAsync(caseId);
        if (!response.Matches.Any(m => m.Fits))
        {
            Tell("None that fits is in the directory: a directory admin adds one, marked synthetic.");
            await Made.ProgrammeAsync();
            response = await MatchesAsync(caseId);
        }

        foreach (var match in response.Matches.Where(m => m.Fits).Take(3)
            .Concat(response.Matches.Where(m => !m.Fits).Take(2)))
        {
            Tell($"{MatchView.Verdict(match)}: {ListingText.Name(match.Listing)}");
            if (!call.Json) MatchView.Criteria(call.Console, match.Criteria, full: false);
        }

        Tell(response.BySurvivorArea.Count == 0
            ? "No programme is brought by the survivor's area alone."
            : $"{response.BySurvivorArea.Count} more would be brought by the survivor's area alone. They are kept"
                + " apart: to name one to the subject could tell where the survivor lives (REFER-5).");
        return response.Matches.FirstOrDefault(m => m.Fits)?.Listing ?? throw new CommandFailedException(
            "NO_PROGRAMME", "No programme of the directory fits, and none could be made.",
            "Start with an empty directory, or with Directory:SeedDemo.");
    }

    private async Task<MatchProgrammesResponse> MatchesAsync(string caseId) =>
        await worker.Directory.MatchProgrammesAsync(
            new MatchProgrammesRequest { CaseId = caseId }, cancellationToken: call.Cancellation);

    private async Task RefusedAsync(string caseId)
    {
        Step("3. Refer, the wrong way");
        Tell("The person asks for anger management. Abuse is no matter of anger, and such a course may make it worse.");
        var found = await worker.Directory.SearchListingsAsync(new SearchListingsRequest
        {
            Types_ = { ListingType.AngerManagement },
            Place = DemoCase.SubjectPlace,
            PageSize = 1,
        }, cancellationToken: call.Cancellation);
        var listing = found.Results.FirstOrDefault()?.Listing ?? await Made.AngerManagementAsync();
        try
        {
            await worker.Referrals.ReferAsync(
                new ReferRequest { CaseId = caseId, ListingId = listing.ListingId, ValidateOnly = true },
                cancellationToken: call.Cancellation);
        }
        catch (RefusedByRuleException e)
        {
            Tell($"Refused: {ListingText.Name(listing)}");
            foreach (var v in e.Violations) Tell($"  {v.Rule}: {v.Description}");
            if (e.Alternatives.Count == 0) return;
            Tell("Instead:");
            foreach (var other in await Refusal.NamesAsync(worker, e.Alternatives, call.Cancellation))
                Whole($"    {Say.Or(ListingText.Name(other), "a programme")} {other.ListingId}");
            return;
        }

        throw new CommandFailedException("NOT_REFUSED",
            "The service accepted a referral to anger management, which REFER-3 forbids.", "Please report it.");
    }

    private async Task<string> ReferAsync(string caseId, Listing programme)
    {
        Step("4. Refer, the right way");
        var referred = await worker.Referrals.ReferAsync(new ReferRequest
        {
            CaseId = caseId,
            ListingId = programme.ListingId,
            ContinuingWorkerId = DemoCase.Worker,
            Note = "Synthetic: evenings suit best.",
            AgenciesConsulted = { SourceKind.Police, SourceKind.ChildrensSocialCare },
        }, cancellationToken: call.Cancellation);
        var referral = referred.Referral;
        Tell($"A draft to {ListingText.Name(programme)}: nothing is sent yet.");
        foreach (var advisory in referral.Advisories) Tell($"  {advisory.RuleId}: {advisory.Message}");
        var submitted = await worker.Referrals.SubmitReferralAsync(
            new SubmitReferralRequest { ReferralId = referral.ReferralId, Etag = referral.Etag },
            cancellationToken: call.Cancellation);
        Tell($"{ReferralView.State(submitted.Standing.State)}. The case stays open and its reviews go on"
            + " (REFER-6).");
        var tasks = await worker.Referrals.ListReferralTasksAsync(
            new ListReferralTasksRequest { CaseId = caseId }, cancellationToken: call.Cancellation);
        foreach (var task in tasks.Tasks) Tell($"To do: {task.Instruction}");
        return referral.ReferralId;
    }

    private async Task RecordAsync(string caseId, Listing programme)
    {
        Step("5. Record");
        var response = await worker.Records.RecordAsync(
            new RecordRequest { CaseId = caseId, Entry = DemoCase.Entry(programme.Name) },
            cancellationToken: call.Cancellation);
        Tell($"Entry {response.Receipt.Number}, chained to every one before it by its hash (RECORD-2).");
        var chain = await worker.Records.VerifyChainAsync(
            new VerifyChainRequest { CaseId = caseId }, cancellationToken: call.Cancellation);
        Tell(chain.Intact
            ? "The chain holds: the assessment, the action, the referral and the talk are all in it, unchanged."
            : "The chain does not hold. Please report it.");
    }

    private async Task ReviewAsync(string caseId)
    {
        Step("6. Review");
        var now = call.Cli.Time.GetUtcNow();
        var held = await worker.Reviews.GetReviewAsync(
            new GetReviewRequest { CaseId = caseId }, cancellationToken: call.Cancellation);
        Tell($"The case is looked at again {Say.Due(held.Review?.DueTime, now)} (REVIEW-2). If nobody does, a manager"
            + " is told, and later the safeguarding lead (REVIEW-5).");
        foreach (var deadline in held.Deadlines)
            Tell($"Until then: {ReviewWords.Of(deadline.Kind)}, due {Say.Due(deadline.DueTime, now)}.");
        var changed = await worker.Reviews.ReportChangeAsync(new ReportChangeRequest
        {
            CaseId = caseId,
            Trigger = ReviewTrigger.Separation,
            Source = new Source { Kind = SourceKind.Police },
            Note = "Synthetic: the partner speaks of leaving.",
        }, cancellationToken: call.Cancellation);
        Tell("Then the partner speaks of leaving. That is reported, and the case is looked at again"
            + $" {Say.Due(changed.Review?.DueTime, now)} (REVIEW-3).");
    }

    private void Step(string title)
    {
        if (!call.Json) Say.Heading(call.Console, title);
    }

    private void Tell(string text)
    {
        if (!call.Json) Say.Indented(call.Console, Say.Safe(Say.OneLine(text)));
    }

    private void Whole(string text)
    {
        if (!call.Json) Say.Whole(call.Console, Say.Safe(Say.OneLine(text)));
    }

    private void Hint(params string[] words) => Say.Command(call.Console, call.Hints.For(words), "  ");
}
