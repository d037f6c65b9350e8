using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Commands.Auditing;
using RiskPlatform.Cli.Commands.Demo;
using RiskPlatform.Cli.Commands.Exports;
using RiskPlatform.Cli.Commands.Keeping;
using RiskPlatform.Cli.Commands.Records;
using RiskPlatform.Cli.Commands.ReferralDirectory;
using RiskPlatform.Cli.Commands.Referrals;
using RiskPlatform.Cli.Commands.Reviews;
using RiskPlatform.Cli.Commands.Sar;

namespace RiskPlatform.Cli.Commands;

/// <summary>The tree of commands.</summary>
internal static class RootBuilder
{
    internal static RootCommand Build(App.Cli cli)
    {
        var root = new RootCommand(
            "Assesses domestic-abuse risk with RiskPlatform: what to do now, why, and what to ask next.")
        {
            AssessCommand.Create(cli),
            Group("case", "Cases: create, find, read and keep them.",
                CaseCreateCommand.Create(cli), CaseListCommand.Create(cli), CaseShowCommand.Create(cli),
                CaseFactsCommand.Create(cli), CaseTalkingPointsCommand.Create(cli), CaseAssessmentsCommand.Create(cli),
                CaseObservationsCommand.Create(cli), CaseContactsCommand.Create(cli), CaseUpdateCommand.Create(cli),
                PartyCommands.Add(cli), PartyCommands.Update(cli), PartyCommands.Remove(cli),
                AllocationCommands.Allocate(cli), AllocationCommands.End(cli), CaseCloseCommand.Create(cli)),
            ReviewsCommand.Create(cli),
            ReviewGroup.Create(cli),
            DeadlinesCommand.Create(cli),
            RemindersCommand.Create(cli),
            ReviewSettingsCommands.Create(cli),
            RecipientCommands.Create(cli),
            WebhookCommands.Create(cli),
            DeliveriesCommand.Create(cli),
            CalendarCommands.Create(cli),
            RecordCommand.Create(cli),
            TimelineCommand.Create(cli),
            EntryCommands.One(cli),
            EntryCommands.Many(cli),
            VerifyCommand.Create(cli),
            DirectoryGroup.Create(cli),
            ReferCommand.Create(cli),
            ReferralGroup.Create(cli),
            ExportCommand.Create(cli),
            Group("sar", "A subject's requests to see what is held about them (RECORD-4).",
                SarCommands.Open(cli), SarCommands.Show(cli), SarCommands.List(cli), SarCommands.Extend(cli),
                SarItemCommands.List(cli), SarItemCommands.Decide(cli), SarCommands.Complete(cli),
                SarExportCommand.Create(cli)),
            Group("hold", "Legal holds, which stop disposal (RECORD-5).",
                HoldCommands.Place(cli), HoldCommands.Lift(cli)),
            Group("retention", "How long cases are kept (RECORD-5).",
                RetentionCommands.Show(cli), RetentionCommands.Due(cli), RetentionCommands.Decide(cli)),
            RetentionCommands.Disposals(cli),
            Group("audit", "Who read which case and why, for auditors (RECORD-3).",
                AuditCommands.Search(cli), AuditVerifyCommands.Audit(cli), AuditCommands.Checkpoints(cli),
                AuditVerifyCommands.Checkpoints(cli)),
            Group("contact", "Contacts with people of a case.",
                ContactPlanCommand.Create(cli), ContactRecordCommand.Create(cli)),
            Group("action", "Safeguarding actions.", ActionRecordCommand.Create(cli)),
            Group("consultation", "Consultations with other agencies.", ConsultationRecordCommand.Create(cli)),
            ApproveLowerCommand.Create(cli),
            Group("swap", "Role swaps: subject and survivor change places, by two people (LOOK-3).",
                SwapCommands.Propose(cli), SwapCommands.Approve(cli), SwapCommands.Reject(cli)),
            Group("counter-allegation", "Allegations by the subject, assessed on their own (LOOK-3).",
                CounterAllegationConcludeCommand.Create(cli)),
            DemoCommand.Create(cli),
            Group("guidance", "The guidance that the rules execute.",
                GuidanceCommands.Indicators(cli), GuidanceCommands.Questions(cli), GuidanceCommands.Advice(cli),
                GuidanceCommands.Helplines(cli), GuidanceCommands.Versions(cli)),
            Group("token", "Tokens for development.", TokenMintCommand.Create(cli)),
        };
        foreach (var option in cli.Options.All) root.Add(option);
        Help.AddExamples(root, "risk assess case.json", "risk case list --level HIGH IMMINENT", "risk reviews --mine",
            "risk record CASE --kind disclosure --quote survivor:- --source survivor", "risk directory match CASE",
            "risk guidance helplines");
        Help.Install(root);
        return root;
    }

    /// <param name="name">The group with those that it lies in, such as "directory listing".</param>
    /// <param name="description">What it is for.</param>
    /// <param name="commands">Its commands.</param>
    internal static Command Group(string name, string description, params Command[] commands)
    {
        var group = new Command(name.Split(' ')[^1], description);
        foreach (var command in commands) group.Add(command);
        Help.AddExamples(group, $"risk {name} {commands[0].Name} --help");
        return group;
    }
}
