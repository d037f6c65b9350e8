using System.CommandLine;
using RiskPlatform.Client;

namespace RiskPlatform.Cli.App;

/// <summary>Where the service is and whose token to send.</summary>
internal static class Connection
{
    private const string DefaultAddress = "http://127.0.0.1:5101";
    private static readonly TimeSpan MintedFor = TimeSpan.FromMinutes(5);

    /// <param name="cli">The process around the command.</param>
    /// <param name="parse">What was typed.</param>
    /// <param name="role">
    /// The role of a development token, where the command itself speaks for several people; else what was typed.
    /// </param>
    internal static RiskPlatformClientOptions Resolve(Cli cli, ParseResult parse, string? role = null)
    {
        var text = parse.GetValue(cli.Options.Address) ?? Variable(cli, "RISK_ADDRESS") ?? DefaultAddress;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address))
            throw new UsageException("--address must be an address such as https://risk.agency.example.");

        var options = new RiskPlatformClientOptions
        {
            Address = address,
            Deadline = parse.GetValue(cli.Options.Timeout),
            Purpose = Purposes.Of(cli, parse),
            AllowUnencrypted = parse.GetValue(cli.Options.AllowUnencrypted),
        };
        var mints = TakeToken(cli, parse, options, address, role);
        if (!mints && (parse.GetValue(cli.Options.As) ?? parse.GetValue(cli.Options.Agency)) is not null)
            throw new UsageException(
                "--as and --agency shape a development token, but another token is given. Leave them out.");
        return options;
    }

    /// <summary>Whether the token is made with the local key: none is given, and no credentials.</summary>
    internal static bool Mints(Cli cli, ParseResult parse) => Given(cli, parse) is null && Credentials(cli) is null;

    private static string? Given(Cli cli, ParseResult parse) =>
        (parse.GetValue(cli.Options.Token) ?? Variable(cli, "RISK_TOKEN")) is { Length: > 0 } token ? token : null;

    private static bool TakeToken(
        Cli cli, ParseResult parse, RiskPlatformClientOptions options, Uri address, string? asked)
    {
        if (Given(cli, parse) is { } token)
        {
            options.UseToken(token);
            return false;
        }

        if (Credentials(cli) is { } credentials)
        {
            options.Credentials = credentials;
            return false;
        }

        // A key that only development trusts is never used towards another machine.
        if (address.IsLoopback && DevelopmentKey.Find(cli, parse) is { } file)
        {
            var role = asked ?? parse.GetValue(cli.Options.As) ?? "practitioner";
            var agency = parse.GetValue(cli.Options.Agency) ?? GlobalOptions.DefaultAgency;
            var mint = new TokenMint(DevelopmentKey.Read(file), cli.Time);
            options.GetToken = _ => ValueTask.FromResult(mint.Mint(new TokenRequest($"dev-{role}", agency, [role])
            {
                ValidFor = MintedFor,
            }));
            return true;
        }

        throw new UsageException(
            "No token. Set RISK_TOKEN, or RISK_AUTHORITY, RISK_CLIENT_ID and RISK_CLIENT_SECRET. "
            + (address.IsLoopback
                ? "In development, 'dotnet dev.cs up' makes the local key, looked for as "
                    + $"{DevelopmentKey.RelativePath} in this folder and those above; "
                    + "--development-key or RISK_DEVELOPMENT_KEY names another."
                : "The local development key is used only for a service on this machine."));
    }

    private static ClientCredentials? Credentials(Cli cli)
    {
        string[] names = ["RISK_AUTHORITY", "RISK_CLIENT_ID", "RISK_CLIENT_SECRET"];
        var values = names.Select(n => Variable(cli, n)).ToArray();
        if (values.All(v => v is null)) return null;
        if (Array.IndexOf(values, null) is >= 0 and var missing)
            throw new UsageException($"{names[missing]} is missing: set all of {string.Join(", ", names)}, or none.");
        if (!Uri.TryCreate(values[0], UriKind.Absolute, out var authority))
            throw new UsageException("RISK_AUTHORITY must be an address such as https://identity.agency.example.");
        return new ClientCredentials { Authority = authority, ClientId = values[1]!, ClientSecret = values[2]! };
    }

    internal static string? Variable(Cli cli, string name) =>
        cli.Environment(name) is { Length: > 0 } value ? value : null;
}
