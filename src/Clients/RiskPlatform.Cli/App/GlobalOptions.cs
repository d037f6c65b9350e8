using System.CommandLine;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.App;

/// <summary>The options that every command takes.</summary>
internal sealed class GlobalOptions
{
    internal const string DefaultAgency = "demo-agency";

    internal static readonly string[] Roles =
    [
        "agency_system", "practitioner", "reviewer", "manager", "safeguarding_lead", "directory_admin",
        "platform_admin", "auditor", "programme",
    ];

    internal GlobalOptions()
    {
        Purpose.Recursive = true;
        As.AcceptOnlyFromAmong(Roles);
    }

    internal Option<bool> Json { get; } = new("--json")
    {
        Description = "Write JSON for programs, one object a line; errors too, on stderr.",
        Recursive = true,
    };

    internal Option<string?> Address { get; } = new("--address")
    {
        Description = "The service's gRPC address. Else RISK_ADDRESS, else http://127.0.0.1:5101.",
        Recursive = true,
    };

    internal Option<string?> Token { get; } = new("--token")
    {
        Description = "A bearer token. Else RISK_TOKEN, which other users of this machine can't see.",
        Recursive = true,
    };

    internal Option<string?> As { get; } = new("--as")
    {
        Description = "Development: the role of the token made with the local key. Else practitioner.",
        HelpName = "ROLE",
        Recursive = true,
    };

    internal Option<string?> Agency { get; } = new("--agency")
    {
        Description = $"Development: the agency of the token made with the local key. Else {DefaultAgency}.",
        Recursive = true,
    };

    internal Option<string?> DevelopmentKey { get; } = new("--development-key")
    {
        Description =
            $"Development: the local key file. Else RISK_DEVELOPMENT_KEY, else {App.DevelopmentKey.RelativePath}"
            + " in this folder or one above.",
        HelpName = "FILE",
        Recursive = true,
    };

    internal Option<AccessPurpose> Purpose { get; } = CodeOptions.Code<AccessPurpose>("--purpose",
        "Why case data is read; kept in the audit (RECORD-3). Else RISK_PURPOSE, else what the command is for.");

    internal Option<TimeSpan> Timeout { get; } = new("--timeout")
    {
        Description = "How long one call may take, such as 30s or 2m.",
        HelpName = "DURATION",
        DefaultValueFactory = _ => TimeSpan.FromSeconds(10),
        CustomParser = Durations.Parse,
        Recursive = true,
    };

    internal Option<bool> AllowUnencrypted { get; } = new("--allow-unencrypted")
    {
        Description = "Send the token without TLS to another machine. Only where something else encrypts.",
        Recursive = true,
    };

    internal IEnumerable<Option> All =>
        [Json, Address, Token, As, Agency, DevelopmentKey, Purpose, Timeout, AllowUnencrypted];
}
