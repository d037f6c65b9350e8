using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.ReferralDirectory;

/// <summary>The form of a file of listings: as said, else as its name says.</summary>
internal static class DirectoryFormats
{
    internal static Option<DirectoryFormat> Option(string otherwise, bool required = false) =>
        CodeOptions.Code<DirectoryFormat>(
            "--format", $"JSON, or CSV: a zip of CSV tables (Open Referral UK).{otherwise}", required);

    internal static DirectoryFormat Of(Call call, Option<DirectoryFormat> option, string file)
    {
        if (call.Get(option) is var given and not DirectoryFormat.Unspecified) return given;
        return Path.GetExtension(file).ToUpperInvariant() switch
        {
            ".JSON" => DirectoryFormat.Json,
            ".ZIP" => DirectoryFormat.Csv,
            _ => throw new UsageException("The file's name says nothing of its form. Give --format JSON or CSV."),
        };
    }
}
