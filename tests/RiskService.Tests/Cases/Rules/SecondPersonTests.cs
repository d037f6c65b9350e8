using RiskPlatform.RiskService.Cases.Rules;

namespace RiskService.Tests.Cases.Rules;

public sealed class SecondPersonTests
{
    [Theory]
    [InlineData("p-1", "w-1", "p-2", true)]
    [InlineData("p-1", null, "p-2", true)]
    [InlineData("p-1", "", "p-2", true)]
    [InlineData("p-1", "w-1", "p-1", false)]
    [InlineData("p-1", "w-1", " P-1", false)]
    [InlineData("system", "w-1", "w-1", false)]
    [InlineData("system", " W-1 ", "w-1", false)]
    [InlineData("p-1", "w-1", "", false)]
    [InlineData("p-1", "w-1", null, false)]
    [InlineData("", "w-1", "p-2", false)]
    [InlineData(null, null, "p-2", false)]
    [InlineData(null, null, null, false)]
    public void Approval_takes_another_person(string? proposer, string? worker, string? approver, bool different) =>
        Assert.Equal(different, SecondPerson.IsDifferent(proposer, worker, approver));
}
