using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.Cli.Output;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk assess FILE…</summary>
internal static class AssessCommand
{
    internal static Command Create(App.Cli cli)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Case files (docs/case-files.md), or folders of them: every *.json in a folder, by name.",
            Arity = ArgumentArity.OneOrMore,
        };
        var validateOnly =
            new Option<bool>("--validate-only") { Description = "Compute the answer and store nothing." };
        var expect = new Option<bool>("--expect")
        {
            Description = "Compare each answer with the file's 'expect'. Exit code 4 if one differs.",
        };
        var command =
            new Command("assess", "Assesses cases described in files: level, what to do now, why, what to ask.")
        {
            files, validateOnly, expect,
        };
        Help.AddExamples(command,
            "risk assess case.json",
            "risk assess cases/ --validate-only --expect",
            "risk assess cases/ --json | jq '.assessment.level'");
        cli.Handle(command, async call =>
        {
            var cases = CaseFileReader.ReadAll(call.Get(files), cli.Folder);
            foreach (var file in cases) file.Request.ValidateOnly = call.Get(validateOnly);
            var run = new AssessRun(call, compare: call.Get(expect), cli.ErrorOutput(call.Json));
            await Progress.OverAsync(call, cases, file => run.AssessAsync(file));
            return run.Finish();
        });
        return command;
    }
}
