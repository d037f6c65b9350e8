using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform;
using RiskPlatform.RiskService.Platform.Protection;

namespace RiskService.Tests.Platform;

public sealed class ProtectionTests
{
    private static readonly Guid Record = Guid.CreateVersion7();

    [Fact]
    public void What_is_sealed_opens_where_it_was_sealed_and_nowhere_else()
    {
        var key = CaseKey.Create();
        var value = key.SealText("synthetic", "party", Record)!;
        Assert.Equal("synthetic", key.OpenText(value, "party", Record));
        Assert.ThrowsAny<CryptographicException>(() => key.OpenText(value, "party", Guid.CreateVersion7()));
        Assert.ThrowsAny<CryptographicException>(() => key.OpenText(value, "action.note", Record));
        Assert.ThrowsAny<CryptographicException>(() => CaseKey.Create().OpenText(value, "party", Record));
    }

    [Fact]
    public void Equal_values_never_look_equal()
    {
        var key = CaseKey.Create();
        var all = Enumerable.Range(0, 1_000)
            .Select(_ => Convert.ToHexString(key.SealText("synthetic", "party", Record)!));
        Assert.Equal(1_000, all.Distinct().Count());
    }

    [Fact]
    public void A_value_with_any_bit_changed_or_cut_short_does_not_open()
    {
        var key = CaseKey.Create();
        var value = key.SealText("synthetic", "party", Record)!;
        for (var i = 0; i < value.Length; i++)
        {
            var changed = value.ToArray();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => key.Open(changed, "party", Record));
            Assert.ThrowsAny<CryptographicException>(() => key.Open(value.AsSpan(0, i), "party", Record));
        }
    }

    [Fact]
    public void Case_keys_open_with_their_master_key_for_their_case_alone()
    {
        var (a, b) = (Masters(("a", 1)), Masters(("a", 2)));
        var key = CaseKey.Create();
        var wrapped = a.Wrap(key, Record);
        Assert.Equal(key.Bytes, a.Unwrap(wrapped, Record).Bytes);
        Assert.ThrowsAny<CryptographicException>(() => a.Unwrap(wrapped, Guid.CreateVersion7()));
        Assert.ThrowsAny<CryptographicException>(() => b.Unwrap(wrapped, Record));
        Assert.ThrowsAny<CryptographicException>(() => Masters(("c", 1)).Unwrap(wrapped, Record));
    }

    [Fact]
    public void Keys_rotate_old_case_keys_open_and_references_stay_findable()
    {
        var old = Masters(("a", 1));
        var wrapped = old.Wrap(CaseKey.Create(), Record);
        var both = Masters("b", "a", ("a", 1), ("b", 2));
        both.Unwrap(wrapped, Record);
        Assert.Equal("b", both.Wrap(CaseKey.Create(), Record).KeyId);
        Assert.Equal(old.LookupHash("agency", "R-1"), both.LookupHash("agency", "R-1"));
    }

    [Fact]
    public void A_look_up_hash_tells_neither_agency_nor_reference_apart_from_others_without_both()
    {
        var keys = Masters(("a", 1));
        byte[][] hashes =
        [
            keys.LookupHash("agency", "R-1"), keys.LookupHash("agency", "R-2"), keys.LookupHash("other", "R-1"),
            Masters(("a", 2)).LookupHash("agency", "R-1"), SHA256.HashData("agency\0R-1"u8),
        ];
        Assert.Equal(hashes.Length, hashes.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void Without_a_key_of_the_right_length_there_is_no_start()
    {
        Assert.Throws<StartupException>(() => Masters());
        var bad = new ProtectionOptions();
        bad.MasterKeys["a"] = "not base64 of 32 bytes";
        var e = Assert.Throws<StartupException>(() => new MasterKeys(Options.Create(bad)));
        Assert.DoesNotContain("not base64 of 32 bytes!", e.Message, StringComparison.Ordinal);
        Assert.Throws<StartupException>(() => Masters(null, null, ("a", 1), ("b", 2)));
        var file = new ProtectionOptions { MasterKeyFile = "/nowhere/secret-path" };
        e = Assert.Throws<StartupException>(() => new MasterKeys(Options.Create(file)));
        Assert.DoesNotContain("secret-path", e.Message, StringComparison.Ordinal);
    }

    /// <summary>One of the two would go, and with it every case that it protects.</summary>
    [Fact]
    public async Task Two_keys_of_one_id_are_no_start()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file, Convert.ToBase64String(new byte[32]), TestContext.Current.CancellationToken);
        var options = new ProtectionOptions { MasterKeyFile = file };
        options.MasterKeys["file"] = Convert.ToBase64String(Enumerable.Repeat((byte)1, 32).ToArray());
        Assert.Throws<StartupException>(() => new MasterKeys(Options.Create(options)));
        File.Delete(file);
    }

    private static MasterKeys Masters(params (string Id, byte Fill)[] keys) => Masters(null, null, keys);

    private static MasterKeys Masters(string? current, string? lookup, params (string Id, byte Fill)[] keys)
    {
        var options = new ProtectionOptions { CurrentKeyId = current, LookupKeyId = lookup };
        foreach (var (id, fill) in keys) options.MasterKeys[id] =
            Convert.ToBase64String(Enumerable.Repeat(fill, 32).ToArray());
        return new MasterKeys(Options.Create(options));
    }
}
