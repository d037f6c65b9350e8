using RiskPlatform.V1;
using RiskService.Tests.Access;
using RiskService.Tests.Host;

namespace RiskService.Tests.Hardening;

/// <summary>A token that names two agencies, people or clients names none: the first of them is not picked.</summary>
public sealed class AmbiguousTokenTests(ServiceHost host)
{
    [Theory]
    [InlineData("agency")]
    [InlineData("sub")]
    [InlineData("client_id")]
    public async Task A_token_that_names_several_is_not_taken(string claim)
    {
        var token = TokenForge.Make(host, "ambiguous", c => c[claim] = new[] { "ambiguous", "another" });
        var refused = await Failures.RefusedAsync(() =>
            new TestCaller(host, token).Cases.ListCasesAsync(new ListCasesRequest()));
        Assert.Equal("UNAUTHENTICATED", refused.Reason);
    }
}
