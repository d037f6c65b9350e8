using Clients.Tests.Fakes;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class PurposeOptionTests
{
    private static CliRun Run() => new(FakeInvoker.Answering(new GetCaseResponse { Case = new Case() }));

    [Theory]
    [InlineData(null, null, "CASEWORK")]
    [InlineData("safeguarding", null, "SAFEGUARDING")]
    [InlineData(null, "legal-proceedings", "LEGAL_PROCEEDINGS")]
    [InlineData("REVIEW", "AUDIT", "REVIEW")]
    public async Task It_is_what_was_said_else_the_variable_else_what_the_command_is_for(
        string? option, string? variable, string expected)
    {
        using var run = Run();
        if (variable is not null) run.Environment["RISK_PURPOSE"] = variable;
        string[] said = option is null ? [] : ["--purpose", option];
        Assert.Equal(0, await run.RunAsync(["case", "show", "c-1", .. said]));
        Assert.Equal(expected, Assert.Single(run.Service.Calls).Purpose);
    }

    [Fact]
    public async Task One_that_does_not_exist_is_2()
    {
        using var run = Run();
        Assert.Equal(2, await run.RunAsync("case", "show", "c-1", "--purpose", "curiosity"));
        using var variable = Run();
        variable.Environment["RISK_PURPOSE"] = "curiosity";
        Assert.Equal(2, await variable.RunAsync("case", "show", "c-1"));
        Assert.Contains("RISK_PURPOSE is not a purpose.", variable.Error, StringComparison.Ordinal);
        Assert.Empty(variable.Service.Calls);
    }

    [Fact]
    public async Task Guidance_is_nobodys_data()
    {
        using var run = new CliRun(FakeInvoker.Answering(new ListHelplinesResponse()));
        await run.RunAsync("guidance", "helplines");
        Assert.Null(run.Service.Calls[0].Purpose);
    }

    [Fact]
    public async Task Commands_to_copy_carry_what_was_said()
    {
        using var run = new CliRun(FakeInvoker.Answering(
            new GetCaseResponse { Case = new Case { CaseId = "c-1", LatestAssessmentId = "a-1" } }));
        await run.RunAsync("case", "show", "c-1", "--purpose", "review");
        Assert.Contains("risk case assessments c-1 --id a-1 --purpose REVIEW", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_are_found_by_their_reference()
    {
        using var run = new CliRun(FakeInvoker.Answering(new ListCasesResponse()));
        Assert.Equal(0, await run.RunAsync("case", "list", "--reference", "A-1042"));
        Assert.Equal("A-1042", ((ListCasesRequest)run.Service.Calls[0].Request).AgencyReference);
    }
}
