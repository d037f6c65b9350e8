using System.CommandLine;
using RiskPlatform.Cli.App;

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
            Group("case", "Cases: create, find and read them.",
                CaseCreateCommand.Create(cli), CaseListCommand.Create(cli), CaseShowCommand.Create(cli),
                CaseFactsCommand.Create(cli), CaseTalkingPointsCommand.Create(cli), CaseAssessmentsCommand.Create(cli),
                CaseContactsCommand.Create(cli)),
            Group("contact", "Contacts with people of a case.",
                ContactPlanCommand.Create(cli), ContactRecordCommand.Create(cli)),
            Group("action", "Safeguarding actions.", ActionRecordCommand.Create(cli)),
            Group("consultation", "Consultations with other agencies.", ConsultationRecordCommand.Create(cli)),
            ApproveLowerCommand.Create(cli),
            Group("guidance", "The guidance that the rules execute.",
                GuidanceCommands.Indicators(cli), GuidanceCommands.Questions(cli), GuidanceCommands.Advice(cli),
                GuidanceCommands.Helplines(cli), GuidanceCommands.Versions(cli)),
            Group("token", "Tokens for development.", TokenMintCommand.Create(cli)),
        };
        foreach (var option in cli.Options.All) root.Add(option);
        Help.AddExamples(root, "risk assess case.json", "risk case list --level HIGH IMMINENT",
            "risk guidance helplines");
        Help.Install(root);
        return root;
    }

    private static Command Group(string name, string description, params Command[] commands)
    {
        var group = new Command(name, description);
        foreach (var command in commands) group.Add(command);
        Help.AddExamples(group, $"risk {name} {commands[0].Name} --help");
        return group;
    }
}
