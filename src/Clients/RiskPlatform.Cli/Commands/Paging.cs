using System.CommandLine;

namespace RiskPlatform.Cli.Commands;

/// <summary>The options of commands that list.</summary>
internal sealed class Paging
{
    private readonly Option<int> size = new("--page-size") { Description = "How many to return at most." };
    private readonly Option<string?> token = new("--page-token") { Description = "What the page before named." };

    internal static Paging AddTo(Command command)
    {
        var paging = new Paging();
        command.Add(paging.size);
        command.Add(paging.token);
        return paging;
    }

    internal int Size(App.Call call) => call.Get(size);

    internal string Token(App.Call call) => call.Get(token) ?? "";
}
