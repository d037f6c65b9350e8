using Clients.Tests.Fakes;

namespace Clients.Tests.Cli;

/// <summary>What is wrong on a command line is said with the option that it is about, and never in types.</summary>
public sealed class ParseErrorTests
{
    [Theory]
    [InlineData("NUMBER: 'x' is not a whole number", "entry", "c-1", "x")]
    [InlineData("--after: 'x' is not a whole number", "timeline", "c-1", "--watch", "--after", "x")]
    [InlineData("--page-size: 'x' is not a whole number", "timeline", "c-1", "--page-size", "x")]
    [InlineData("--corrects: 'x' is not a whole number", "record", "c-1", "--kind", "correction", "--corrects", "x")]
    [InlineData("--stream-id: 'x' is not an id (a UUID)", "record", "import", "c-1", "f", "--stream-id", "x")]
    [InlineData("--kind: 'nota' is not a code here. Did you mean NOTE?", "record", "c-1", "--kind", "nota")]
    [InlineData("--occurred: 'then' is not a time", "record", "c-1", "--kind", "note", "--occurred", "then")]
    [InlineData("--timeout: 'soon' is not a duration", "timeline", "c-1", "--timeout", "soon")]
    public async Task It_names_the_option_and_what_it_takes(string message, params string[] args)
    {
        using var run = new CliRun();
        Assert.Equal(2, await run.RunAsync(args));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Service.Calls);
    }
}
