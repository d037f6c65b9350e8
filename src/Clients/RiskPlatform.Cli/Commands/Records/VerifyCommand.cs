using System.CommandLine;
using RiskPlatform.Cli.App;

namespace RiskPlatform.Cli.Commands.Records;

/// <summary>risk verify TARGET: what is verified is decided by what is given.</summary>
internal static class VerifyCommand
{
    internal static Command Create(App.Cli cli)
    {
        var target = new Argument<string>("CASE") { Description = "The case's id: the service checks its chain." };
        var command = new Command("verify",
            "Checks that nothing of a case was changed, removed, reordered or cut off (RECORD-2). Exit code 5 where"
            + " something does not fit.")
        {
            target,
        };
        Help.AddExamples(command, "risk verify 0193f5a0-4c1e-7a52-9d0b-6f2f8f0f3a11");
        cli.Handle(command, call => VerifyTarget.Of(call.Get(target)) switch
        {
            VerifyTarget.HeldCase held => CaseVerification.RunAsync(call, held.CaseId),
            _ => throw new UsageException("CASE must be a case's id (a UUID), as 'risk case list' shows it."),
        });
        return command;
    }
}
