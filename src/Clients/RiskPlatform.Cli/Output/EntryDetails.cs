using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Entries that the service makes of what was done, in a line or two.</summary>
internal static class EntryDetails
{
    internal static void Render(IAnsiConsole console, EntryContent content)
    {
        foreach (var line in Lines(content).Where(l => l.Length > 0)) Say.Indented(console, Say.Safe(line));
    }

    private static IEnumerable<string> Lines(EntryContent content) => content.WhatCase switch
    {
        EntryContent.WhatOneofCase.Assessment => Of(content.Assessment),
        EntryContent.WhatOneofCase.SafeguardingAction => Of(content.SafeguardingAction.Action),
        EntryContent.WhatOneofCase.Consultation =>
        [
            $"Consulted: {Say.Or(Words.List(content.Consultation.Agencies), "nobody yet")}",
            content.Consultation.Note,
        ],
        EntryContent.WhatOneofCase.LevelApproval =>
        [
            $"Level from here on: {Codes.Name(content.LevelApproval.Level)} (ASSESS-5)",
            Why(content.LevelApproval.Reason),
        ],
        EntryContent.WhatOneofCase.CounterAllegation =>
        [
            $"Counter-allegation {Codes.Name(content.CounterAllegation.State)}"
                + (content.CounterAllegation.Outcome == CounterAllegationOutcome.Unspecified
                    ? " (LOOK-3)"
                    : $": {Codes.Name(content.CounterAllegation.Outcome)} (LOOK-3)"),
            Why(content.CounterAllegation.Reason),
        ],
        EntryContent.WhatOneofCase.RoleSwap =>
            [$"Role swap {Codes.Name(content.RoleSwap.State)} (LOOK-3)", Why(content.RoleSwap.Reason)],
        EntryContent.WhatOneofCase.Contact => Of(content.Contact),
        EntryContent.WhatOneofCase.CaseChange =>
            [Codes.Name(content.CaseChange.Kind), Why(content.CaseChange.Reason)],
        EntryContent.WhatOneofCase.RecordKeeping => Of(content.RecordKeeping),
        EntryContent.WhatOneofCase.Referral => Of(content.Referral),
        EntryContent.WhatOneofCase.ReferralTask => Of(content.ReferralTask),
        EntryContent.WhatOneofCase.Review => Of(content.Review),
        _ => ["Its content can't be shown: it was disposed of (RECORD-5), or this command is older than it."],
    };

    private static IEnumerable<string> Of(AssessmentEntry entry)
    {
        var assessment = entry.Assessment ?? new Assessment();
        yield return $"Level {Codes.Name(assessment.Level)}, {Codes.Name(assessment.State)}";
        yield return $"Rules {string.Join(", ", assessment.Rules.Select(r => r.RuleId))}";
        foreach (var o in entry.Observations)
            yield return $"{Codes.Name(o.Code)}: {Codes.Name(o.Presence)}, from {Sources.List(o.Sources)}";
    }

    private static IEnumerable<string> Of(SafeguardingAction action) =>
        [$"{Codes.Name(action.Kind)}, {Say.Time(action.ActionTime)}", action.Note];

    private static IEnumerable<string> Of(Contact contact) =>
    [
        $"{Codes.Name(contact.State)}: {Codes.Name(contact.Purpose)} by {Codes.Name(contact.Mode)},"
            + $" {Say.Time(contact.ContactTime)}",
    ];

    private static IEnumerable<string> Of(RecordKeeping keeping) =>
    [
        Codes.Name(keeping.Kind) + (keeping.Outcome.Length == 0 ? "" : $": {keeping.Outcome}")
            + (keeping.UntilTime is { } until ? $", until {Say.Time(until)}" : ""),
        Why(keeping.Reason),
    ];

    private static IEnumerable<string> Of(ReferralEntry entry)
    {
        var referral = entry.Referral ?? new Referral();
        var to = referral.OrganisationName.Length == 0
            ? referral.ListingName : $"{referral.ListingName}, {referral.OrganisationName}";
        yield return $"Referral to {Say.Or(to, "a listing")}: {Codes.Name(referral.State)}";
        foreach (var move in referral.Moves)
        {
            yield return $"{Codes.Name(move.FromState)} to {Codes.Name(move.ToState)} by {Codes.Name(move.Mover)},"
                + $" {Say.Time(move.OccurredTime)}"
                + (move.Reason == ReferralReason.Unspecified ? "" : $": {Codes.Name(move.Reason)}");
            yield return move.Note;
        }

        if (referral.Override is { } decided)
        {
            yield return $"Decided by a manager although {string.Join(", ", decided.RuleIds)}";
            yield return Why(decided.Reason);
        }

        yield return entry.ProgrammeCopy is null ? "" : "The programme's copy was sent with it";
        foreach (var task in entry.Tasks)
        {
            yield return $"To do by {Say.Time(task.DueTime)}: {Task(task)}";
        }
    }

    private static IEnumerable<string> Of(ReferralTask task) => [$"Done: {Task(task)}", task.DoneNote];

    private static IEnumerable<string> Of(ReviewEntry entry)
    {
        var review = entry.Review ?? new Review();
        yield return entry.Kind switch
        {
            ReviewChangeKind.ChangeReported => $"Change reported: {Codes.Name(entry.Trigger)},"
                + $" {Say.Time(entry.OccurredTime)} (REVIEW-3)",
            ReviewChangeKind.Exempted => $"Review exempt: {Codes.Name(review.Exemption?.Reason ?? default)}, until"
                + $" {Say.Time(review.Exemption?.UntilTime)} (REVIEW-6)",
            ReviewChangeKind.ExemptionEnded => "Exemption of the review ended (REVIEW-6)",
            ReviewChangeKind.Reassigned => $"Reviews given to {Say.Or(review.ReviewerId, "nobody by name")}, team"
                + $" {Say.Or(review.TeamId, "none")}",
            ReviewChangeKind.CaseClosed => "Case closed (REVIEW-7)",
            _ => Codes.Name(entry.Kind),
        };
        if (entry.Kind != ReviewChangeKind.CaseClosed) yield return $"Review due {Say.Time(review.DueTime)}";
        if (entry.Source is { } source) yield return $"Known from {Sources.List([source])}";
        if (entry.AgenciesConsulted.Count > 0) yield return $"Consulted: {Words.List(entry.AgenciesConsulted)}";
        yield return entry.Note;
    }

    private static string Task(ReferralTask task) => Codes.Name(task.Kind)
        + (task.Agency == SourceKind.Unspecified ? "" : $", {Words.Of(task.Agency)}");

    private static string Why(string reason) => reason.Length == 0 ? "" : $"Reason: {reason}";
}
