using System.CommandLine;
using RiskPlatform.Cli.App;

namespace RiskPlatform.Cli.Commands.Records;

/// <summary>risk verify TARGET: what is verified is decided by what is given.</summary>
internal static class VerifyCommand
{
    internal static Command Create(App.Cli cli)
    {
        var target = new Argument<string>("CASE|FILE")
        {
            Description = "A case's id: the service checks its chain. Or the file of an evidence export: it is checked"
                + " here, without any service (RECORD-6).",
        };
        var key = new Option<string?>("--trusted-key")
        {
            Description = "With a file: the public key of the agency's service (PEM), got by another way than the file."
                + " Without it the key in the file is taken, which anybody could have put there.",
            HelpName = "PEM",
        };
        var command = new Command("verify",
            "Checks that nothing of a case was changed, removed, reordered or cut off (RECORD-2). Exit code 5 where"
            + " something does not fit.")
        {
            target, key,
        };
        Help.AddExamples(command, "risk verify 0193f5a0-4c1e-7a52-9d0b-6f2f8f0f3a11",
            "risk verify export.zip --trusted-key agency.pem");
        cli.Handle(command, call => VerifyTarget.Of(call.Get(target)) switch
        {
            VerifyTarget.HeldCase held => CaseVerification.RunAsync(call, held.CaseId),
            VerifyTarget.LocalFile file => VerifyFile.RunAsync(call, file.Path, call.Get(key)),
            _ => throw new UsageException("Give a case's id or a file."),
        });
        return command;
    }
}
