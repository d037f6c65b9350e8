using System.CommandLine;
using System.Security.Cryptography;

namespace RiskPlatform.Cli.App;

/// <summary>
/// The key that signs tokens in development. A service outside development does not start where it is present.
/// </summary>
internal static class DevelopmentKey
{
    internal const string RelativePath = ".riskplatform/development-signing-key.pem";

    /// <returns>The key file, or null where none was named and none is found.</returns>
    internal static string? Find(Cli cli, ParseResult parse)
    {
        var named = parse.GetValue(cli.Options.DevelopmentKey) ?? Connection.Variable(cli, "RISK_DEVELOPMENT_KEY");
        if (named is not null)
        {
            var path = Path.Combine(cli.Folder, named);
            return File.Exists(path) ? path : throw new UsageException($"There is no development key at {named}.");
        }

        for (var folder = new DirectoryInfo(cli.Folder); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, RelativePath);
            if (File.Exists(path)) return path;
        }

        return null;
    }

    internal static ECDsa Read(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            if (key.KeySize == 256 && key.ExportParameters(includePrivateParameters: true).D is not null) return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException or NotSupportedException)
        {
            // Said below, without a word of the file.
        }

        key.Dispose();
        throw new UsageException(
            $"{path} is not an EC P-256 private key in PEM (PKCS#8). 'dotnet dev.cs up' makes one.");
    }
}
