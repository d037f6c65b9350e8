using Google.Protobuf;
using Grpc.Core;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;

namespace RiskService.Tests.Access;

/// <summary>Every operation × everything that can be wrong with a token.</summary>
public sealed class TokenTests(ServiceHost host)
{
    private const string Agency = "forged";

    public static TheoryData<string> Names => Rpcs.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task No_operation_takes_a_token_that_is_wrong(string name)
    {
        await host.Caller("manager", Agency).CreateCaseAsync();
        var before = Stored.Of(host, Agency);
        foreach (var (_, (reason, change)) in TokenForge.Wrong)
        {
            await AssertRefusedAsync(name, TokenForge.Make(host, Agency, change), reason);
        }

        await AssertRefusedAsync(name, null, "UNAUTHENTICATED");
        await AssertRefusedAsync(name, "not-a-token", "UNAUTHENTICATED");
        await AssertRefusedAsync(name, TokenForge.WithAnotherKey(host, Agency), "UNAUTHENTICATED");
        await AssertRefusedAsync(name, TokenForge.WithoutSignature(host, Agency), "UNAUTHENTICATED");
        await AssertRefusedAsync(name, TokenForge.SignedWithThePublicKeyAsSecret(host, Agency), "UNAUTHENTICATED");

        // The scope of the other kind does not do: reading does not allow writing, nor writing reading.
        var other = RpcTable.Of(name).Scope == "risk.read" ? "risk.write" : "risk.read";
        await AssertRefusedAsync(name, TokenForge.Make(host, Agency, c => c["scope"] = other), "FORBIDDEN");
        Assert.Equal(before, Stored.Of(host, Agency));
    }

    [Fact]
    public async Task A_token_is_taken_up_to_its_end_and_a_little_after_and_no_longer()
    {
        await using var own = new ServiceHost();
        var caller = own.Caller("practitioner", "ends");
        var id = (await caller.CreateCaseAsync()).CaseId;
        own.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(29));
        await caller.GetCaseAsync(id);
        own.Clock.Advance(TimeSpan.FromSeconds(2));
        var refused = await Failures.RefusedAsync(() => caller.GetCaseAsync(id));
        Assert.Equal("UNAUTHENTICATED", refused.Reason);
        Assert.Contains("expired", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_roles_and_scopes_in_arrays_add_up()
    {
        var token = TokenForge.Make(host, "arrays", c =>
        {
            c["role"] = new[] { "auditor", "practitioner" };
            c["scope"] = new[] { "risk.read", "risk.write" };
        });
        var created =
            await CallAsync("CaseService/CreateCase", token, RpcTable.Of("CaseService/CreateCase").Request(null!));
        Assert.NotEmpty(created);
    }

    private async Task AssertRefusedAsync(string name, string? token, string reason)
    {
        var request = RpcTable.Of(name).Request(Scene.Nowhere(host.Clock.GetUtcNow()));
        var refused = await Failures.RefusedAsync(() => CallAsync(name, token, request));
        Assert.Equal(reason, refused.Reason);
        Assert.Equal(reason == "FORBIDDEN" ? StatusCode.PermissionDenied : StatusCode.Unauthenticated, refused.Code);
        if (token is not null) Assert.DoesNotContain(token, refused.Message, StringComparison.Ordinal);
    }

    private async Task<byte[]> CallAsync(string name, string? token, IMessage request)
    {
        var headers = new Metadata();
        if (token is not null) headers.Add("authorization", $"Bearer {token}");
        using var channel = host.Channel();
        return await Rpcs.Call(channel.CreateCallInvoker(), name, request.ToByteArray(), headers);
    }
}
