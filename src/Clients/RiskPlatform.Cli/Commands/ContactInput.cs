using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>What a planned and a recorded contact have in common.</summary>
internal sealed class ContactInput
{
    private readonly Argument<string> id = CodeOptions.Case();
    private readonly Option<ContactPurpose> purpose =
        CodeOptions.Code<ContactPurpose>("--purpose", "What it is for.", required: true);
    private readonly Option<ContactMode> mode =
        CodeOptions.Code<ContactMode>("--mode", "How it happens.", required: true);
    private readonly Option<string[]> with = new("--with")
    {
        Description = "Who takes part: subject, survivor, child, or a party id where there are several; "
            + "add =INTERPRETER, =COMPANION or =SPOKESPERSON for those who come along.",
        HelpName = "WHO",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string[]> workers = new("--worker")
    {
        Description = "Ids of the workers who take part.",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<Google.Protobuf.WellKnownTypes.Timestamp?> time =
        CodeOptions.Time("--time", "When.", required: true);

    internal static ContactInput AddTo(Command command)
    {
        var input = new ContactInput();
        command.Add(input.id);
        foreach (var option in new Option[] { input.purpose, input.mode, input.with, input.workers, input.time })
            command.Add(option);
        return input;
    }

    internal string CaseId(Call call) => call.Get(id);

    internal async Task<Contact> ReadAsync(Call call)
    {
        var contact = new Contact
        {
            Purpose = call.Get(purpose),
            Mode = call.Get(mode),
            ContactTime = call.Get(time),
        };
        contact.WorkerIds.AddRange(call.Get(workers));
        var wanted = call.Get(with).Select(Split).ToList();
        var parties = wanted.All(w => Guid.TryParse(w.Who, out _)) ? [] : await PartiesAsync(call);
        contact.Attendances.AddRange(wanted.Select(w =>
            new Attendance { PartyId = Find(w.Who, parties), Role = w.Role }));
        return contact;
    }

    private static (string Who, AttendanceRole Role) Split(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at < 0) return (text, AttendanceRole.Participant);
        var role = text[(at + 1)..];
        return Codes.TryParse<AttendanceRole>(role.ToUpperInvariant(), out var code)
            ? (text[..at], code)
            : throw new UsageException($"--with: '{role}' is not a role. {Codes.Suggest<AttendanceRole>(role)}");
    }

    private async Task<IReadOnlyList<Party>> PartiesAsync(Call call)
    {
        var response = await call.Client.Cases.GetCaseAsync(
            new GetCaseRequest { CaseId = CaseId(call) }, cancellationToken: call.Cancellation);
        return response.Case.Parties;
    }

    private static string Find(string who, IReadOnlyList<Party> parties)
    {
        if (Guid.TryParse(who, out _)) return who;
        if (!Codes.TryParse<PartyRole>(who.ToUpperInvariant(), out var role))
            throw new UsageException($"--with: '{who}' is neither a party id nor subject, survivor or child.");
        return parties.Where(p => p.Role == role).ToList() switch
        {
            [var only] => only.PartyId,
            [] => throw new UsageException($"--with: the case holds no {who}."),
            _ => throw new UsageException(
                $"--with: the case holds several of '{who}'. Give a party id: risk case show CASE"),
        };
    }
}
