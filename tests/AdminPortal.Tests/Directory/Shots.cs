using Microsoft.Playwright;

namespace AdminPortal.Tests.Directory;

/// <summary>Pictures of pages, to be looked at; kept only where a folder for them is named.</summary>
internal static class Shots
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("RISKPLATFORM_TEST_PICTURES");

    internal static async Task ShotAsync(this IPage page, string name)
    {
        if (Folder is null) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"directory-{name}.png"), FullPage = true });
    }
}
