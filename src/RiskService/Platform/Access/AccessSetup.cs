using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;
using RiskPlatform.RiskService.Platform.Limits;

namespace RiskPlatform.RiskService.Platform.Access;

internal static class AccessSetup
{
    internal static IServiceCollection AddAccess(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var options = configuration.GetSection("Auth").Get<AuthOptions>() ?? new AuthOptions();
        Check(options, environment);
        services.AddOptions<RateLimitOptions>().BindConfiguration("RateLimit")
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ClientRateLimiter>();
        services.AddSingleton<AccessTable>().AddSingleton<TokenCheck>();
        services.AddOptions<AuthOptions>().BindConfiguration("Auth");
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Introspection>(
            provider, new HttpClient { Timeout = TimeSpan.FromSeconds(3) }));
        services.AddScoped<CurrentCaller>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(jwt =>
        {
            jwt.MapInboundClaims = false;
            jwt.Events = TokenFailure.Events;
            jwt.Authority = options.Authority;
            jwt.RequireHttpsMetadata = !environment.IsDevelopment();
            jwt.TokenValidationParameters = new TokenValidationParameters
            {
                ValidAudience = options.Audience,
                NameClaimType = "sub",
                RoleClaimType = "role",
                ClockSkew = TimeSpan.FromSeconds(30),
                RequireExpirationTime = true,
                RequireSignedTokens = true,
                ValidAlgorithms =
                [
                    SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.RsaSha256,
                    SecurityAlgorithms.RsaSsaPssSha256,
                ],
            };
            if (options.DevelopmentKeyFile is { Length: > 0 } file) TrustDevelopmentKey(jwt, file);
        });

        // Lifetimes are judged by the platform's own clock, as everything else is.
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<TimeProvider, Introspection>((jwt, clock, introspection) =>
            {
                jwt.TimeProvider = clock;
                new TokenCache(clock, introspection).Serve(jwt);
                jwt.TokenValidationParameters.LifetimeValidator = (from, until, _, parameters) =>
                    TokenLifetime.Check(from, until, clock.GetUtcNow().UtcDateTime, parameters.ClockSkew);
            });
        return services;
    }

    private static void Check(AuthOptions options, IHostEnvironment environment)
    {
        var hasDevelopmentKey = !string.IsNullOrEmpty(options.DevelopmentKeyFile);
        if (hasDevelopmentKey && !environment.IsDevelopment())
        {
            throw new StartupException(
                $"Auth:DevelopmentKeyFile is set in the environment {environment.EnvironmentName}. "
                + "It is for Development alone: whoever has the key can be anybody. Remove it.");
        }

        if (string.IsNullOrEmpty(options.Authority) && !hasDevelopmentKey)
        {
            throw new StartupException("No issuer of tokens. Set Auth:Authority to the OpenID Connect issuer.");
        }
    }

    private static void TrustDevelopmentKey(JwtBearerOptions jwt, string file)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
        }
        catch (Exception e) when (
            e is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException
                or NotSupportedException)
        {
            throw new StartupException(
                $"Auth:DevelopmentKeyFile is not a readable EC key in PEM ({e.GetType().Name}). "
                + "'dotnet dev.cs up' makes one.");
        }

        jwt.TokenValidationParameters.ValidIssuer = AuthOptions.DevelopmentIssuer;
        jwt.TokenValidationParameters.IssuerSigningKey = new ECDsaSecurityKey(key);
    }
}
