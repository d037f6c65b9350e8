using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output.Reviews;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Commands.Reviews;

/// <summary>risk review show, report-change, exempt, end-exemption and reassign.</summary>
internal static class ReviewGroup
{
    internal static Command Create(App.Cli cli) => RootBuilder.Group("review",
        "A case's review: look at it, complete it, and say what changed (REVIEW-1, REVIEW-3, REVIEW-6).",
        Show(cli), ReviewCompleteCommand.Create(cli), ReportChange(cli), Exempt(cli), EndExemption(cli),
        Reassign(cli));

    private static Command Show(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var past = new Option<string?>("--review") { Description = "A past review; else the current one." };
        var command = new Command("show",
            "Shows a case's review, what else has to be done, past reviews, and what stands against closing the case.")
        {
            id, past,
        };
        Help.AddExamples(command, "risk review show CASE");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Reviews.GetReviewAsync(new GetReviewRequest
            {
                CaseId = call.Get(id),
                ReviewId = call.Get(past) ?? "",
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => ReviewView.Render(call, response, call.Get(id)));
        });
        return command;
    }

    private static Command ReportChange(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var trigger = CodeOptions.Code(
            "--trigger", "What changed.", required: true, except: ReviewTrigger.RoleSwap);
        var occurred = CodeOptions.Time("--occurred", "When it happened; else now.");
        var source = CodeOptions.Code<SourceKind>("--source", "Where it is known from.");
        var survivors = new Option<bool>("--from-survivor")
        {
            Description = "With --source: it came from the survivor (RESPOND-1).",
        };
        var note = CodeOptions.Words("--note", "What is known of it.");
        var command = new Command("report-change",
            "Reports a change of circumstances, which pulls the review to 24 hours at most, only ever earlier"
            + " (REVIEW-3).")
        {
            id, trigger, occurred, source, survivors, note,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(survivors) && result.GetResult(source) is null)
                result.AddError("--from-survivor needs --source.");
        });
        Help.AddExamples(command, "risk review report-change CASE --trigger SEPARATION --source police --note -");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Reviews.ReportChangeAsync(new ReportChangeRequest
            {
                CaseId = call.Get(id),
                Trigger = call.Get(trigger),
                OccurredTime = call.Get(occurred),
                Source = call.Has(source)
                    ? new Source { Kind = call.Get(source), DerivedFromSurvivor = call.Get(survivors) } : null,
                Note = await call.WordsAsync(note),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console =>
            {
                console.MarkupLine(response.Pulled ? "[bold]The review was pulled nearer.[/]"
                    : "It is recorded. The review was as near already.");
                ReviewView.Render(call, response.Review);
            });
        });
        return command;
    }

    private static Command Exempt(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var reason = CodeOptions.Code<ReviewExemptionReason>("--reason", "Why.", required: true);
        var until = CodeOptions.Time("--until",
            "Until when, no farther away than the interval of the case's level.", required: true);
        var note = CodeOptions.Words("--note", "More about the reason.", required: true);
        var review = CurrentReview.Option();
        var command = new Command("exempt",
            "Exempts a review that is not due yet, once for each reason and never without an end. For managers and"
            + " safeguarding leads (REVIEW-6).")
        {
            id, reason, until, note, review,
        };
        Help.AddExamples(command,
            "risk review exempt CASE --reason HANDOVER --until 2026-12-01T12:00:00Z --note - --as manager");
        cli.Handle(command, async call =>
        {
            var words = await call.WordsAsync(note);
            var response = await call.Client.Reviews.ExemptReviewAsync(new ExemptReviewRequest
            {
                CaseId = call.Get(id),
                ReviewId = await CurrentReview.IdAsync(call, review, call.Get(id)),
                Reason = call.Get(reason),
                UntilTime = call.Get(until),
                Note = words,
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => ReviewView.Render(call, response.Review));
        });
        return command;
    }

    private static Command EndExemption(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var note = CodeOptions.Words("--note", "Why.", required: true);
        var review = CurrentReview.Option();
        var command = new Command(
            "end-exemption", "Ends an exemption early. For managers and safeguarding leads (REVIEW-6).")
        {
            id, note, review,
        };
        Help.AddExamples(command, "risk review end-exemption CASE --note - --as manager");
        cli.Handle(command, async call =>
        {
            var words = await call.WordsAsync(note);
            var response = await call.Client.Reviews.EndExemptionAsync(new EndExemptionRequest
            {
                CaseId = call.Get(id),
                ReviewId = await CurrentReview.IdAsync(call, review, call.Get(id)),
                Note = words,
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => ReviewView.Render(call, response.Review));
        });
        return command;
    }

    private static Command Reassign(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var reviewer = new Option<string?>("--reviewer")
        {
            Description = "The reviewer from now on, one of the agency's recipients; else nobody by name, and reminders"
                + " go to every reviewer of the team.",
        };
        var team = new Option<string?>("--team") { Description = "The team from now on; else the reviewer's own." };
        var note = CodeOptions.Words("--note", "Why.");
        var command = new Command("reassign",
            "Gives a case's reviews to another reviewer or team. For reviewers, managers and safeguarding leads.")
        {
            id, reviewer, team, note,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(reviewer) is null && result.GetResult(team) is null)
                result.AddError("Give --reviewer, --team or both.");
        });
        Help.AddExamples(command, "risk review reassign CASE --reviewer worker-7 --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Reviews.ReassignReviewAsync(new ReassignReviewRequest
            {
                CaseId = call.Get(id),
                ReviewerId = call.Get(reviewer) ?? "",
                TeamId = call.Get(team) ?? "",
                Note = await call.WordsAsync(note),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => ReviewView.Render(call, response.Review));
        });
        return command;
    }
}
