using AdminPortal.Tests.Host;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Tests.Everywhere;

/// <summary>No page is left out.</summary>
[Collection(nameof(EveryPage))]
public sealed class RouteTests(Portal portal, Worlds worlds)
{
    /// <summary>
    /// What <see cref="AccountPageTests"/> walks through, the page that tells of errors, and the one that a form waits
    /// at, which <see cref="Security.DangerousActTests"/> comes by.
    /// </summary>
    private static bool IsElsewhere(string page) =>
        page is "/Error" or "/Proved" || page.StartsWith("/Account/", StringComparison.Ordinal);

    [Fact]
    public async Task Every_page_of_the_portal_has_an_address_here()
    {
        var world = await worlds.FullAsync();
        var pages = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(e => e.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath).OfType<string>().ToHashSet();

        var missing = pages.Where(p => !IsElsewhere(p)).Except(world.Addresses.Keys).Order();
        var gone = world.Addresses.Keys.Except(pages).Order();
        var notWalked = pages.Where(p => p.StartsWith("/Account/", StringComparison.Ordinal))
            .Except(AccountPageTests.Walked).Order();

        Assert.Empty(missing);
        Assert.Empty(gone);
        Assert.Empty(notWalked);
    }
}
