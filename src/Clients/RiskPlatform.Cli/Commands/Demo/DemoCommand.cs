using System.CommandLine;
using RiskPlatform.Cli.App;

namespace RiskPlatform.Cli.Commands.Demo;

/// <summary>risk demo</summary>
internal static class DemoCommand
{
    internal static Command Create(App.Cli cli)
    {
        var command = new Command("demo",
            "Development only: walks through one made-up case, from Assess over match and Refer to Record and Review,"
            + " and says what happens and why. Start the service first: dotnet dev.cs up");
        Help.AddExamples(command, "risk demo");
        cli.Handle(command, call => new DemoRun(call).RunAsync());
        return command;
    }
}
