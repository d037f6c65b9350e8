using Google.Protobuf;
using Grpc.Core;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;
using RiskService.Tests.Retention;

namespace RiskService.Tests.Access;

/// <summary>Every operation × every role × {own agency, another agency}, over the real channel.</summary>
public sealed class AccessMatrixTests(ServiceHost host)
{
    public static TheoryData<string> Names => Rpcs.Names;

    [Fact]
    public void Every_row_is_about_an_operation_that_exists() =>
        Assert.Equal(Rpcs.All.Select(Rpcs.Name).Order(), RpcTable.Rows.Keys.Order());

    [Theory, MemberData(nameof(Names))]
    public async Task Roles_decide_who_may_call(string name)
    {
        var row = RpcTable.Of(name);
        var agency = "matrix-" + name.Split('/')[1];
        var scene = await MakeAsync(agency, name);

        foreach (var role in RpcTable.Roles.Except(row.Roles))
        {
            var refused = await Stored.RefusedAsync(
                host, agency, () => host.Caller(role, agency).CallAsync(name, row.Request(scene)));
            Assert.Equal((StatusCode.PermissionDenied, "FORBIDDEN"), (refused.Code, refused.Reason));
        }

        // The first one allowed finds a request that is valid; to those after it, things may have changed.
        var before = Stored.Of(host, agency);
        await host.Caller(row.Roles[0], agency).CallAsync(name, row.Request(scene));
        Assert.Equal(row.Scope == "risk.read", before.SequenceEqual(Stored.Of(host, agency)));
        foreach (var role in row.Roles.Skip(1)) await NotDeniedAsync(role, agency, name, row.Request(scene));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Another_agencys_ids_are_not_found_like_ids_that_do_not_exist(string name)
    {
        // The directory is nobody's own: its admins keep it for all.
        if (name.StartsWith("DirectoryAdminService/", StringComparison.Ordinal)) return;
        var row = RpcTable.Of(name);
        var (mine, theirs) = ($"mine-{name.Split('/')[1]}", $"theirs-{name.Split('/')[1]}");
        var own = await MakeAsync(mine, name);
        var other = await MakeAsync(theirs, name);
        if (!ForeignIds.Any(row.Request(other))) return;

        foreach (var role in row.Roles)
        {
            var caller = host.Caller(role, mine);
            var before = Stored.Of(host, mine, theirs);

            // Everything of the other agency, and nothing that exists.
            var foreign = await Failures.RefusedAsync(() => caller.CallAsync(name, row.Request(other)));
            var nothing = await Failures.RefusedAsync(
                () => caller.CallAsync(name, row.Request(Scene.Nowhere(host.Clock.GetUtcNow()))));
            Assert.Equal((StatusCode.NotFound, "NOT_FOUND"), (foreign.Code, foreign.Reason));
            AssertSame(nothing, foreign);

            // The own case with one id of the other agency's, and with one that does not exist.
            foreach (var (withForeign, withNothing) in ForeignIds.Each(row.Request(own), row.Request(other)))
            {
                AssertSame(
                    await Failures.RefusedAsync(() => caller.CallAsync(name, withNothing)),
                    await Failures.RefusedAsync(() => caller.CallAsync(name, withForeign)));
            }

            Assert.Equal(before, Stored.Of(host, mine, theirs));
        }
    }

    private async Task<Scene> MakeAsync(string agency, string name) =>
        await RetentionScene.PrepareAsync(host, await Scene.MakeAsync(host, agency, NeedsSwap(name)), name);

    private static bool NeedsSwap(string name) =>
        name.EndsWith("RoleSwap", StringComparison.Ordinal)
            && !name.EndsWith("ProposeRoleSwap", StringComparison.Ordinal);

    private static void AssertSame(Refusal expected, Refusal actual)
    {
        Assert.Equal((expected.Code, expected.Reason), (actual.Code, actual.Reason));
        Assert.Equal((expected.Message, expected.Rule), (actual.Message, actual.Rule));
        Assert.Equal(expected.Fields, actual.Fields);
        Assert.Equal(expected.Rules, actual.Rules);
        Assert.Equal(expected.Metadata, actual.Metadata);
        Assert.Equal(expected.RetryAfter, actual.RetryAfter);
    }

    private async Task NotDeniedAsync(string role, string agency, string name, IMessage request)
    {
        try
        {
            await host.Caller(role, agency).CallAsync(name, request);
        }
        catch (RpcException e)
        {
            Assert.True(
                e.StatusCode is StatusCode.Aborted or StatusCode.FailedPrecondition or StatusCode.InvalidArgument,
                e.Message);
        }
    }
}
