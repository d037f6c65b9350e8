using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(AdminPortal.Tests.Host.Browser))]

namespace AdminPortal.Tests.Host;

/// <summary>A real browser. Each person has a window of their own in it.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Usual =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/microsoft-edge"];

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath =
                Environment.GetEnvironmentVariable("RISKPLATFORM_TEST_BROWSER") ?? Usual.FirstOrDefault(File.Exists),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    /// <summary>A window, signed in as somebody or nobody.</summary>
    public Task<IPage> OpenAsync(
        Portal portal, TestPerson? person = null, bool scripts = true, int width = 1200, int height = 900)
    {
        ArgumentNullException.ThrowIfNull(portal);
        return OpenAsync(portal.Address, person, scripts, width, height);
    }

    /// <summary>The same, for a portal at any address.</summary>
    public async Task<IPage> OpenAsync(
        Uri address, TestPerson? person = null, bool scripts = true, int width = 1200, int height = 900)
    {
        ArgumentNullException.ThrowIfNull(address);
        var window = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            JavaScriptEnabled = scripts,
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        window.SetDefaultTimeout(60_000);
        if (person is not null)
        {
            var cookie = new Cookie
            {
                Name = TestSignIn.Cookie,
                Value = person.CookieValue,
                Url = address.ToString(),
            };
            await window.AddCookiesAsync([cookie]);
        }

        return await window.NewPageAsync();
    }
}

/// <summary>What must hold of every page in the browser.</summary>
public static class PageChecks
{
    private static readonly string[] Wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    /// <summary>No violation of WCAG 2.2 AA.</summary>
    public static async Task IsAccessibleAsync(this IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);

        // From the top: what a scrolled page has half under the way out is no smaller for it.
        await page.EvaluateAsync("() => window.scrollTo(0, 0)");
        var rules = new RunOnlyOptions { Type = "tag", Values = [.. Wcag] };
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = rules });
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(v =>
            $"{page.Url} {v.Id}: {v.Help} {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
    }

    /// <summary>Nothing that has to be scrolled to sideways.</summary>
    public static async Task FitsAsync(this IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var over = await page.EvaluateAsync<string>(
            """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return '';
              return [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > width)
                .map(e => `${e.tagName}.${e.className} ${e.getBoundingClientRect().right}`).join(' | ') || 'nothing';
            }
            """);
        Assert.True(over.Length == 0, $"{page.Url} is too wide: {over}");
    }
}
