using System.CommandLine;

namespace RiskPlatform.Cli.Commands.Referrals;

/// <summary>risk referral: a referral from its draft to its end.</summary>
internal static class ReferralGroup
{
    internal static Command Create(App.Cli cli) => RootBuilder.Group("referral",
        "Referrals: follow one to its end, for the referring agency and for the programme.",
        [
            ReferralReadCommands.Show(cli), ReferralReadCommands.List(cli),
            .. Moves.All.Select(move => MoveCommand.Create(cli, move)),
            CopyCommand.Create(cli), TaskCommands.List(cli), TaskCommands.Done(cli),
            ReferralReadCommands.Measures(cli), ReferralReadCommands.Received(cli),
        ]);
}
