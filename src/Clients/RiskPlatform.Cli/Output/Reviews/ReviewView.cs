using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output.Reviews;

/// <summary>A case's review, and lists of reviews and deadlines.</summary>
internal static class ReviewView
{
    internal static void Render(Call call, Review review)
    {
        var (console, now) = (call.Console, call.Cli.Time.GetUtcNow());
        var ended = review.Standing == ReviewStanding.Ended;
        console.Write(Say.Pairs(
            ("Case", Say.Safe(review.CaseId)),
            ("Review", Say.Safe(review.ReviewId)),
            ("Level", Levels.Badge(review.Level)),
            ("Standing", ReviewWords.Badge(review.Standing)),
            ("Due", $"{Say.Time(review.DueTime)}{(ended ? "" : $", {Say.Due(review.DueTime, now)}")}"),
            ("Reviewer", Say.Safe(Who(review.ReviewerId, review.TeamId)))));
        if (ended)
        {
            Say.Indented(console, $"Ended {Say.Time(review.EndTime)}: {Codes.Name(review.Outcome)}");
            return;
        }

        Say.Indented(console, Say.Safe(ReviewWords.Of(review.Stage)) + (review.NextStageTime is { } next
            ? $"; the next stage comes {Say.Time(next)}" : ""));
        if (review.Trigger != ReviewTrigger.Unspecified)
            Say.Indented(console, $"A change was reported: {Codes.Name(review.Trigger)} (REVIEW-3)");
        if (review.Exemption is { } exemption)
        {
            Say.Indented(console, $"Exempt until {Say.Time(exemption.UntilTime)}: {Codes.Name(exemption.Reason)}"
                + $" (REVIEW-6). Due before: {Say.Time(exemption.OriginalDueTime)}");
        }

        if (review.UsedExemptionReasons.Count > 0)
        {
            Say.Indented(console, "Exempt before, and not again for: "
                + string.Join(", ", review.UsedExemptionReasons.Select(Codes.Name)));
        }
    }

    internal static void Render(Call call, GetReviewResponse response, string caseId)
    {
        var console = call.Console;
        if (response.Review is { } review) Render(call, review);
        else console.WriteLine("The case is closed: it has no current review.");
        if (response.Deadlines.Count > 0)
        {
            Say.Heading(console, "Also to be done");
            foreach (var deadline in response.Deadlines) Deadline(call, deadline);
        }

        if (response.PastReviews.Count > 0)
        {
            Say.Heading(console, "Past reviews, newest first");
            foreach (var past in response.PastReviews)
            {
                Say.Bullet(console, $"{Say.Time(past.EndTime)} {Codes.Name(past.Outcome)} at"
                    + $" {(past.Level == RiskLevel.Unspecified ? "no level" : Codes.Name(past.Level))}, due"
                    + $" {Say.Time(past.DueTime)}");
            }
        }

        if (response.Review is null or { Standing: ReviewStanding.Ended }) return;
        if (response.UnmetConditions.Count > 0)
        {
            Say.Heading(console, "Against closing the case (REVIEW-7)");
            foreach (var condition in response.UnmetConditions) Say.Bullet(console, ReviewWords.Of(condition));
        }

        console.MarkupLine("[grey]Look again with a new assessment:[/]");
        Say.Command(console, call.Hints.For(
            "review", "complete", caseId, "FILE", "--review", response.Review.ReviewId));
    }

    internal static void List(Call call, ListReviewsResponse response)
    {
        var (console, now) = (call.Console, call.Cli.Time.GetUtcNow());
        var table = new IdTable(console, 0, "Case", "Reference", "Level", "Standing", "Due", "", "Reviewer")
        {
            Wide = 140,
        };
        foreach (var r in response.Reviews)
        {
            table.Add(Say.Safe(r.CaseId), Say.Safe(Say.OneLine(r.AgencyReference)), Levels.Badge(r.Level),
                ReviewWords.Badge(r.Standing), Say.Due(r.DueTime, now), Say.Time(r.DueTime),
                Say.Safe(Who(r.ReviewerId, r.TeamId)));
        }

        table.Write(2, 3, 4);
        if (response.Reviews.Count == 0)
            console.WriteLine("No review matches. That does not mean that there is no risk.");
        Say.NextPage(console, response.NextPageToken);
    }

    internal static void List(Call call, ListDeadlinesResponse response)
    {
        foreach (var deadline in response.Deadlines) Deadline(call, deadline);
        if (response.Deadlines.Count == 0) call.Console.WriteLine("Nothing else has to be done that matches.");
        Say.NextPage(call.Console, response.NextPageToken);
    }

    private static void Deadline(Call call, Deadline deadline)
    {
        var now = call.Cli.Time.GetUtcNow();
        var late = deadline.DueTime?.ToDateTimeOffset() <= now;
        Say.Whole(call.Console, $"{(late ? "[bold red]![/]" : " ")} [bold]{Codes.Name(deadline.Kind)}[/] due"
            + $" {Say.Due(deadline.DueTime, now)}, {Say.Time(deadline.DueTime)}  case {Say.Safe(deadline.CaseId)}");
        Say.Indented(call.Console, $"To do: {Say.Safe(ReviewWords.Of(deadline.Kind))}; "
            + Say.Safe(ReviewWords.Of(deadline.Stage)));
    }

    private static string Who(string reviewerId, string teamId) =>
        Say.OneLine(teamId.Length == 0 ? Say.Or(reviewerId) : $"{Say.Or(reviewerId)}, team {teamId}");
}
