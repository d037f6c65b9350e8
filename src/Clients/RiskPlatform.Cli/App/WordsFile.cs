using System.Text;

namespace RiskPlatform.Cli.App;

/// <summary>A file that holds what an option says.</summary>
internal static class WordsFile
{
    /// <summary>More than the longest text of the protocol can take.</summary>
    private const int MaxBytes = 64 * 1024;

    private static readonly UTF8Encoding Strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static async Task<string> ReadAsync(
        string option, string folder, string name, CancellationToken cancellationToken)
    {
        var file = new FileInfo(Path.Combine(folder, name));
        if (name.Length == 0 || !file.Exists)
            throw new UsageException($"{option}: there is no such file. A text that begins with \"@\" begins \"@@\".");
        if (file.Length > MaxBytes) throw new UsageException($"{option}: the file is larger than 64 KB.");
        var bytes = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF').TrimEnd('\r', '\n');
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"{option}: the file is not text in UTF-8.");
        }
    }
}
