using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace RiskPlatform.AdminPortal.Identity.Data;

/// <summary>
/// The key that lies in a file, not in the database: a copy of the database alone opens nothing.
/// </summary>
internal sealed class MasterKey
{
    private const int KeySize = 32, NonceSize = 12, TagSize = 16;
    private readonly byte[]? key;

    public MasterKey(IOptions<PortalIdentityOptions> options, IHostEnvironment environment)
    {
        if (options.Value.MasterKeyFile is not { Length: > 0 } file)
        {
            if (!environment.IsDevelopment())
                throw new InvalidOperationException("Set Identity:MasterKeyFile to a file with the master key.");
            return;
        }

        if (!File.Exists(file))
            throw new InvalidOperationException("Identity:MasterKeyFile names a file that is not there.");
        key = new byte[KeySize];
        if (!Convert.TryFromBase64String(File.ReadAllText(file).Trim(), key, out var read) || read != KeySize)
            throw new InvalidOperationException("Identity:MasterKeyFile does not hold 32 bytes in Base64.");
    }

    /// <summary>
    /// Says when the portal starts, not when somebody signs in, that this is not the key of this database. Data
    /// Protection by itself would begin anew with the wrong one.
    /// </summary>
    internal void MustOpen(IEnumerable<string?> stored)
    {
        var newest = stored.SelectMany(xml => XElement.Parse(xml ?? "<none/>").Descendants("sealed")).LastOrDefault();
        if (newest is null) return;
        try
        {
            Open(newest.Value);
        }
        catch (CryptographicException e)
        {
            throw new InvalidOperationException(
                "Identity:MasterKeyFile does not hold the key that this identity database was begun with.", e);
        }
    }

    internal static void Add(IServiceCollection services)
    {
        services.AddSingleton<MasterKey>();
        services.AddOptions<KeyManagementOptions>().Configure<MasterKey>((keys, master) =>
        {
            if (master.key is not null) keys.XmlEncryptor = new Sealer(master);
        });
    }

    private string Seal(string text)
    {
        var plain = System.Text.Encoding.UTF8.GetBytes(text);
        var all = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(all.AsSpan(0, NonceSize));
        using var aes = new AesGcm(key!, TagSize);
        aes.Encrypt(all.AsSpan(0, NonceSize), plain, all.AsSpan(NonceSize + TagSize), all.AsSpan(NonceSize, TagSize));
        return Convert.ToBase64String(all);
    }

    private string Open(string text)
    {
        if (key is null) throw new InvalidOperationException("The keys are sealed. Set Identity:MasterKeyFile.");
        var all = Convert.FromBase64String(text);
        var plain = new byte[all.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(all.AsSpan(0, NonceSize), all.AsSpan(NonceSize + TagSize), all.AsSpan(NonceSize, TagSize), plain);
        return System.Text.Encoding.UTF8.GetString(plain);
    }

    private sealed class Sealer(MasterKey master) : IXmlEncryptor
    {
        public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
            new XElement("sealed", master.Seal(plaintextElement.ToString())), typeof(Opener));
    }

    /// <summary>Made by Data Protection, by its name beside what is sealed.</summary>
    private sealed class Opener(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement) =>
            XElement.Parse(services.GetRequiredService<MasterKey>().Open(encryptedElement.Value));
    }
}
