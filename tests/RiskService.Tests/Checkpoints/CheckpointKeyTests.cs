using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform;
using RiskPlatform.RiskService.Platform.Checkpoints;

namespace RiskService.Tests.Checkpoints;

public sealed class CheckpointKeyTests
{
    [Fact]
    public void Without_a_private_key_on_the_right_curve_there_is_no_start_and_nothing_of_it_is_said()
    {
        using var right = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var wrong = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var pem = right.ExportPkcs8PrivateKeyPem();
        CheckpointOptions[] refused =
        [
            new(),
            new() { SigningKey = "no key at all" },
            new() { SigningKey = wrong.ExportPkcs8PrivateKeyPem() },
            new() { SigningKey = right.ExportSubjectPublicKeyInfoPem() },
            new() { SigningKeyFile = "/nowhere/secret-path" },
            new() { SigningKey = pem, SigningKeyFile = "/nowhere/secret-path" },
            new() { SigningKey = pem, TrustedKeyIds = { new string('0', 32) } },
        ];
        foreach (var options in refused)
        {
            var e = Assert.Throws<StartupException>(() => Key(options));
            Assert.Contains("heckpoint", e.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret-path", e.Message, StringComparison.Ordinal);
        }

        using var key = Key(new() { SigningKey = pem });
        Assert.Equal(SHA256.HashData(right.ExportSubjectPublicKeyInfo())[..16], key.Id);
    }

    [Fact]
    public void What_an_old_key_signed_fits_unless_only_others_are_trusted()
    {
        using var old = Key(new() { SigningKey = NewPem() });
        var checkpoint = Signed(old);
        Assert.Null(old.Problem(checkpoint));

        var pem = NewPem();
        using var any = Key(new() { SigningKey = pem });
        Assert.Null(any.Problem(checkpoint));
        using var own = Key(new() { SigningKey = pem, TrustedKeyIds = { Convert.ToHexString(any.Id) } });
        Assert.Contains("trusted", own.Problem(checkpoint), StringComparison.Ordinal);
        using var both = Key(new()
        {
            SigningKey = pem,
            TrustedKeyIds = { Convert.ToHexString(any.Id), Convert.ToHexString(old.Id) },
        });
        Assert.Null(both.Problem(checkpoint));
    }

    [Fact]
    public void Whatever_is_changed_in_a_checkpoint_does_not_fit()
    {
        using var key = Key(new() { SigningKey = NewPem() });
        using var other = Key(new() { SigningKey = NewPem() });
        var zeros = new byte[32];
        CheckpointRow[] changed =
        [
            Signed(key, number: 2), Signed(key, chains: 9), Signed(key, time: 1), Signed(key, root: zeros),
            Signed(key, previous: [.. zeros[..31], 1]), Signed(key, signature: new byte[64]),
            Signed(key, signature: []), Signed(key, publicKey: other.PublicKey),
            Signed(key, publicKey: other.PublicKey, id: other.Id), Signed(key, id: other.Id),
            Signed(key, publicKey: [1, 2, 3]), Signed(key, publicKey: [.. key.PublicKey, 0]),
        ];
        Assert.All(changed, row => Assert.NotNull(key.Problem(row)));
        Assert.Null(key.Problem(Signed(key)));
    }

    [Theory]
    [InlineData(1, true, "*/1 * * * *")]
    [InlineData(45, true, "*/45 * * * *")]
    [InlineData(60, true, "0 * * * *")]
    [InlineData(240, true, "0 */4 * * *")]
    [InlineData(1440, true, "0 0 * * *")]
    [InlineData(0, false, "")]
    [InlineData(61, false, "")]
    [InlineData(90, false, "")]
    [InlineData(300, false, "")]
    [InlineData(2880, false, "")]
    public void How_often_is_something_that_a_schedule_can_say(int minutes, bool valid, string cron)
    {
        var options = new CheckpointOptions { EveryMinutes = minutes };
        Assert.Equal(valid, !options.Validate(new(options)).Any());
        if (valid) Assert.Equal(cron, options.Cron);
    }

    private static CheckpointKey Key(CheckpointOptions options) => new(Options.Create(options));

    private static string NewPem()
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return made.ExportPkcs8PrivateKeyPem();
    }

    private static CheckpointRow Signed(
        CheckpointKey key, long number = 1, long chains = 3, long time = 0, byte[]? root = null,
        byte[]? previous = null, byte[]? signature = null, byte[]? publicKey = null, byte[]? id = null)
    {
        var right = Row(1, 3, 0, [.. Enumerable.Repeat((byte)7, 32)], new byte[32], []);
        return Row(number, chains, time, root ?? right.Root, previous ?? right.PreviousHash,
            signature ?? key.Sign(right.Statement()));

        CheckpointRow Row(long n, long c, long t, byte[] r, byte[] p, byte[] s) => new()
        {
            Number = n,
            CreateTime = DateTimeOffset.FromUnixTimeMilliseconds(t),
            ChainCount = c,
            Root = r,
            PreviousHash = p,
            Signature = s,
            KeyId = id ?? key.Id,
            PublicKey = publicKey ?? key.PublicKey,
        };
    }
}
