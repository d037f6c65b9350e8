using Grpc.Core;
using Grpc.Health.V1;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Platform;

public sealed class RateLimitTests
{
    [Fact]
    public async Task A_client_that_floods_is_held_and_nobody_else_is()
    {
        await using var host = new ServiceHost
        {
            Settings = new Dictionary<string, string?>
            {
                ["RateLimit:Burst"] = "5",
                ["RateLimit:CallsPerSecond"] = "2",
            },
        };
        var flooding = host.Caller(clientId: "flood");
        for (var i = 0; i < 5; i++) await ReadAsync(flooding);
        var held = await Failures.RefusedAsync(() => ReadAsync(flooding));
        Assert.Equal((StatusCode.ResourceExhausted, "RATE_LIMITED"), (held.Code, held.Reason));
        Assert.Equal(TimeSpan.FromSeconds(0.5), held.RetryAfter);

        await ReadAsync(host.Caller(clientId: "another"));
        await ReadAsync(host.Caller(agency: "another", clientId: "flood"));
        using var channel = host.Channel();
        for (var i = 0; i < 10; i++) await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest());

        // Having waited as long as it was told to, it may go on; and after a pause it has its burst again, and no more.
        host.Clock.Advance(held.RetryAfter!.Value);
        await ReadAsync(flooding);
        await Failures.RefusedAsync(() => ReadAsync(flooding));
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        for (var i = 0; i < 5; i++) await ReadAsync(flooding);
        Assert.Equal("RATE_LIMITED", (await Failures.RefusedAsync(() => ReadAsync(flooding))).Reason);
    }

    [Fact]
    public async Task Calls_that_are_refused_count_too()
    {
        await using var host = new ServiceHost
        {
            Settings = new Dictionary<string, string?>
            {
                ["RateLimit:Burst"] = "2",
                ["RateLimit:CallsPerSecond"] = "1",
            },
        };
        var stranger = host.Caller("auditor");
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("FORBIDDEN", (await Failures.RefusedAsync(() => CreateAsync(stranger))).Reason);
        }

        Assert.Equal("RATE_LIMITED", (await Failures.RefusedAsync(() => CreateAsync(stranger))).Reason);
    }

    private static async Task ReadAsync(TestCaller caller) => await caller.Cases.ListCasesAsync(new ListCasesRequest());

    private static async Task CreateAsync(TestCaller caller) => await caller.CreateCaseAsync();
}
