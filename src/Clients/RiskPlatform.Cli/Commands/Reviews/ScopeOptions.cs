using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Reviews;

/// <summary>Whose reviews or reminders: <c>--agency</c> is taken by the development token's.</summary>
internal sealed class ScopeOptions
{
    private readonly Option<bool> mine = new("--mine") { Description = "Your own, by the subject of your token." };
    private readonly Option<bool> team = new("--my-team") { Description = "Those of your team." };
    private readonly Option<bool> all = new("--all") { Description = "All of the agency's." };

    internal static ScopeOptions AddTo(Command command)
    {
        var scope = new ScopeOptions();
        Option<bool>[] options = [scope.mine, scope.team, scope.all];
        foreach (var option in options) command.Add(option);
        command.Validators.Add(result =>
        {
            if (options.Count(o => result.GetValue(o)) > 1)
                result.AddError("Give one of --mine, --my-team and --all.");
        });
        return scope;
    }

    /// <summary>Unspecified where nothing was said: each list has its own.</summary>
    internal ReviewScope Of(Call call) =>
        call.Get(mine) ? ReviewScope.Mine
        : call.Get(team) ? ReviewScope.Team
        : call.Get(all) ? ReviewScope.Agency
        : ReviewScope.Unspecified;
}
