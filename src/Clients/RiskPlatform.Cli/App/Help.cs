using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace RiskPlatform.Cli.App;

/// <summary>Adds examples to every command's help, and the exit codes to that of the root.</summary>
internal sealed class Help(HelpAction inner) : SynchronousCommandLineAction
{
    private static readonly ConditionalWeakTable<Command, string[]> Examples = [];

    // Who asks for help need not know yet what is required.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var output = parseResult.InvocationConfiguration.Output;
        var code = WriteUsual(parseResult, command, output);
        if (Examples.TryGetValue(command, out var examples))
        {
            output.WriteLine("Examples:");
            foreach (var example in examples) output.WriteLine($"  {example}");
            output.WriteLine();
        }

        if (command is RootCommand)
        {
            output.WriteLine("Exit codes:");
            output.WriteLine("  0  done");
            output.WriteLine("  1  the service answered with an error: reason and fix are on stderr");
            output.WriteLine("  2  the command or a file is not right");
            output.WriteLine("  3  the service cannot be reached");
            output.WriteLine("  4  --expect found a difference");
            output.WriteLine("  5  something in a chain, a checkpoint or the audit does not fit");
            output.WriteLine();
        }

        return code;
    }

    // A command such as "risk export CASE" also has commands below it, which do not take its CASE before their name.
    private int WriteUsual(ParseResult parseResult, Command command, TextWriter output)
    {
        using var text = new StringWriter();
        parseResult.InvocationConfiguration.Output = text;
        var code = inner.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        var written = text.ToString();
        foreach (var argument in command.Parents.OfType<Command>().SelectMany(p => p.Arguments))
        {
            written = written.Replace(
                $"<{argument.Name}> {command.Name}", command.Name, StringComparison.Ordinal);
        }

        output.Write(written);
        return code;
    }

    internal static void Install(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new Help((HelpAction)option.Action!);
    }

    internal static void AddExamples(Command command, params string[] examples) =>
        Examples.AddOrUpdate(command, examples);

    /// <summary>How the command is called, such as "risk case show".</summary>
    internal static string PathOf(Command command) => command is RootCommand
        ? "risk"
        : string.Join(' ', command.Parents.OfType<Command>().Select(PathOf).Append(command.Name));
}
