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

    private static string Why(string reason) => reason.Length == 0 ? "" : $"Reason: {reason}";
}
