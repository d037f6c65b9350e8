using System.Globalization;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>How referrals go over a period, for managers.</summary>
internal static class MeasuresView
{
    internal static void Render(IAnsiConsole console, GetReferralMeasuresResponse measures)
    {
        console.Write(Say.Pairs(
            ("Disclosed abuse for the first time", $"{measures.DisclosedCount:N0} cases"),
            ("Of those, offered a programme", $"{measures.OfferedCount:N0}"
                + Share(measures.OfferedCount, measures.DisclosedCount) + " (NICE QS116, statement 4)"),
            ("Submitted", $"{measures.SubmittedCount:N0} referrals"),
            ("Of those, with first contact by now",
                $"{measures.ContactedCount:N0}{Share(measures.ContactedCount, measures.SubmittedCount)}"),
            ("Days to first contact", measures.HasMedianDaysToFirstContact
                ? string.Create(CultureInfo.InvariantCulture, $"median {measures.MedianDaysToFirstContact:0.#},"
                    + $" nine in ten within {measures.P90DaysToFirstContact:0.#}")
                : "none yet")));
        foreach (var programme in measures.Programmes)
        {
            Say.Whole(console, $"[bold]{Say.Safe(Say.OneLine(programme.ListingName))}[/]"
                + $" {Say.Safe(programme.ListingId)}");
            Say.Bullet(console, string.Join(", ", programme.States.Select(s => $"{s.Count:N0} {Words.Of(s.State)}")));
            if (programme.CompletedWithoutChangeCount > 0)
                Say.Bullet(console, $"{programme.CompletedWithoutChangeCount:N0} completed with no change");
        }
    }

    // A share of nothing is no share, and not 0 %.
    private static string Share(int part, int whole) =>
        whole == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {100.0 * part / whole:0} %");
}
