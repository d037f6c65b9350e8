using System.CommandLine;
using System.Text.Json.Nodes;
using RiskPlatform.Cli.App;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk token mint: the only command that prints a token.</summary>
internal static class TokenMintCommand
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    internal static Command Create(App.Cli cli)
    {
        var roles = new Option<string[]>("--role")
        {
            Description = "The role, or several: " + string.Join(", ", GlobalOptions.Roles) + ".",
            HelpName = "ROLE",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        roles.AcceptOnlyFromAmong(GlobalOptions.Roles);
        var subject =
            new Option<string?>("--subject") { Description = "The person or client; else dev- and the first role." };
        var scope = new Option<string?>("--scope")
        {
            Description = "Scopes, separated by spaces; else \"risk.read risk.write\".",
        };
        var validFor = new Option<TimeSpan>("--valid-for")
        {
            Description = "How long the token is valid, such as 30m or 8h; at most 30d.",
            HelpName = "DURATION",
            DefaultValueFactory = _ => TimeSpan.FromHours(1),
            CustomParser = Durations.Parse,
        };
        var command = new Command("mint",
            "Development only: prints a token signed with the local key, which only a service in Development with the"
            + " same key accepts. The key is --development-key, else RISK_DEVELOPMENT_KEY, else"
            + $" {DevelopmentKey.RelativePath} in this folder or one above; 'dotnet dev.cs up' makes it.")
        {
            roles, subject, scope, validFor,
        };
        Help.AddExamples(command,
            "risk token mint --role practitioner --agency demo-agency",
            "export RISK_TOKEN=$(risk token mint --role manager --valid-for 8h)");
        cli.Handle(command, call =>
        {
            if (call.Get(validFor) > Longest) throw new UsageException("--valid-for is at most 30d.");
            var file = DevelopmentKey.Find(call.Cli, call.Parse) ?? throw new UsageException(
                "There is no development key: no --development-key, no RISK_DEVELOPMENT_KEY, and no "
                + $"{DevelopmentKey.RelativePath} in this folder or one above. 'dotnet dev.cs up' makes one.");
            using var key = DevelopmentKey.Read(file);
            var request = new TokenRequest(
                call.Get(subject) ?? $"dev-{call.Get(roles)[0]}",
                call.Get(cli.Options.Agency) ?? GlobalOptions.DefaultAgency,
                call.Get(roles))
            {
                Scope = call.Get(scope) ?? "risk.read risk.write",
                ValidFor = call.Get(validFor),
            };
            var token = new TokenMint(key, cli.Time).Mint(request);
            cli.Out.WriteLine(call.Json ? new JsonObject { ["token"] = token }.ToJsonString() : token);
            return Task.FromResult(ExitCode.Ok);
        });
        return command;
    }
}
