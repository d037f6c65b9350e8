using Microsoft.Extensions.Time.Testing;
using RiskPlatform.RiskService.Reviews;

namespace RiskService.Tests.Reviews;

/// <summary>What takes long to count is counted seldom; what takes no time, each time.</summary>
public sealed class CountedNumbersTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly CountedNumbers numbers;
    private int counted;

    public CountedNumbersTests() => numbers = new CountedNumbers(clock);

    [Fact]
    public async Task What_is_counted_in_no_time_is_counted_each_time()
    {
        Assert.Equal("1", await CountAsync("a", TimeSpan.FromMilliseconds(5)));
        Assert.Equal("2", await CountAsync("a", TimeSpan.FromMilliseconds(5)));
    }

    [Fact]
    public async Task What_takes_long_stands_for_as_many_times_as_long_and_for_its_own_key_alone()
    {
        Assert.Equal("1", await CountAsync("a", TimeSpan.FromMilliseconds(100)));
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal("1", await CountAsync("a", TimeSpan.FromMilliseconds(100)));
        Assert.Equal("2", await CountAsync("b", TimeSpan.FromMilliseconds(100)));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("3", await CountAsync("a", TimeSpan.FromMilliseconds(100)));
    }

    [Fact]
    public async Task Nothing_stands_for_longer_than_five_minutes()
    {
        Assert.Equal("1", await CountAsync("a", TimeSpan.FromSeconds(10)));
        clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.Equal("1", await CountAsync("a", TimeSpan.FromSeconds(10)));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("2", await CountAsync("a", TimeSpan.FromSeconds(10)));
    }

    private Task<string> CountAsync(string key, TimeSpan takes) => numbers.GetAsync(key, () =>
    {
        clock.Advance(takes);
        return Task.FromResult($"{++counted}");
    });
}
