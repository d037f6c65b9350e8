using System.Security.Cryptography;
using System.Text;
using RiskPlatform.RiskService.Guidance;

namespace RiskService.Tests.Guidance;

/// <summary>An assessment names the version behind it (ASSESS-7), so a published version stays as it is.</summary>
public sealed class PublishedVersionTests
{
    private static readonly Dictionary<string, string> Published = new()
    {
        ["2026.1"] = "2e4d45bb879a6fe1d4aa5bc7db14a04b6aa9dfeeb18638b71ac07cb4fddeb1a9",
    };

    [Fact]
    public void Published_versions_do_not_change()
    {
        foreach (var version in TestContent.Files.GroupBy(f => f.Version))
        {
            var hash = Hash(version);
            Assert.True(
                Published.GetValueOrDefault(version.Key) == hash,
                $"The content of version {version.Key} is not what was published (its hash is {hash}). Published "
                + "content never changes: leave its folder alone and add a new version folder, with its hash here.");
        }

        Assert.Equal(Published.Keys.Order(), TestContent.Library.Versions.Select(v => v.Version).Order());
    }

    // Line ends are left out, because a checkout on another system may change them.
    private static string Hash(IEnumerable<GuidanceFile> files)
    {
        var text = string.Concat(files.OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => $"{f.Name}\n{Encoding.UTF8.GetString(f.Content.Span)}\n"))
            .Replace("\r", "", StringComparison.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
