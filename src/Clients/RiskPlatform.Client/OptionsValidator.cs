using Microsoft.Extensions.Options;

namespace RiskPlatform.Client;

/// <summary>Says everything that is wrong with the options at once, each with the fix.</summary>
internal sealed class OptionsValidator : IValidateOptions<RiskPlatformClientOptions>
{
    public ValidateOptionsResult Validate(string? name, RiskPlatformClientOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(RiskPlatformClientOptions options)
    {
        if (options.Address is not { } address)
            yield return "Address is missing: set the service's gRPC address, such as https://risk.agency.example.";
        else if (AddressProblem("Address", address) is { } problem)
            yield return problem;
        else if ((options.GetToken ?? (object?)options.Credentials) is not null && Exposed(address, options))
            yield return "Address would carry tokens without TLS: use https, or set AllowUnencrypted.";

        if (options.Deadline <= TimeSpan.Zero || options.Deadline > TimeSpan.FromMinutes(10))
            yield return "Deadline must be more than zero and at most 10 minutes.";
        if (options.MaxAttempts is < 1 or > 10) yield return "MaxAttempts must be 1 to 10; 1 turns retries off.";
        if (!PurposeHeader.IsKnown(options.Purpose)) yield return "Purpose must be one of AccessPurpose.";
        if (options is { GetToken: not null, Credentials: not null })
            yield return "GetToken and Credentials are both set: set one of the two.";
        if (options.Credentials is not { } credentials) yield break;
        foreach (var problem in Problems(credentials, options)) yield return problem;
    }

    private static IEnumerable<string> Problems(ClientCredentials credentials, RiskPlatformClientOptions options)
    {
        if (string.IsNullOrWhiteSpace(credentials.ClientId)) yield return "Credentials.ClientId is missing.";
        if (string.IsNullOrWhiteSpace(credentials.ClientSecret)) yield return "Credentials.ClientSecret is missing.";
        if (credentials.Authority is null == credentials.TokenEndpoint is null)
        {
            yield return "Credentials needs either Authority or TokenEndpoint.";
            yield break;
        }

        var (field, endpoint) = credentials.Authority is { } authority
            ? ("Credentials.Authority", authority)
            : ("Credentials.TokenEndpoint", credentials.TokenEndpoint!);
        if (AddressProblem(field, endpoint) is { } problem)
            yield return problem;
        else if (Exposed(endpoint, options))
            yield return $"{field} would carry the client secret without TLS: use https, or set AllowUnencrypted.";
    }

    internal static bool Exposed(Uri address, RiskPlatformClientOptions options) =>
        address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback && !options.AllowUnencrypted;

    // The value itself is not repeated: a mistaken one may hold a password.
    private static string? AddressProblem(string field, Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            return $"{field} must be an absolute http or https address.";
        return address.UserInfo.Length > 0 ? $"{field} must not contain a user name or password." : null;
    }
}
