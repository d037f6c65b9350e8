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
        Description = $"Who takes part: {PartyChoice.Described}; "
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
        var held = wanted.All(w => Guid.TryParse(w.Who, out _)) ? null : await CurrentCase.GetAsync(call, CaseId(call));
        contact.Attendances.AddRange(wanted.Select(w => new Attendance
        {
            PartyId = held is null ? w.Who : PartyChoice.Find(call, "--with", w.Who, held).PartyId,
            Role = w.Role,
        }));
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
}
