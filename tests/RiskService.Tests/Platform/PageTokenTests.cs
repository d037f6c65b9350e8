using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;

namespace RiskService.Tests.Platform;

public sealed class PageTokenTests
{
    [Fact]
    public void A_token_brings_back_its_key_with_the_same_filters_and_with_no_others()
    {
        var token = PageToken.Make("filters", "key");
        Assert.Equal("key", PageToken.Read(token, "filters"));
        AssertRefused("page_token", () => PageToken.Read(token, "other filters"));
    }

    [Fact]
    public void No_token_is_the_first_page() => Assert.Null(PageToken.Read("", "filters"));

    [Theory]
    [InlineData("x")]
    [InlineData("....")]
    [InlineData("a2V5")]
    [InlineData("a2V5fA")]
    [InlineData("fHx8fHx8fA")]
    [InlineData("_____w")]
    [InlineData("a2V5fA==\n")]
    public void What_was_not_made_here_is_refused(string token) =>
        AssertRefused("page_token", () => PageToken.Read(token, "filters"));

    [Fact]
    public void An_endless_token_is_refused() =>
        AssertRefused("page_token", () => PageToken.Read(new string('a', 1_000_000), "filters"));

    [Theory]
    [InlineData(0, 50)]
    [InlineData(1, 1)]
    [InlineData(200, 200)]
    public void Sizes_that_are_taken(int asked, int size) => Assert.Equal(size, PageToken.Size(asked, 50, 200));

    [Theory]
    [InlineData(-1)]
    [InlineData(201)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Sizes_that_are_not(int asked) => AssertRefused("page_size", () => PageToken.Size(asked, 50, 200));

    private static void AssertRefused(string field, Func<object?> read)
    {
        var failure = Assert.IsType<Failure.Invalid>(Assert.Throws<FailureException>(read).Failure);
        Assert.Equal(field, failure.Violations.Single().Field);
    }
}
