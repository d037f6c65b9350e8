using RiskPlatform.RiskService.Platform.Persistence;

namespace RiskService.Tests.Data;

public sealed class IdsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Ids_grow_strictly_while_the_clock_stands_still_or_goes_back()
    {
        var last = Ids.Next(Now);
        for (var i = 0; i < 20_000; i++)
        {
            var next = Ids.Next(Now.AddMilliseconds(-i));
            Assert.True(next.CompareTo(last) > 0);
            last = next;
        }
    }

    [Fact]
    public void Ids_grow_in_the_order_of_their_bytes_which_is_the_order_of_both_engines()
    {
        var made = Enumerable.Range(0, 5_000).Select(i => Ids.Next(Now.AddMilliseconds(i * 7))).ToList();
        Assert.Equal(
            made, made.OrderBy(id => Convert.ToHexString(id.ToByteArray(bigEndian: true)), StringComparer.Ordinal));
    }

    [Fact]
    public void Ids_are_of_version_7_and_carry_the_time()
    {
        // Later than any clock that a test of this process moves: what was given out is never gone back on.
        var future = Now.AddYears(500);
        var id = Ids.Next(future);
        Assert.Equal((7, 8), (id.Version, id.Variant & 0xC));
        Assert.Equal(future.ToUnixTimeMilliseconds(), Convert.ToInt64(id.ToString("N")[..12], 16));
    }

    [Fact]
    public void An_id_follows_another_even_if_that_was_made_by_a_machine_whose_clock_is_ahead()
    {
        var ahead = new Guid("01ffffff-ffff-7fff-bfff-ffffffffffff");
        Assert.True(Ids.Next(Now, after: ahead).CompareTo(ahead) > 0);
    }

    [Fact]
    public async Task Many_threads_never_get_the_same_id_and_each_sees_its_own_grow()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            Enumerable.Range(0, 5_000).Select(_ => Ids.Next(Now)).ToList())));
        Assert.All(made, ids => Assert.Equal(ids.Order(), ids));
        Assert.Equal(40_000, made.SelectMany(ids => ids).Select(id => id.ToString("N")[..19]).Distinct().Count());
    }
}
