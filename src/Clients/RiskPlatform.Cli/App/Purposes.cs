using System.CommandLine;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.App;

/// <summary>Why a command reads case data (RECORD-3): as said, else what the command is for.</summary>
internal static class Purposes
{
    private const string VariableName = "RISK_PURPOSE";

    internal static AccessPurpose Of(Cli cli, ParseResult parse)
    {
        if (parse.GetValue(cli.Options.Purpose) is var given and not AccessPurpose.Unspecified) return given;
        if (Connection.Variable(cli, VariableName) is not { } text) return Usual(parse.CommandResult.Command);
        if (Codes.TryParse<AccessPurpose>(text.ToUpperInvariant().Replace('-', '_'), out var purpose)) return purpose;
        throw new UsageException($"{VariableName} is not a purpose. {Codes.Suggest<AccessPurpose>(text)}");
    }

    private static AccessPurpose Usual(Command command) => Help.PathOf(command).Split(' ').ElementAtOrDefault(1) switch
    {
        "audit" => AccessPurpose.Audit,
        "sar" => AccessPurpose.SubjectAccess,
        "export" => AccessPurpose.LegalProceedings,
        "guidance" => AccessPurpose.Unspecified,
        _ => AccessPurpose.Casework,
    };
}
