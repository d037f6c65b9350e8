using Grpc.Core;
using RiskPlatform.AdminPortal.Pages.Home;
using RiskPlatform.Client;

namespace AdminPortal.Tests.Home;

/// <summary>One part of a page that can't be read leaves the others.</summary>
public sealed class PartTests
{
    [Fact]
    public async Task A_part_that_is_not_theirs_is_not_asked_for()
    {
        var part = await Part<string>.ReadAsync(false, () => throw new InvalidOperationException());

        Assert.Null(part);
    }

    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.PermissionDenied)]
    [InlineData(StatusCode.Internal)]
    public async Task A_part_that_fails_says_so(StatusCode code)
    {
        var part = await Part<string>.ReadAsync(true, () =>
            throw RiskPlatformException.From(new RpcException(new Status(code, ""))));

        Assert.NotNull(part);
        Assert.Null(part.Value);
    }

    [Fact]
    public async Task A_part_that_is_read_is_there()
    {
        var part = await Part<string>.ReadAsync(true, () => Task.FromResult("read"));

        Assert.Equal("read", part!.Value);
    }
}
