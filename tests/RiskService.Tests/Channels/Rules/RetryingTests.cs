using RiskPlatform.RiskService.Reminders.Channels.Rules;
using RiskPlatform.V1;

namespace RiskService.Tests.Channels.Rules;

public sealed class RetryingTests
{
    private static readonly FailedAttempt Failed = new()
    {
        Channel = DeliveryChannel.Webhook,
        Attempts = 1,
        Age = TimeSpan.Zero,
        Urgent = false,
        Patience = Patience.Long,
    };

    [Theory]
    [InlineData(1, 1), InlineData(2, 5), InlineData(3, 15), InlineData(4, 60), InlineData(5, 240), InlineData(6, 360)]
    [InlineData(50, 360)]
    public void Waits_grow_and_then_stay(int attempts, int minutes)
    {
        Assert.Equal(TimeSpan.FromMinutes(minutes), Retrying.Wait(Failed with { Attempts = attempts }, 0));
        Assert.Equal(TimeSpan.FromMinutes(minutes * 1.2), Retrying.Wait(Failed with { Attempts = attempts }, 1));
    }

    [Theory]
    [InlineData(DeliveryChannel.Webhook, 3), InlineData(DeliveryChannel.Email, 5)]
    public void It_has_failed_for_good_after_some_days_and_not_before(DeliveryChannel channel, int days)
    {
        var old = Failed with { Channel = channel, Attempts = 20, Age = TimeSpan.FromDays(days) };
        Assert.NotNull(Retrying.Wait(old, 0));
        Assert.Null(Retrying.Wait(old with { Age = old.Age + TimeSpan.FromSeconds(1) }, 0));
    }

    [Fact]
    public void An_old_one_that_is_sent_again_by_hand_gets_several_attempts()
    {
        var old = Failed with { Age = TimeSpan.FromDays(100) };
        Assert.NotNull(Retrying.Wait(old with { Attempts = 7 }, 0));
        Assert.Null(Retrying.Wait(old with { Attempts = 8 }, 0));
    }

    [Fact]
    public void A_refusal_is_tried_less_often_and_a_final_one_never_again()
    {
        Assert.NotNull(Retrying.Wait(Failed with { Patience = Patience.Short, Attempts = 4 }, 0));
        Assert.Null(Retrying.Wait(Failed with { Patience = Patience.Short, Attempts = 5 }, 0));
        Assert.Null(Retrying.Wait(Failed with { Patience = Patience.None }, 0));
    }

    [Fact]
    public void What_is_urgent_and_a_server_that_comes_back_wait_for_minutes_only()
    {
        Assert.Equal(Retrying.UrgentMost, Retrying.Wait(Failed with { Urgent = true, Attempts = 9 }, 0));
        var server = Failed with { Channel = DeliveryChannel.Email, WholeChannel = true, Attempts = 9 };
        Assert.Equal(Retrying.ChannelMost, Retrying.Wait(server, 0));
        Assert.Equal(
            TimeSpan.FromHours(6), Retrying.Wait(server with { Channel = DeliveryChannel.Webhook }, 0));
    }

    [Fact]
    public void A_receiver_is_given_the_time_it_asks_for_within_reason()
    {
        var asked = Failed with { RetryAfter = TimeSpan.FromMinutes(40) };
        Assert.Equal(TimeSpan.FromMinutes(40), Retrying.Wait(asked, 0));
        Assert.Equal(TimeSpan.FromHours(6), Retrying.Wait(asked with { RetryAfter = TimeSpan.FromDays(400) }, 0));
        Assert.Equal(TimeSpan.FromMinutes(1), Retrying.Wait(asked with { RetryAfter = TimeSpan.FromSeconds(-9) }, 0));
    }
}
