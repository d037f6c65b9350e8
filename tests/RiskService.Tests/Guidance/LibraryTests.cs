using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.RiskService.Guidance;
using RiskPlatform.V1;

namespace RiskService.Tests.Guidance;

public sealed class LibraryTests
{
    [Fact]
    public void Empty_means_current_and_English()
    {
        Assert.Equal("2026.1", TestContent.Current.Version);
        Assert.Equal("en", TestContent.Current.Language);
        Assert.Same(TestContent.Current, TestContent.Library.Find("", ""));
        Assert.Same(TestContent.Current, TestContent.Library.Find("2026.1", "EN"));
    }

    [Theory]
    [InlineData("2025.1", "")]
    [InlineData("2026.1", "cy")]
    [InlineData("", "en-GB")]
    public void What_is_not_held_is_not_found(string version, string language) =>
        Assert.Null(TestContent.Library.Find(version, language));

    [Fact]
    public void A_second_language_is_picked_up_from_its_files_alone()
    {
        var library = GuidanceLibrary.Load([.. TestContent.Files, .. TestContent.AsLanguage("cy")]);

        Assert.Equal(["cy", "en"], Assert.Single(library.Versions).Languages);
        Assert.Equal("en", library.Current.Language);
        var welsh = library.Find("", "cy")!;
        Assert.StartsWith("[cy] ", welsh.Indicator(Indicator.WeaponUse).Label, StringComparison.Ordinal);
        Assert.Equal(
            library.Current.AdviceFor([AdviceFit.Children]).Select(a => a.AdviceId),
            welsh.AdviceFor([AdviceFit.Children]).Select(a => a.AdviceId));
    }

    [Fact]
    public void The_newest_version_is_current_counted_as_numbers()
    {
        var library = GuidanceLibrary.Load(
            [.. TestContent.AsVersion("2026.9"), .. TestContent.Files, .. TestContent.AsVersion("2026.10")]);

        Assert.Equal(["2026.10", "2026.9", "2026.1"], library.Versions.Select(v => v.Version));
        Assert.Equal([true, false, false], library.Versions.Select(v => v.Current));
        Assert.Equal("2026.10", library.Current.Version);
        Assert.Equal("2026.1", library.Find("2026.1", "")!.Version);
    }
}
