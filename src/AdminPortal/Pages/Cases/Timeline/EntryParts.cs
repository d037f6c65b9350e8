using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Timeline;

/// <summary>Adds a line: what it is about, the words, and whether it hides until it is asked for.</summary>
internal delegate void AddLine(string about, string words, bool isHidden);

/// <summary>Entries that the service makes of what was done, in a line or two.</summary>
internal static class EntryParts
{
    internal static void Add(EntryContent content, AddLine add)
    {
        switch (content.WhatCase)
        {
            case EntryContent.WhatOneofCase.Assessment: Add(content.Assessment, add); break;
            case EntryContent.WhatOneofCase.SafeguardingAction: Add(content.SafeguardingAction.Action, add); break;
            case EntryContent.WhatOneofCase.Consultation:
                add("Consulted", content.Consultation.Agencies.Count == 0
                    ? "Nobody yet" : CaseWords.List(content.Consultation.Agencies), false);
                add("What was agreed", content.Consultation.Note, true);
                break;
            case EntryContent.WhatOneofCase.LevelApproval:
                add("Level from here on", Words.Of(content.LevelApproval.Level), false);
                add("Reason", content.LevelApproval.Reason, true);
                break;
            case EntryContent.WhatOneofCase.CounterAllegation:
                add("Counter-allegation", Words.Of(content.CounterAllegation.State)
                    + (content.CounterAllegation.Outcome == CounterAllegationOutcome.Unspecified
                        ? "" : $": {Words.Of(content.CounterAllegation.Outcome).ToLowerInvariant()}"), false);
                add("Reason", content.CounterAllegation.Reason, true);
                break;
            case EntryContent.WhatOneofCase.RoleSwap:
                add("Role swap", Words.Of(content.RoleSwap.State), false);
                add("Reason", content.RoleSwap.Reason, true);
                break;
            case EntryContent.WhatOneofCase.Contact:
                add(Words.Of(content.Contact.State),
                    $"{Words.Of(content.Contact.Purpose)}, {Words.Of(content.Contact.Mode).ToLowerInvariant()}", false);
                break;
            case EntryContent.WhatOneofCase.CaseChange:
                add("Change of the case", Words.Of(content.CaseChange.Kind), false);
                add("Reason", content.CaseChange.Reason, true);
                break;
            case EntryContent.WhatOneofCase.RecordKeeping:
                add("Record keeping", Words.Of(content.RecordKeeping.Kind), false);
                add("Reason", content.RecordKeeping.Reason, true);
                break;
            case EntryContent.WhatOneofCase.Referral: Add(content.Referral, add); break;
            case EntryContent.WhatOneofCase.ReferralTask:
                add("Task done", Words.Of(content.ReferralTask.Kind)
                    + (content.ReferralTask.Agency == SourceKind.Unspecified
                        ? "" : $": {Words.Of(content.ReferralTask.Agency)}"),
                    SurvivorSide.Is(content.ReferralTask.Kind));
                add("What was done", content.ReferralTask.DoneNote, true);
                break;
            case EntryContent.WhatOneofCase.Review: Add(content.Review, add); break;
            default: add("Content", "It can’t be opened any more. Check the chain below.", false); break;
        }
    }

    private static void Add(AssessmentEntry entry, AddLine add)
    {
        var assessment = entry.Assessment ?? new Assessment();
        add("Level", Words.Of(assessment.Level), false);
        foreach (var o in entry.Observations)
        {
            var only = SurvivorSide.Only(o.Sources);
            var others = o.Sources.Where(s => only || !SurvivorSide.Is(s)).ToList();
            var said = $"{Words.Of(o.Code)}: {Words.Of(o.Presence).ToLowerInvariant()}";
            add(said, others.Count == 0 ? "From nobody named" : $"From {CaseWords.List(others)}", only);
            add(said, others.Count == o.Sources.Count
                ? "" : $"Also from {CaseWords.List(o.Sources.Except(others))}", true);
            var apart = SurvivorSide.HasPart(o.Sources);
            add($"{Words.Of(o.Code)}: words", o.Verbatim.Length == 0 ? "" : $"“{o.Verbatim}”", apart);
            add($"{Words.Of(o.Code)}: what the worker thinks of it", o.Opinion, apart);
        }
    }

    private static void Add(SafeguardingAction action, AddLine add)
    {
        add("What was done", $"{Words.Of(action.Kind)}, {Times.Of(action.ActionTime)}",
            action.Kind == SafeguardingActionKind.LiaisedWithSurvivor);
        add("More about it", action.Note, true);
    }

    private static void Add(ReferralEntry entry, AddLine add)
    {
        var referral = entry.Referral ?? new Referral();
        var apart = SurvivorSide.IsPlaceOf(referral);
        if (apart) add("Where it goes", referral.ListingName, true);
        var state = Words.Of(referral.State);
        add("Referral", apart ? state : $"{referral.ListingName}: {state.ToLowerInvariant()}", false);
        if (referral.Moves.FirstOrDefault() is { } move)
        {
            add("Move", $"{Words.Of(move.FromState)} to {Words.Of(move.ToState).ToLowerInvariant()}", false);
            add("Why", move.Reason == ReferralReason.Unspecified ? "" : Words.Of(move.Reason), true);
            add("Note", move.Note, true);
        }

        if (referral.Override is { } decided)
        {
            add("Decided by a manager although", string.Join(", ", decided.RuleIds), false);
            add("Reason", decided.Reason, true);
        }
    }

    private static void Add(ReviewEntry entry, AddLine add)
    {
        var apart = entry.Kind == ReviewChangeKind.ChangeReported && SurvivorSide.Is(entry.Source);
        add("Review", Words.Of(entry.Kind), false);
        if (entry.Trigger != ReviewTrigger.Unspecified) add("Change", Words.Of(entry.Trigger), apart);
        add("Known from", entry.Source is null ? "" : CaseWords.Of(entry.Source), apart);
        add("Consulted", CaseWords.List(entry.AgenciesConsulted), false);
        add("Note", entry.Note, true);
    }
}
