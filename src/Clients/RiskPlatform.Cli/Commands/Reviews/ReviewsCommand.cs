using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.Cli.Output.Reviews;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Reviews;

/// <summary>risk reviews, risk reviews watch and risk reviews measures.</summary>
internal static class ReviewsCommand
{
    internal static Command Create(App.Cli cli)
    {
        var standings = CodeOptions.CodeList<ReviewStanding>("--standing", "Only those that stand like this.");
        var levels = CodeOptions.CodeList<RiskLevel>("--level", "Only cases at these levels.");
        var neverAssessed = new Option<bool>("--never-assessed") { Description = "Cases that nobody has assessed." };
        var reviewer = new Option<string?>("--reviewer") { Description = "Only this reviewer's." };
        var team = new Option<string?>("--team") { Description = "Only this team's." };
        var before = CodeOptions.Time("--due-before", "Only reviews due before this time.");
        var command = new Command("reviews",
            "Lists when open cases are looked at again, the earliest due first: all of the agency's unless said"
            + " otherwise (REVIEW-1).")
        {
            standings, levels, neverAssessed, reviewer, team, before, Watch(cli), Measures(cli),
        };
        var scope = ScopeOptions.AddTo(command);
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk reviews --mine", "risk reviews --standing overdue due --level HIGH IMMINENT",
            "risk reviews watch", "risk reviews measures --as manager");
        cli.Handle(command, async call =>
        {
            var request = new ListReviewsRequest
            {
                Scope = scope.Of(call),
                Standings = { call.Get(standings) ?? [] },
                Levels = { call.Get(levels) ?? [] },
                ReviewerId = call.Get(reviewer) ?? "",
                TeamId = call.Get(team) ?? "",
                DueBefore = call.Get(before),
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            };
            if (call.Get(neverAssessed)) request.Levels.Add(RiskLevel.Unspecified);
            var response = await call.Client.Reviews.ListReviewsAsync(request, cancellationToken: call.Cancellation);
            return call.Show(response, _ => ReviewView.List(call, response));
        });
        return command;
    }

    private static Command Watch(App.Cli cli)
    {
        var resume = new Option<string?>("--resume")
        {
            Description = "Goes on after the resumeToken of an earlier line of --json; else it begins with what comes"
                + " now.",
            HelpName = "TOKEN",
        };
        var command = new Command("watch", "Shows reminders as they are made, until Ctrl-C (REVIEW-4, REVIEW-5).")
        {
            resume,
        };
        var scope = ScopeOptions.AddTo(command);
        Help.AddExamples(command, "risk reviews watch --mine", "risk reviews watch --json --resume TOKEN");
        cli.Handle(command, async call =>
        {
            var watch = call.PatientClient.WatchReviewsAsync(
                call.Get(resume) ?? "", scope.Of(call), cancellationToken: call.Cancellation);
            await foreach (var answer in watch)
            {
                call.Show(answer, console =>
                {
                    if (answer.Reminder is { } reminder) ReminderView.Render(call, reminder);
                    else Say.Whole(console, "[grey]Reminders, as they are made. Ctrl-C ends it.[/]");
                });
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Measures(App.Cli cli)
    {
        var team = new Option<string?>("--team") { Description = "Only this team." };
        var from = CodeOptions.Day("--from", "The first day; else 12 weeks before the last.");
        var to = CodeOptions.Day("--to", "The last day, at most 366 days later; else today.");
        var by = CodeOptions.Code<MeasureDivision>("--by", "How the period is divided; else WEEKS.");
        var command = new Command("measures",
            "Numbers for managers and safeguarding leads, for each team: what is due and overdue now, and how reviews"
            + " were kept in a period.")
        {
            team, from, to, by,
        };
        Help.AddExamples(command, "risk reviews measures --as manager",
            "risk reviews measures --from 2026-01-01 --to 2026-12-31 --by months --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Reviews.GetReviewMeasuresAsync(new GetReviewMeasuresRequest
            {
                TeamId = call.Get(team) ?? "",
                FromDate = call.Get(from) ?? "",
                ToDate = call.Get(to) ?? "",
                Division = call.Get(by),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, console => ReviewMeasuresView.Render(console, response));
        });
        return command;
    }
}
