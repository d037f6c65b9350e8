using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RiskPlatform.Client;

namespace Clients.Tests.Client;

public sealed class WebhookSignatureTests
{
    // The example that the libraries of Standard Webhooks are tested with.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long Sent = 1_614_265_330;
    private const string Body = """{"test": 2432232314}""";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(Sent);

    private static WebhookVerdict Verify(
        string? id = Id, string? timestamp = "1614265330", string? signature = Signature, string body = Body,
        string secret = Secret, DateTimeOffset? now = null, TimeSpan? tolerance = null) =>
        WebhookSignature.Verify(
            id, timestamp, signature, Encoding.UTF8.GetBytes(body), secret, now ?? Now, tolerance);

    [Fact]
    public void The_example_of_Standard_Webhooks_is_valid()
    {
        Assert.Equal(WebhookVerdict.Valid, Verify());
        Assert.Equal(WebhookVerdict.Valid, Verify(secret: Secret["whsec_".Length..]));
    }

    [Theory]
    [InlineData("v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v1,Gur4pLd03kjn8RYtBm5eJ1aZx/CbVfSdKjxKX1JdVGk= ")]
    [InlineData("v2,anything v1a,anything v1,short ")]
    [InlineData("  ")]
    public void One_of_several_signatures_has_to_fit(string before)
    {
        Assert.Equal(WebhookVerdict.Valid, Verify(signature: before + Signature));
        Assert.Equal(WebhookVerdict.Valid, Verify(signature: $"{Signature} {before}"));
    }

    [Fact]
    public void Whatever_was_changed_does_not_fit()
    {
        Assert.Equal(WebhookVerdict.WrongSignature, Verify(id: Id + "x"));
        Assert.Equal(WebhookVerdict.WrongSignature, Verify(timestamp: "1614265331"));
        Assert.Equal(WebhookVerdict.WrongSignature, Verify(body: Body + " "));
        Assert.Equal(WebhookVerdict.WrongSignature, Verify(body: ""));
        Assert.Equal(WebhookVerdict.WrongSignature, Verify(secret: "whsec_" + Convert.ToBase64String(new byte[24])));
        Assert.Equal(WebhookVerdict.WrongSignature, Verify(signature: "v1,"));
        Assert.Equal(WebhookVerdict.WrongSignature, Verify(signature: "v1,g0hM9SsE"));
        Assert.Equal(WebhookVerdict.WrongSignature, Verify(signature: Signature.Replace("g0hM", "G0hM")));
        Assert.Equal(WebhookVerdict.WrongSignature, Verify(signature: "v1," + new string('A', 100_000)));
        Assert.Equal(WebhookVerdict.WrongSignature, Verify(signature: "v1,!!! not base64"));
    }

    [Fact]
    public void What_is_missing_or_of_no_known_form()
    {
        Assert.All((string?[])[null, ""], nothing =>
        {
            Assert.Equal(WebhookVerdict.MissingHeader, Verify(id: nothing));
            Assert.Equal(WebhookVerdict.MissingHeader, Verify(timestamp: nothing));
            Assert.Equal(WebhookVerdict.MissingHeader, Verify(signature: nothing));
        });
        Assert.All(
            (string[])["yesterday", "-1", " 1614265330", "1614265330.5", new string('9', 30)],
            time => Assert.Equal(WebhookVerdict.MalformedHeader, Verify(timestamp: time)));
        Assert.All(
            (string[])[Signature[3..], "v2" + Signature[2..], " ", "V1" + Signature[2..]],
            signature => Assert.Equal(WebhookVerdict.MalformedHeader, Verify(signature: signature)));
    }

    [Theory]
    [InlineData(300, WebhookVerdict.Valid)]
    [InlineData(301, WebhookVerdict.TooOld)]
    [InlineData(-300, WebhookVerdict.Valid)]
    [InlineData(-301, WebhookVerdict.TooNew)]
    public void Five_minutes_on_either_side(int seconds, WebhookVerdict expected) =>
        Assert.Equal(expected, Verify(now: Now.AddSeconds(seconds)));

    [Fact]
    public void A_tolerance_of_the_receivers_own()
    {
        Assert.Equal(
            WebhookVerdict.TooOld, Verify(now: Now.AddSeconds(11), tolerance: TimeSpan.FromSeconds(10)));
        Assert.Equal(WebhookVerdict.Valid, Verify(now: Now.AddHours(1), tolerance: TimeSpan.FromHours(1)));
        var late = long.MaxValue.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(WebhookVerdict.TooNew, Verify(timestamp: late, signature: Sign(late)));
    }

    /// <summary>Who can't sign learns nothing of the receiver's clock.</summary>
    [Fact]
    public void What_is_old_and_not_signed_is_not_signed() => Assert.Equal(
        WebhookVerdict.WrongSignature, Verify(body: "x", now: Now.AddDays(1)));

    [Theory]
    [InlineData("whsec_")]
    [InlineData("whsec_not base64!")]
    [InlineData("sk_live_abc!")]
    public void What_is_no_secret_is_the_receivers_mistake(string secret)
    {
        var mistake = Assert.Throws<ArgumentException>(() => Verify(secret: secret));
        Assert.DoesNotContain(secret[6..].PadRight(3, '~'), mistake.Message, StringComparison.Ordinal);
    }

    private static string Sign(string timestamp) => "v1," + Convert.ToBase64String(HMACSHA256.HashData(
        Convert.FromBase64String(Secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{Id}.{timestamp}.{Body}")));
}
