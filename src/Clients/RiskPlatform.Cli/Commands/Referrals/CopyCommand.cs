using System.CommandLine;
using Google.Protobuf;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Referrals;

/// <summary>risk referral copy REFERRAL</summary>
internal static class CopyCommand
{
    private const string Pdf = "--pdf";
    private const string Programme = "programme";

    internal static Command Create(App.Cli cli)
    {
        var id = CodeOptions.Referral();
        var whom = new Option<string>("--for")
        {
            Description = "For whom. They are two documents: only the subject's may be given to them (RESPOND-2).",
            HelpName = "WHOM",
            Required = true,
        };
        whom.AcceptOnlyFromAmong(Programme, "subject");
        var file = new Option<string?>(Pdf)
        {
            Description = "Write it as a document to this new file; only you can read it, and none is overwritten.",
            HelpName = "FILE",
        };
        var command = new Command("copy", "Makes the copy of a referral for the programme or for the subject.")
        {
            id, whom, file,
        };
        Help.AddExamples(command,
            "risk referral copy REFERRAL --for subject --pdf for-the-subject.pdf",
            "risk referral copy REFERRAL --for programme");
        cli.Handle(command, async call =>
        {
            if (call.Get(file) is { } name) OutFile.Check(cli.Folder, name, Pdf);
            if (call.Get(whom) == Programme)
            {
                var made = await call.Client.Referrals.GetProgrammeCopyAsync(
                    new GetProgrammeCopyRequest { ReferralId = call.Get(id) }, cancellationToken: call.Cancellation);
                await KeepAsync(call, call.Get(file), made.Pdf);
                if (call.Get(file) is not null) made.Pdf = ByteString.Empty;
                return call.Show(made, console => CopyView.Programme(console, made.Copy));
            }

            var response = await call.Client.Referrals.GetSubjectCopyAsync(
                new GetSubjectCopyRequest { ReferralId = call.Get(id) }, cancellationToken: call.Cancellation);
            await KeepAsync(call, call.Get(file), response.Pdf);
            if (call.Get(file) is not null) response.Pdf = ByteString.Empty;
            return call.Show(response, console => CopyView.Subject(console, response.Copy));
        });
        return command;
    }

    private static async Task KeepAsync(Call call, string? name, ByteString pdf)
    {
        if (name is null) return;
        await using var target = OutFile.Create(call.Cli.Folder, name, Pdf);
        await target.Stream.WriteAsync(pdf.Memory, call.Cancellation);
        await target.KeepAsync();
        if (!call.Json) Say.Whole(call.Console, $"[bold]{Say.Safe(name)}[/]: {pdf.Length:N0} bytes.");
    }
}
