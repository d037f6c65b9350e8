using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace RiskPlatform.AdminPortal.Identity;

/// <summary>
/// Where browsers reach the portal. Never taken from a request, whose Host header anybody can write: links to set an
/// account up start with it.
/// </summary>
public sealed class PortalAddress(IOptions<PortalIdentityOptions> options, IServer server)
{
    internal Uri Value => field ??= options.Value.Address ?? Listening
        ?? throw new InvalidOperationException("The portal does not listen yet. Set Identity:Address.");

    /// <summary>Who issues its tokens.</summary>
    internal Uri Authority => options.Value.Authority ?? Value;

    internal Uri At(string path) => new(Value, path);

    private Uri? Listening => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } first
        ? new Uri(first.Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal))
        : null;
}
