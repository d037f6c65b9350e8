using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RiskPlatform.AdminPortal.Identity;

namespace AdminPortal.Tests.Identity;

/// <summary>When a dangerous page asks somebody to prove again who they are.</summary>
public sealed class RecentSignInTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("GET", 9, false)]
    [InlineData("GET", 11, true)]
    [InlineData("POST", 19, false)]
    [InlineData("POST", 21, true)]
    public void Ten_minutes_hold_for_a_page_and_ten_more_for_its_form(string method, int minutes, bool asks)
    {
        var clock = new FakeTimeProvider(Start.AddMinutes(minutes));
        using var services = new ServiceCollection().AddSingleton<TimeProvider>(clock).BuildServiceProvider();
        var at = Start.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var http = new DefaultHttpContext
        {
            RequestServices = services,
            User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("auth_time", at)], "test")),
        };
        (http.Request.Method, http.Request.Path) = (method, "/platform/people");
        var context = new AuthorizationFilterContext(
            new ActionContext(http, new RouteData(), new ActionDescriptor()), []);

        new RecentSignInAttribute().OnAuthorization(context);

        var challenge = context.Result as ChallengeResult;
        Assert.Equal(asks, challenge is not null);
        if (challenge is null) return;
        var asked = Assert.IsType<OpenIdConnectChallengeProperties>(challenge.Properties);
        Assert.Equal(TimeSpan.FromMinutes(10), asked.MaxAge);
        Assert.Equal("/platform/people", asked.RedirectUri);
    }
}
