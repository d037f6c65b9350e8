using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using RiskPlatform.AdminPortal.Identity.Agencies;
using RiskPlatform.AdminPortal.Identity.Data;
using RiskPlatform.AdminPortal.Identity.Issuer;
using RiskPlatform.AdminPortal.Identity.People;

namespace RiskPlatform.AdminPortal.Identity;

/// <summary>Everything about who signs in and how.</summary>
internal static class IdentitySetup
{
    private static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    internal static void AddIdentity(this WebApplicationBuilder builder)
    {
        var (services, environment) = (builder.Services, builder.Environment);
        services.PostConfigure<LoggerFilterOptions>(RequestLines.Silence);
        services.AddOptions<PortalIdentityOptions>().BindConfiguration("Identity");
        services.AddIdentityDb(builder.Configuration);
        services.AddSingleton<PortalAddress>();
        services.AddScoped<Sessions>().AddScoped<IdentityAudit>().AddScoped<HeldForms>();
        services.AddSingleton<BrowserSessions>().AddSingleton<SetUpCookie>().AddSingleton<KnownCookie>();
        services.AddScoped(s => new Colleagues(s.GetRequiredService<IdentityDb>(),
            s.GetRequiredService<IHttpContextAccessor>(), s.GetRequiredService<IOptions<PortalIdentityOptions>>()));
        services.AddPortalCookie(environment);
        if (string.IsNullOrEmpty(builder.Configuration["Identity:Authority"]))
        {
            services.AddIssuer(environment);
            services.AddPeople(environment);
        }
        else
        {
            // After the set-up of Razor Pages, which begins with no conventions.
            services.PostConfigure<RazorPagesOptions>(OwnPages.TakeAway);
        }

        services.AddHostedService<IdentityStart>();
        services.AddSingleton<Upkeep>().AddHostedService(s => s.GetRequiredService<Upkeep>());
    }

    internal static void MapIdentity(this WebApplication app)
    {
        SignOut.Map(app);
        if (!app.Services.GetRequiredService<IOptions<PortalIdentityOptions>>().Value.IsIssuer) return;
        app.MapIssuer();
        PasskeyOptions.Map(app);
    }

    private static void AddPeople(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddSingleton<FirstStart>().AddSingleton<DemoAgency>().AddSingleton<SignInThrottle>();
        services.AddScoped<PeopleAdmin>().AddScoped<SetUpLinks>().AddScoped<KnownBrowsers>()
            .AddScoped<StrangersAttempts>().AddScoped<ClientCredentials>().AddScoped<TokenPrincipals>();
        services.AddIdentityCore<PersonAccount>(identity =>
            {
                identity.User.AllowedUserNameCharacters = "";
                identity.Password = new PasswordOptions
                {
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                    RequiredUniqueChars = 1,
                    RequiredLength = 1,
                };
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = Locked;
                identity.ClaimsIdentity.UserIdClaimType = "sub";
            })
            .AddUserManager<PeopleManager>()
            .AddSignInManager<PortalSignIn>()
            .AddUserStore<PersonStore>()
            .AddTokenProvider<OneTimeCodes>(TokenOptions.DefaultAuthenticatorProvider)
            .AddPasswordValidator<PasswordStrength>();
        services.Configure<PasswordHasherOptions>(hash => hash.IterationCount = 210_000);
        services.AddOptions<IdentityPasskeyOptions>().Configure<PortalAddress>((passkey, address) =>
        {
            passkey.ServerDomain = address.Value.Host;
            passkey.UserVerificationRequirement = "required";
            passkey.ResidentKeyRequirement = "required";

            // Forms of this site name no origin, as they name no referrer; what the browser signed does.
            var origin = address.Value.GetLeftPart(UriPartial.Authority);
            passkey.ValidateOrigin = signed => ValueTask.FromResult(!signed.CrossOrigin && signed.Origin == origin);
        });
        services.AddAuthentication()
            .AddCookie(IdentityConstants.ApplicationScheme, cookie =>
            {
                PortalCookie.Common(cookie, "riskplatform-issuer", environment);
                cookie.ExpireTimeSpan = TimeSpan.FromHours(1);
                cookie.LoginPath = "/account/sign-in";
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
            {
                PortalCookie.Common(cookie, "riskplatform-step", environment);
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(10);

                // The proof of a password is good for that long, however often its page is opened.
                cookie.SlidingExpiration = false;
            });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<SessionStore>((cookie, store) => cookie.SessionStore = store);
    }
}
