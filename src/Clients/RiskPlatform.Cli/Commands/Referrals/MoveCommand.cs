using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Referrals;

/// <summary>risk referral submit, receive and every other move.</summary>
internal static class MoveCommand
{
    internal static Command Create(App.Cli cli, Move move)
    {
        var id = CodeOptions.Referral();
        var others = Enum.GetValues<ReferralReason>().Except(move.Reasons).ToArray();
        var reason = move.Reasons.Count == 0
            ? null
            : CodeOptions.Code("--reason", "Why.", required: true, except: others);
        var note = CodeOptions.Words("--note", "More about it.");
        var occurred = CodeOptions.Time("--occurred", "When it happened; else now.");
        var etag = new Option<string?>("--etag")
        {
            Description = "The referral's etag that the move was decided on; it is refused if the referral has changed"
                + " since. Else the current one.",
        };
        var command = new Command(move.Name, move.Description) { id, note, occurred, etag };
        if (reason is not null) command.Add(reason);
        Help.AddExamples(command, reason is null
            ? $"risk referral {move.Name} REFERRAL"
            : $"risk referral {move.Name} REFERRAL --reason {CaseFiles.Codes.Name(move.Reasons[0])}");
        cli.Handle(command, async call =>
        {
            var details = new MoveDetails
            {
                Reason = reason is null ? ReferralReason.Unspecified : call.Get(reason),
                Note = await call.WordsAsync(note),
                OccurredTime = call.Get(occurred),
            };
            var held = await CurrentReferral.GetAsync(call, call.Get(id));
            return await Refusal.ToldAsync(call, held.CaseId, async () =>
            {
                var (response, standing) = await move.SendAsync(call, new MoveCall(
                    call.Get(id), details.CalculateSize() == 0 ? null : details, call.Get(etag) ?? held.Etag));
                return call.Show(response, _ => ReferralView.Standing(call, standing, held.CaseId));
            });
        });
        return command;
    }
}
