using System.Globalization;
using System.Security.Claims;
using RiskPlatform.AdminPortal.Identity;

namespace AdminPortal.Tests.Identity;

/// <summary>When a proof of who somebody is counts as recent.</summary>
public sealed class RecentSignInTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void Ten_minutes_hold(int minutes, bool recent)
    {
        var at = Start.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        Assert.Equal(recent, RecentSignInAttribute.ProvedWithin(
            TimeSpan.FromMinutes(10), Person(at), Start.AddMinutes(minutes)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    public void Whoever_does_not_say_when_has_not_proved_it(string? at) =>
        Assert.False(RecentSignInAttribute.ProvedWithin(TimeSpan.FromMinutes(10), Person(at), Start));

    private static ClaimsPrincipal Person(string? at) =>
        new(new ClaimsIdentity(at is null ? [] : [new Claim("auth_time", at)], "test"));
}
